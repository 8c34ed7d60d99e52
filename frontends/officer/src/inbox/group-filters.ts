import { dayKey } from '@pakn/ui';
import type { CaseFilter, CaseStatus, Progress } from '../gql/graphql';
import { endOf } from './day';
import { FINISHED_STATUSES } from './row';
import type { UrgencyGroup } from './urgency';

/** Groups that are asked for; "later" is the rest of the list. */
export type AskedGroup = Exclude<UrgencyGroup, 'later'>;

/**
 * What the rows under a heading have in common, in step with urgencyGroup; null: no row of this list can stand there.
 * @param filter of the list itself
 * @param now moment in ms; "today" is the province's day
 */
export function groupFilters(filter: CaseFilter | null, now: number): Record<AskedGroup, CaseFilter | null> {
  const running = (...wanted: Progress[]): CaseFilter | null => {
    const progress = wanted.filter((each) => !filter?.progress || filter.progress.includes(each));
    return progress.length ? { ...filter, progress } : null;
  };
  const today = running('NOT_DUE', 'DUE_SOON');
  const status: CaseStatus[] = FINISHED_STATUSES.filter((each) => !filter?.status || filter.status.includes(each));
  return {
    overdue: running('OVERDUE'),
    today: today && { ...today, dueTo: endOf(dayKey(now)) },
    done: status.length ? { ...filter, status } : null,
  };
}
