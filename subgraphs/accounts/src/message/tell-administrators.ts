import { inTransaction } from '@pakn/service-kit';
import type { Services } from '../services.ts';
import type { MessageChannel } from './channels.ts';
import type { SecurityNotice } from './security-words.ts';
import { tellOwner } from './tell-owner.ts';

/** So long a driver may be away before somebody is to look. */
const AWAY_FOR = '5 minutes';
const AGAIN_AFTER = '1 hour';

const NOTICE_OF: Record<MessageChannel, SecurityNotice> = { SMS: 'MESSAGES_WAIT', EMAIL: 'MAILS_WAIT', PUSH: 'PUSHES_WAIT', ZALO: 'ZALO_WAITS' };

/** A mailbox or a device may be away alone; their driver is when nothing has left since. */
const WAITING = `
  select channel, min(created_at) as since from accounts.message m
  where sent_at is null and failed_at is null and problem is not null and created_at < $1::timestamptz - interval '${AWAY_FOR}' and created_at > $1::timestamptz - interval '1 day'
    and (marked_at is null or marked_at > $1::timestamptz - interval '${AGAIN_AFTER}')
    and (channel not in ('EMAIL', 'PUSH')
      or not exists (select from accounts.message s where s.channel = m.channel and s.sent_at > m.created_at and s.created_at > $1::timestamptz - interval '1 day'))
  group by channel`;
const ADMINISTRATORS = `
  select id from accounts.account a where status = 'ACTIVE' and 'ADMIN' = any(roles)
    and not exists (select from accounts.notification n where n.account_id = a.id and n.words = $2 and n.created_at > $1::timestamptz - interval '${AGAIN_AFTER}')`;

/** Tells the administrators, once an hour and channel, that messages wait for a driver that does not take them or whose answers are lost. */
export async function tellAdministrators(services: Pick<Services, 'pool' | 'now' | 'channels'>): Promise<void> {
  const { pool, now } = services;
  const { rows: waiting } = await pool.query<{ channel: MessageChannel; since: Date }>(WAITING, [now()]);
  for (const { channel, since } of waiting) {
    const notice = NOTICE_OF[channel];
    const { rows } = await pool.query<{ id: string }>(ADMINISTRATORS, [now(), notice]);
    await inTransaction(pool, async (client) => {
      for (const { id } of rows)
        await tellOwner(services, client, { accountId: id, notice, at: now(), named: since, once: `${id}:${since.toISOString()}`, sms: false });
    });
  }
}
