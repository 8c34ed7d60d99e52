import type { Ciphers } from '../account/ciphers.ts';
import type { Database } from '../services.ts';

/** How often something may be used. */
export interface Allowance {
  /** What is used, for example "code-sent". */
  bucket: string;
  /** Whose: a phone, an account. Stored as a keyed hash. */
  key: string;
  /** Uses within any `windowMs`. */
  most: number;
  windowMs: number;
  /** The least time between two uses; 0: none. */
  apartMs: number;
}

/** `left`: how many more uses the window has. Not taken: TOO_SOON after the last one, or the window is SPENT. */
export type Taking = { taken: true; left: number } | { taken: false; because: 'TOO_SOON' | 'SPENT'; retryAt: Date };

// One statement that looks and takes: of a hundred at once, no more than `most` are taken. $6 is null where uses need not be apart.
const TAKE = `
  insert into accounts.recent_use as r (bucket, key, at) values ($1, $2, array[$3::timestamptz])
  on conflict (bucket, key) do update set at = array(select t from unnest(r.at) as t where t > $4 order by t) || $3::timestamptz
    where (select count(*) from unnest(r.at) as t where t > $4) < $5 and not exists (select from unnest(r.at) as t where t > $6)
  returning cardinality(at) as used`;

type Uses = Database & { ciphers: Ciphers };

/** Takes one use; it is committed at once, whatever becomes of the request. What is refused does not count. */
export async function takeUse(database: Uses, allowance: Allowance): Promise<Taking> {
  const { pool, ciphers, now } = database;
  const { bucket, key, most, windowMs, apartMs } = allowance;
  const at = now();
  const before = (ms: number): Date => new Date(at.getTime() - ms);
  const { rows } = await pool.query<{ used: number }>(TAKE, [
    bucket,
    hashed(ciphers, allowance),
    at,
    before(windowMs),
    most,
    apartMs > 0 ? before(apartMs) : null,
  ]);
  const used = rows[0]?.used;
  return used === undefined ? refusedUse(await usesOf(database, { bucket, key }), allowance, at) : { taken: true, left: most - used };
}

/** Until when every use is spent; null: there are some left. */
export async function spentUntil(database: Uses, allowance: Allowance): Promise<Date | null> {
  const within = recent(await usesOf(database, allowance), allowance, database.now());
  return within.length < allowance.most ? null : endOf(within, allowance);
}

/** Gives the newest use back: it was none that counts. */
export async function returnUse({ pool, ciphers }: Uses, allowance: Pick<Allowance, 'bucket' | 'key'>): Promise<void> {
  await pool.query('update accounts.recent_use set at = at[1:cardinality(at) - 1] where bucket = $1 and key = $2', [
    allowance.bucket,
    hashed(ciphers, allowance),
  ]);
}

const hashed = (ciphers: Ciphers, { bucket, key }: Pick<Allowance, 'bucket' | 'key'>): Buffer => ciphers.hash(`recent:${bucket}`, key);

async function usesOf({ pool, ciphers }: Uses, allowance: Pick<Allowance, 'bucket' | 'key'>): Promise<Date[]> {
  const { rows } = await pool.query<{ at: Date[] }>('select at from accounts.recent_use where bucket = $1 and key = $2', [
    allowance.bucket,
    hashed(ciphers, allowance),
  ]);
  return rows[0]?.at ?? [];
}

const recent = (uses: readonly Date[], { windowMs }: Allowance, at: Date): Date[] => uses.filter((use) => use.getTime() > at.getTime() - windowMs);

/** When the first of the last `most` leaves the window. */
const endOf = (within: readonly Date[], { most, windowMs }: Allowance): Date => new Date((within.at(-most)?.getTime() ?? 0) + windowMs);

function refusedUse(uses: readonly Date[], allowance: Allowance, at: Date): Taking {
  const within = recent(uses, allowance, at);
  if (within.length >= allowance.most) return { taken: false, because: 'SPENT', retryAt: endOf(within, allowance) };
  return { taken: false, because: 'TOO_SOON', retryAt: new Date((within.at(-1)?.getTime() ?? at.getTime()) + allowance.apartMs) };
}
