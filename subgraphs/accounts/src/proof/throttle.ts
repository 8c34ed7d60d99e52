import { DomainError } from '@pakn/service-kit';
import type { Ciphers } from '../account/ciphers.ts';
import type { Database } from '../services.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

export interface Limit {
  /** What is counted, for example "sign-in". */
  bucket: string;
  /** Whose: an address, an account's identifier, a phone. Stored as a keyed hash. */
  key: string;
  most: number;
  windowMs: number;
}

const COUNT = `
  insert into accounts.throttle as t (bucket, key, window_start, count) values ($1, $2, $3, 1)
  on conflict (bucket, key) do update set
    count = case when t.window_start <= $4 then 1 else t.count + 1 end,
    window_start = case when t.window_start <= $4 then $3 else t.window_start end
  returning count, window_start`;

/**
 * Counts one more in a fixed window; the counter is committed at once, whatever becomes of the request.
 * @throws DomainError TRY_LATER with `retryAt` when there were too many
 */
export async function countAgainst({ pool, ciphers, now }: Database & { ciphers: Ciphers }, limit: Limit): Promise<void> {
  const at = now();
  const { rows } = await pool.query<{ count: number; window_start: Date }>(COUNT, [
    limit.bucket,
    ciphers.hash(`throttle:${limit.bucket}`, limit.key),
    at,
    new Date(at.getTime() - limit.windowMs),
  ]);
  const row = rows[0];
  if (row && row.count > limit.most) throw new DomainError('TRY_LATER', { retryAt: new Date(row.window_start.getTime() + limit.windowMs) });
}
