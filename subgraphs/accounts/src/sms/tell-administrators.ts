import { inTransaction } from '@pakn/service-kit';
import type { Services } from '../services.ts';
import { tellOwner } from './tell-owner.ts';

/** So long a gateway may be away before somebody is to look. */
const AWAY_FOR = '5 minutes';
const AGAIN_AFTER = '1 hour';

const WAITING = `
  select min(created_at) as since from accounts.message
  where sent_at is null and failed_at is null and problem is not null and created_at < $1::timestamptz - interval '${AWAY_FOR}' and created_at > $1::timestamptz - interval '1 day'
    and (marked_at is null or marked_at > $1::timestamptz - interval '${AGAIN_AFTER}')`;
const ADMINISTRATORS = `
  select id from accounts.account a where status = 'ACTIVE' and 'ADMIN' = any(roles)
    and not exists (select from accounts.notification n where n.account_id = a.id and n.words = 'MESSAGES_WAIT' and n.created_at > $1::timestamptz - interval '${AGAIN_AFTER}')`;

/** Tells the administrators, once an hour, that messages wait for a gateway that does not take them or whose answers are lost. */
export async function tellAdministrators({ pool, now }: Pick<Services, 'pool' | 'now'>): Promise<void> {
  const since = (await pool.query<{ since: Date | null }>(WAITING, [now()])).rows[0]?.since;
  if (!since) return;
  const { rows } = await pool.query<{ id: string }>(ADMINISTRATORS, [now()]);
  await inTransaction(pool, async (client) => {
    for (const { id } of rows)
      await tellOwner(client, { accountId: id, notice: 'MESSAGES_WAIT', at: now(), named: since, once: `${id}:${since.toISOString()}`, sms: false });
  });
}
