import { DomainError } from '@pakn/service-kit';
import type { Ciphers } from '../account/ciphers.ts';
import type { Database } from '../services.ts';

/** So many wrong passwords in a row are a slip; each further one locks for a minute, two, four … */
export const FREE_FAILURES = 5;
const FIRST_LOCK_MS = 60_000;
const LONGEST_LOCK_MS = 15 * 60_000;
/** After a quiet hour the count starts again. */
const FORGET_AFTER_MS = 60 * 60_000;

/** For how long the n-th failure in a row locks; 0 for the free ones. */
export const lockMs = (failures: number): number => (failures < FREE_FAILURES ? 0 : Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** (failures - FREE_FAILURES)));

/** Keyed by what was typed, so that an unknown identifier locks like a known one: equal answers (S19). */
export const lockoutKey = (ciphers: Ciphers, identifier: string): Buffer => ciphers.hash('lockout', identifier);

/** @throws DomainError TRY_LATER while locked */
export async function refuseLocked({ pool, now }: Database, key: Buffer): Promise<void> {
  const { rows } = await pool.query<{ locked_until: Date | null }>('select locked_until from accounts.lockout where key = $1', [key]);
  const until = rows[0]?.locked_until;
  if (until && until > now()) throw new DomainError('TRY_LATER', { retryAt: until });
}

/** One failure more; from the `FREE_FAILURES`-th on it locks. Failures longer than `FORGET_AFTER_MS` ago do not count. */
export async function countFailure({ pool, now }: Database, key: Buffer): Promise<void> {
  const at = now();
  const { rows } = await pool.query<{ failures: number }>(
    `insert into accounts.lockout as l (key, failures, last_at) values ($1, 1, $2)
     on conflict (key) do update set failures = case when l.last_at < $3 then 1 else l.failures + 1 end, last_at = $2 returning failures`,
    [key, at, new Date(at.getTime() - FORGET_AFTER_MS)],
  );
  const ms = lockMs(rows[0]?.failures ?? 0);
  if (ms > 0) await pool.query('update accounts.lockout set locked_until = $2 where key = $1', [key, new Date(at.getTime() + ms)]);
}

/** After a success the next failure is the first again. */
export async function forgetFailures({ pool }: Database, key: Buffer): Promise<void> {
  await pool.query('delete from accounts.lockout where key = $1', [key]);
}
