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
/** The lock of each failure from the first on; later ones lock as long as the last. */
const LOCKS_MS = Array.from({ length: FREE_FAILURES + 5 }, (_, i) => lockMs(i + 1));

/** Keyed by what was typed, so that an unknown identifier locks like a known one: equal answers (S19). */
export const lockoutKey = (ciphers: Ciphers, identifier: string): Buffer => ciphers.hash('lockout', identifier);

/** Under what wrong passwords for a sign-in name may have been counted: everybody's, and a known device's own. */
export const attemptKeys = (name: string, device: string | null): string[] => [name, ...(device === null ? [] : [`${name} on ${device}`])];

// Looks and counts in one statement, so that a hundred at once are not more tries than one after the other.
const COUNT = `
  insert into accounts.lockout as l (key, failures, last_at) values ($1, 1, $2)
  on conflict (key) do update set
    failures = case when l.last_at < $3 then 1 else l.failures + 1 end,
    last_at = $2,
    locked_until = $2::timestamptz + nullif(($4::int[])[case when l.last_at < $3 then 1 else least(l.failures + 1, cardinality($4::int[])) end], 0) * interval '1 millisecond'
    where l.locked_until is null or l.locked_until <= $2
  returning locked_until as until`;

/**
 * Counts a password as wrong before it is looked at; `forgetFailures` follows when it was right. `locks`: if it is wrong, the next one has to wait.
 * @throws DomainError TRY_LATER while locked
 */
export async function countAttempt({ pool, now }: Database, key: Buffer): Promise<{ locks: boolean }> {
  const at = now();
  const counted = await pool.query<{ until: Date | null }>(COUNT, [key, at, new Date(at.getTime() - FORGET_AFTER_MS), LOCKS_MS]);
  const [row] = counted.rows;
  if (row) return { locks: row.until !== null };
  const { rows } = await pool.query<{ until: Date }>('select locked_until as until from accounts.lockout where key = $1', [key]);
  throw new DomainError('TRY_LATER', { retryAt: rows[0]?.until ?? at });
}

/** After a success the next failure is the first again. */
export async function forgetFailures({ pool }: Database, key: Buffer): Promise<void> {
  await pool.query('delete from accounts.lockout where key = $1', [key]);
}
