import { isMobile } from '../account/phone.ts';
import type { Services } from '../services.ts';
import { smsText, type SmsTemplate } from './sms-text.ts';

interface Marked {
  template: SmsTemplate;
  params: Record<string, string>;
  phone_cipher: Uint8Array | null;
  category: string | null;
}

/**
 * Sends one message that waits. It is marked before it is handed over: when the process dies in between, its fate is unknown and it is shown, not repeated (R5).
 * Somebody without a mobile gets none.
 */
export async function sendMessage({ pool, ciphers, sms, env, now }: Services, messageId: string): Promise<void> {
  const { rows } = await pool.query<Marked>(
    `update accounts.message m set marked_at = $2 from accounts.account a where m.id = $1 and m.marked_at is null and a.id = m.account_id
     returning m.template, m.params, a.phone_cipher, (select c.name from accounts.category_name c where c.code = m.params->>'categoryCode') as category`,
    [messageId, now()],
  );
  const message = rows[0];
  const phone = message?.phone_cipher ? ciphers.decrypt('phone', message.phone_cipher) : null;
  if (!message || phone === null || !isMobile(phone)) return;
  const params = { ...message.params, category: message.category ?? 'PAKN', url: `${env.PUBLIC_ORIGIN}/phan-anh/${message.params.code ?? ''}` };
  await sms({ id: messageId, at: now(), to: phone, text: smsText(message.template, params), template: message.template });
  await pool.query('update accounts.message set sent_at = $2 where id = $1', [messageId, now()]);
}
