import { DEFAULT_QUIET_HOURS, type QuietHours } from '@pakn/events';
import type { Services } from '../services.ts';
import { addJob } from './add-job.ts';
import { composeMail, composePush, composeSms, composeZalo, Unreachable, type Marked } from './compose.ts';
import { handOver, neverSend } from './hand-over.ts';
import { quietUntil } from './quiet-hours.ts';
import { SECURITY_TEMPLATES } from './sms/sms-text.ts';

/**
 * The person's own quiet hours, else the tenant's; for an officer only the own ones: what a colleague sends does not wait otherwise. What concerns the
 * safety of an account never waits.
 */
const QUIET_HOURS = `
  select json_build_object('from', coalesce(o.quiet_from, s.quiet_from, $2), 'to', coalesce(o.quiet_to, s.quiet_to, $3)) as hours
  from accounts.message m join accounts.account a on a.id = m.account_id
    left join accounts.notification_setting o on o.account_id = m.account_id left join accounts.tenant_setting s on s.one
  where m.id = $1 and m.marked_at is null and (a.kind <> 'OFFICER' or o.quiet_from is not null) and m.kind is distinct from 'SECURITY' and m.template <> all($4)`;

async function putOff({ pool, now }: Services, messageId: string): Promise<boolean> {
  const { rows } = await pool.query<{ hours: QuietHours }>(QUIET_HOURS, [messageId, DEFAULT_QUIET_HOURS.from, DEFAULT_QUIET_HOURS.to, SECURITY_TEMPLATES]);
  const until = rows[0] ? quietUntil(now(), rows[0].hours) : null;
  if (!until) return false;
  await pool.query(
    `with later as (update accounts.message set not_before = $2 where id = $1 and marked_at is null returning id, not_before)
     select ${addJob('not_before')} from later`,
    [messageId, until],
  );
  return true;
}

const MARK = `
  update accounts.message m set marked_at = $2 from accounts.account a where m.id = $1 and m.marked_at is null and a.id = m.account_id
  returning m.id, m.channel, m.kind, m.template, m.params, m.account_id as "accountId", a.kind = 'OFFICER' as "isOfficer",
    coalesce(m.phone_cipher, a.phone_cipher) as "phoneCipher", a.phone_cipher as "ownPhoneCipher", coalesce(a.email, a.organization->>'email') as email,
    m.device_id as "deviceId", (select d.subscription_cipher from accounts.push_device d where d.id = m.device_id) as "subscriptionCipher",
    exists (select from accounts.mail_contact k where k.account_id = a.id) as "byMail",
    (select t.message_id from accounts.mail_thread t where t.account_id = a.id and t.code = m.params->>'code') as "answersMail",
    (select c.name from accounts.category_name c where c.code = m.params->>'categoryCode') as category,
    (select s.language from accounts.session s where s.account_id = a.id and s.language is not null order by s.rotated_at desc limit 1) as language`;

/** Sends one message that waits. It is marked before it is handed over: when the process dies in between, its fate is unknown (R5). Somebody without its address gets none. */
export async function sendMessage(services: Services, messageId: string): Promise<void> {
  if (await putOff(services, messageId)) return;
  const { rows } = await services.pool.query<Marked>(MARK, [messageId, services.now()]);
  const message = rows[0];
  if (!message) return;
  try {
    await send(services, message);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    await neverSend(services, messageId, error.message);
  }
}

async function send(services: Services, message: Marked): Promise<void> {
  const { drivers } = services;
  switch (message.channel) {
    case 'SMS':
      return handOver(services, drivers.SMS, composeSms(services, message));
    case 'EMAIL':
      return handOver(services, drivers.EMAIL, composeMail(services, message));
    case 'PUSH':
      return handOver(services, drivers.PUSH, composePush(services, message), () =>
        services.pool.query('delete from accounts.push_device where id = $1', [message.deviceId]),
      );
    case 'ZALO':
      return handOver(services, drivers.ZALO, composeZalo(services, message));
  }
}
