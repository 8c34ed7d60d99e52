import { refuseOtherContent } from '@pakn/service-kit';
import type { Write } from './transaction.ts';

/** A command that its sender may repeat: the same key by the same person answers what the first call did. */
export interface CommandKey {
  accountId: string;
  key: string;
  /** `fingerprintOf` what was asked: the same key for something else is KEY_REUSED. */
  fingerprint: string;
}

/** What the first call with a key was about (a change of a catalogue is about no case), and what it answered where that is kept (changes of catalogues). */
export interface FirstCall {
  caseId: string | null;
  answer: unknown;
}

/** A key that was new is taken, at this time of the database and this revision of the catalogues; otherwise `first` is its first call. */
export type TakenKey = { first: null; now: Date; revision: number } | { first: FirstCall };

/** Stands in the table for the case of a command that is about none; it never leaves this file. */
const NO_CASE = '00000000-0000-0000-0000-000000000000';

const TAKE = `insert into cases.command (account_id, key, fingerprint, case_id) values ($1, $2, $3, $4) on conflict do nothing
  returning cases.now() as at, (select revision from cases.catalogue_state) as revision`;
const FIRST = `select fingerprint, nullif(case_id, '${NO_CASE}') as "caseId", answer from cases.command where account_id = $1 and key = $2`;
const KEEP = 'update cases.command set answer = $3 where account_id = $1 and key = $2';

/**
 * Takes a key for a case, or for a command that is about none. Twenty at once: nineteen wait here for the first.
 * @throws KEY_REUSED, with the case that its first call was about, when the key was used for something else
 */
export async function takeKey(write: Pick<Write, 'sql'>, command: CommandKey, caseId: string | null): Promise<TakenKey> {
  const [taken] = await write.sql<{ at: string; revision: number }>(TAKE, [command.accountId, command.key, command.fingerprint, caseId ?? NO_CASE]);
  if (taken) return { first: null, now: new Date(taken.at), revision: taken.revision };
  const first = await firstCall(write, command);
  if (!first) throw new Error('a key that is taken has no row');
  return { first };
}

/**
 * The first call with this key; undefined: there was none.
 * @throws KEY_REUSED when the key was used for something else
 */
export async function firstCall({ sql }: Pick<Write, 'sql'>, { accountId, key, fingerprint }: CommandKey): Promise<FirstCall | undefined> {
  const [first] = await sql<FirstCall & { fingerprint: string }>(FIRST, [accountId, key]);
  if (first) refuseOtherContent({ fingerprint: first.fingerprint, ...(first.caseId !== null && { caseId: first.caseId }) }, fingerprint);
  return first;
}

/** Keeps what the first call answers, in its own transaction. */
export const keepAnswer = ({ sql }: Pick<Write, 'sql'>, { accountId, key }: CommandKey, answer: unknown): Promise<unknown[]> =>
  sql(KEEP, [accountId, key, JSON.stringify(answer)]);
