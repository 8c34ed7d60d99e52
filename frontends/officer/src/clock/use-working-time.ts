import { useQuery } from '@pakn/graph';
import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue';
import { WORKING_TIME } from './clock.documents';
import { workingTime, type WorkingTime } from './working-time';

const KEY: InjectionKey<ComputedRef<WorkingTime | null>> = Symbol('working-time');

/** Reads the province's working time once for the whole console. */
export function provideWorkingTime(): void {
  const year = new Date().getFullYear();
  const { result } = useQuery(WORKING_TIME, { year, nextYear: year + 1 }, { fetchPolicy: 'cache-first' });
  const time = computed(() => {
    const { workingHours, thisYear, nextYear } = result.value ?? {};
    return workingHours && thisYear && nextYear ? workingTime(workingHours, [...thisYear, ...nextYear]) : null;
  });
  provide(KEY, time);
}

/** The province's working time for countdowns and previews; null until it is loaded. */
export function useWorkingTime(): ComputedRef<WorkingTime | null> {
  return inject(KEY, () => computed(() => null), true);
}
