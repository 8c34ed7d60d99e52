import { useQuery } from '@pakn/graph';
import { useNow } from '@pakn/ui';
import type { ClockView } from '@pakn/ui/case/working-hours';
import { computed, type ComputedRef } from 'vue';
import { graphql } from '../gql';
import { promiseClock } from './promise-clock';

const OfficeTime = graphql(/* GraphQL */ `
  query OfficeTime($year: Int!, $next: Int!) {
    workingHours {
      weekday
      from
      to
      validFrom
      agency {
        id
      }
    }
    thisYear: workingCalendar(year: $year) {
      date
      working
      status
      agency {
        id
      }
    }
    nextYear: workingCalendar(year: $next) {
      date
      working
      status
      agency {
        id
      }
    }
  }
`);
interface View {
  submittedAt?: string | null;
  answerDueAt?: string | null;
  answeredAt?: string | null;
}

/** The strip of the promise to the citizen; null until the calendar is there, and for drafts. */
export function usePromiseClock(view: () => View | null): ComputedRef<ClockView | null> {
  const now = useNow();
  const year = computed(() => new Date(view()?.submittedAt ?? Date.now()).getUTCFullYear());
  const { result } = useQuery(OfficeTime, () => ({ year: year.value, next: year.value + 1 }));
  return computed(() => {
    const { submittedAt, answerDueAt, answeredAt } = view() ?? {};
    if (!submittedAt || !answerDueAt || !result.value) return null;
    const { workingHours: hours, thisYear, nextYear } = result.value;
    return promiseClock({ submittedAt, answerDueAt, answeredAt: answeredAt ?? null }, { hours, days: [...thisYear, ...nextYear] }, now.value);
  });
}
