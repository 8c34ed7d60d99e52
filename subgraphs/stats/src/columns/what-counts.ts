import { CASE_STATUSES, type CaseStatus } from '@pakn/vocabulary';

// What is counted (spec 04): every case that was submitted and is not merged or withdrawn, public or not.
const HANDLED: ReadonlySet<CaseStatus> = new Set<CaseStatus>(['ANSWERED', 'CLOSED', 'REJECTED']);
const NOT_COUNTED: ReadonlySet<CaseStatus> = new Set<CaseStatus>(['DRAFT', 'MERGED', 'WITHDRAWN']);

/** How a case is counted by its facts alone. Whether an OPEN one is late is known at an instant only. */
export const STANDING = { NOT_COUNTED: 0, HANDLED_ON_TIME: 1, HANDLED_LATE: 2, OPEN: 3 } as const;

/** A handled case is late by its verdict. */
export function standingOf(status: CaseStatus, verdict: 'ON_TIME' | 'LATE' | null): number {
  if (NOT_COUNTED.has(status) || !CASE_STATUSES.includes(status)) return STANDING.NOT_COUNTED;
  if (!HANDLED.has(status)) return STANDING.OPEN;
  return verdict === 'LATE' ? STANDING.HANDLED_LATE : STANDING.HANDLED_ON_TIME;
}
