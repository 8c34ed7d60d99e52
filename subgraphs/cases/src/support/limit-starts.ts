import { createHmac } from 'node:crypto';
import { DomainError } from '@pakn/service-kit';
import type { Pool } from 'pg';
import type { CasesContext } from '../context.ts';

const HOUR_MS = 3_600_000;
// One statement that looks and takes: of a hundred at once, no more than `most` are taken.
const TAKE = `
  insert into cases.support_use as u (key, at) values ($1, array[$2::timestamptz])
  on conflict (key) do update set at = array(select t from unnest(u.at) as t where t > $3 order by t) || $2::timestamptz
    where (select count(*) from unnest(u.at) as t where t > $3) < $4 returning 1`;
const FIRST = 'select min(t) as first from cases.support_use, unnest(at) as t where key = $1 and t > $2';

/** Counts a conversation that is begun, by the account or the address (S25); neither is kept, only a keyed hash. @throws TRY_LATER */
export async function limitStarts({ services, identity, address }: CasesContext, now: Date): Promise<void> {
  const { sealKey, supportPerHour } = services.settings;
  const key = createHmac('sha256', Buffer.from(sealKey, 'hex'))
    .update(`support:${identity.sub ?? address}`)
    .digest();
  const since = new Date(now.getTime() - HOUR_MS);
  if ((await services.pool.query(TAKE, [key, now, since, supportPerHour])).rowCount) return;
  const { rows } = await services.pool.query<{ first: Date | null }>(FIRST, [key, since]);
  throw new DomainError('TRY_LATER', { retryAt: new Date((rows[0]?.first ?? now).getTime() + HOUR_MS) });
}

/** Forgets who began when, once it no longer counts. */
export const forgetStarts = async (pool: Pool): Promise<void> =>
  void (await pool.query(`delete from cases.support_use where not exists (select from unnest(at) as t where t > cases.now() - interval '1 hour')`));
