import { CASE_STATUSES, type CaseStatus } from '../facts/terms.ts';

// What is counted (spec 04): every case that was submitted and is not merged or withdrawn, public or not.
export const HANDLED: readonly CaseStatus[] = ['ANSWERED', 'CLOSED', 'REJECTED'];
export const IN_PROGRESS: readonly CaseStatus[] = ['AWAITING_ACCEPTANCE', 'AWAITING_INFO', 'IN_PROGRESS', 'SCHEDULED', 'RESULT_REVIEW'];

/** By status code: how a case of this status is counted. 256 long, because a place without a case has the status 255. */
export const COUNTED = { NOT: 0, HANDLED: 1, IN_PROGRESS: 2 } as const;
export const COUNTED_AS = new Uint8Array(256);
for (const status of HANDLED) COUNTED_AS[CASE_STATUSES.indexOf(status)] = COUNTED.HANDLED;
for (const status of IN_PROGRESS) COUNTED_AS[CASE_STATUSES.indexOf(status)] = COUNTED.IN_PROGRESS;
