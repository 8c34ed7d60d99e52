import type { CaseRowFragment, CaseStatus, InboxQueue } from '../gql/graphql';

/** A line of a list, as the graph answers it. */
export type Row = CaseRowFragment;

/** No further work: nothing here is urgent. */
export const FINISHED_STATUSES: readonly CaseStatus[] = ['ANSWERED', 'CLOSED', 'REJECTED', 'MERGED', 'WITHDRAWN'];
const FINISHED: ReadonlySet<CaseStatus> = new Set(FINISHED_STATUSES);
export const isFinished = (row: { status: CaseStatus }): boolean => FINISHED.has(row.status);

/** The part of the agency that answers for the case; null while it lies at the desk. */
export function leadPart(row: Pick<Row, 'assignments'>): Row['assignments'][number] | null {
  return row.assignments.findLast(({ part, status }) => part === 'LEAD' && status !== 'RETURNED') ?? null;
}

/** The part of one agency in a case. */
export function partOf<R extends Pick<Row, 'assignments'>>(row: R, agencyId: string | undefined): R['assignments'][number] | null {
  return row.assignments.findLast(({ agency, status }) => agency.id === agencyId && status !== 'RETURNED') ?? null;
}

/** When this desk has to be done: a co-handler's own part may end earlier than the case. */
export function dueFor(row: Row, agencyId: string | undefined): string | null {
  const mine = partOf(row, agencyId);
  return (mine?.part === 'COORDINATOR' && mine.status !== 'COMPLETED' ? mine.dueAt : null) ?? row.dueAt ?? null;
}

/** A title is at most 200 characters today; one from before may be a whole letter, and laying it out in one line would stop the browser. */
const TITLE_SHOWN = 300;
export const shownTitle = (title: string): string => (title.length > TITLE_SHOWN ? `${title.slice(0, TITLE_SHOWN).trimEnd()}…` : title);

export type Queue = InboxQueue;
