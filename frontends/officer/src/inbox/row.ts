import type { CaseRowFragment, CaseStatus, InboxQueue } from '../gql/graphql';

/** A line of a list, as the graph answers it. */
export type Row = CaseRowFragment;

/** No further work: nothing here is urgent. */
const FINISHED: ReadonlySet<CaseStatus> = new Set(['ANSWERED', 'CLOSED', 'REJECTED', 'MERGED', 'WITHDRAWN']);
export const isFinished = (row: { status: CaseStatus }): boolean => FINISHED.has(row.status);

/** The part of the agency that answers for the case; null while it lies at the desk. */
export function leadPart(row: Pick<Row, 'assignments'>): Row['assignments'][number] | null {
  return row.assignments.findLast(({ part, status }) => part === 'LEAD' && status !== 'RETURNED') ?? null;
}

/** The part of one agency in a case. */
export function partOf(row: Pick<Row, 'assignments'>, agencyId: string | undefined): Row['assignments'][number] | null {
  return row.assignments.findLast(({ agency, status }) => agency.id === agencyId && status !== 'RETURNED') ?? null;
}

/** When this desk has to be done: a co-handler's own part may end earlier than the case. */
export function dueFor(row: Row, agencyId: string | undefined): string | null {
  const mine = partOf(row, agencyId);
  return (mine?.part === 'COORDINATOR' && mine.status !== 'COMPLETED' ? mine.dueAt : null) ?? row.dueAt ?? null;
}

export type Queue = InboxQueue;
