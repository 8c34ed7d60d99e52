import { sql as raw } from 'kysely';
import { propertiesOf } from '../entities/case-row.ts';
import { Case } from '../entities/case.entity.ts';
import { Answer, Appointment, Assignment, Reopening } from '../entities/parts.entity.ts';
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
  // Sent together, answered one after the other: what is read was not yet looked at when the lock was waited for.
  const [[line], found, assignments, answers, appointments, reopenings] = await Promise.all([
    sql<{ at: string }>('select pg_advisory_xact_lock(hashtextextended($1::text, 0)), cases.now() as at', [caseId]),
    db.selectFrom('Case').select(propertiesOf(Case)).select(REVISION).where('id', '=', caseId).forUpdate().executeTakeFirst(),
    db.selectFrom('Assignment').select(propertiesOf(Assignment)).where('caseId', '=', caseId).orderBy('id').execute(),
    db.selectFrom('Answer').select(propertiesOf(Answer)).where('caseId', '=', caseId).orderBy('id').execute(),
    db.selectFrom('Appointment').select(propertiesOf(Appointment)).where('caseId', '=', caseId).orderBy('id').execute(),
    db.selectFrom('Reopening').select(propertiesOf(Reopening)).where('caseId', '=', caseId).orderBy('number').execute(),
  ]);
  if (!line || !found) return null;
  const { n, lastHash, replayFrom, catalogueRevision, ...row } = found;
  return {
    state: { case: row, assignments, answers, appointments, reopenings, messages: [], notes: [] },
    chain: { n, lastHash, replayFrom: replayFrom ?? null },
    now: new Date(line.at),
    revision: catalogueRevision,
  };
}
