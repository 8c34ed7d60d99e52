import { DEFAULT_QUIET_HOURS, type QuietHours } from '@pakn/events';
import { isMobile } from '../account/phone.ts';
import type { Services } from '../services.ts';
import { handOver, neverSend } from './hand-over.ts';
import { quietUntil } from './quiet-hours.ts';
import { SECURITY_TEMPLATES, smsText, type SmsTemplate } from './sms-text.ts';
import { WORKER_SCHEMA } from './worker-schema.ts';

interface Marked {
  template: SmsTemplate;
  params: Record<string, string>;
  phone_cipher: Uint8Array | null;
  category: string | null;
}

/** A message to a citizen that would leave in the quiet hours waits until they end; what a colleague sends to an officer does not (X-24), nor do codes and what concerns the safety of an account. */
async function putOff({ pool, now }: Services, messageId: string): Promise<boolean> {
  const { rows } = await pool.query<{ hours: QuietHours }>(
    `select json_build_object('from', coalesce(s.quiet_from, $2), 'to', coalesce(s.quiet_to, $3)) as hours
     from accounts.message m join accounts.account a on a.id = m.account_id left join accounts.tenant_setting s on s.one
     where m.id = $1 and m.marked_at is null and a.kind <> 'OFFICER' and m.template <> all($4)`,
    [messageId, DEFAULT_QUIET_HOURS.from, DEFAULT_QUIET_HOURS.to, SECURITY_TEMPLATES],
  );
  const until = rows[0] ? quietUntil(now(), rows[0].hours) : null;
  if (!until) return false;
  await pool.query(
    `with later as (update accounts.message set not_before = $2 where id = $1 and marked_at is null returning id, not_before)
     select ${WORKER_SCHEMA}.add_job('send-sms', json_build_object('messageId', id), run_at => not_before, max_attempts => 1, job_key => 'sms:' || id) from later`,
    [messageId, until],
  );
  return true;
}

/** Sends one message that waits. It is marked before it is handed over: when the process dies in between, its fate is unknown (R5). Somebody without a mobile gets none. */
export async function sendMessage(services: Services, messageId: string): Promise<void> {
  if (await putOff(services, messageId)) return;
  const { pool, ciphers, env, now } = services;
  const { rows } = await pool.query<Marked>(
    `update accounts.message m set marked_at = $2 from accounts.account a where m.id = $1 and m.marked_at is null and a.id = m.account_id
     returning m.template, m.params, coalesce(m.phone_cipher, a.phone_cipher) as phone_cipher, (select c.name from accounts.category_name c where c.code = m.params->>'categoryCode') as category`,
    [messageId, now()],
  );
  const message = rows[0];
  const phone = message?.phone_cipher ? ciphers.decrypt('phone', message.phone_cipher) : null;
  if (!message) return;
  if (phone === null || !isMobile(phone)) return void (await neverSend(services, messageId, 'no mobile'));
  const params = {
    ...message.params,
    category: message.category ?? 'PAKN',
    url: `${env.PUBLIC_ORIGIN}${message.params.path ?? `/phan-anh/${message.params.code ?? ''}`}`,
  };
  await handOver(services, { id: messageId, at: now(), to: phone, text: smsText(message.template, params), template: message.template });
}
