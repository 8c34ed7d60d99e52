import { sql as raw } from 'kysely';
import { CASE_PROPERTIES } from '../entities/case-row.ts';
import type { CaseState } from '../state/case-state.ts';
import type { Write } from './transaction.ts';

/** Where a case stands in the log. */
export interface CaseChain {
  n: number;
  lastHash: Buffer;
  /** The number of the event that its replay begins with; null for one from before, until it is adopted. */
  replayFrom: number | null;
}

export interface LoadedCase {
  state: CaseState;
  chain: CaseChain;
  /** The database's time, in whole milliseconds as the log keeps it: the only "now" of the change. */
  now: Date;
  /** Of the catalogues, read under the case's lock: they are to be obeyed at least as of this one. */
  revision: number;
}

const REVISION = raw<number>`(select revision from cases.catalogue_state)`.as('catalogueRevision');

/**
 * Waits for the case's turn, locks its row and reads its state; null when there is no such case.
 * Who wants to change a case stands in line before touching its row. The row's own lock is not enough: a writer that waits for a row which is
 * being updated gets its transaction id when it wakes, before it holds the row, so that (x, id) was not the case's order (1 of some 20 runs of 40 at once).
 */
export async function loadCase({ db, sql }: Write, caseId: string): Promise<LoadedCase | null> {
  const [line] = await sql<{ at: Date }>('select pg_advisory_xact_lock(hashtextextended($1::text, 0)), cases.now() as at', [caseId]);
  const found = await db.selectFrom('Case').select(CASE_PROPERTIES).select(REVISION).where('id', '=', caseId).forUpdate().executeTakeFirst();
  if (!found) return null;
  const { n, lastHash, replayFrom, catalogueRevision, ...row } = found;
  const assignments = await db.selectFrom('Assignment').selectAll().where('caseId', '=', caseId).orderBy('id').execute();
  const answers = await db.selectFrom('Answer').selectAll().where('caseId', '=', caseId).orderBy('id').execute();
  const appointments = await db.selectFrom('Appointment').selectAll().where('caseId', '=', caseId).orderBy('id').execute();
  const reopenings = await db.selectFrom('Reopening').selectAll().where('caseId', '=', caseId).orderBy('number').execute();
  return {
    state: { case: row, assignments, answers, appointments, reopenings, messages: [], notes: [] },
    chain: { n, lastHash, replayFrom: replayFrom ?? null },
    now: new Date(line?.at ?? Date.now()),
    revision: catalogueRevision,
  };
}
