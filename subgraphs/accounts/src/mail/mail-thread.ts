import { isId, notFound, refuseIfAny } from '@pakn/service-kit';
import type { Services } from '../services.ts';

/** A Message-ID as RFC 5322 has it, and no longer than a header line. */
const MESSAGE_ID = /^<[^\s<>]{1,900}>$/;
const WORDS = { vi: 'Mã thư không hợp lệ.', en: 'This is no Message-ID.' };

const KEEP = `insert into accounts.mail_thread (code, account_id, message_id)
  select $1, k.account_id, $3 from accounts.mail_contact k where k.account_id = $2 on conflict do nothing`;
const KNOWN = 'select 1 from accounts.mail_contact where account_id = $1';

/** Keeps which mail began a report; the first one stays. @throws NOT_FOUND when the contact did not come by mail, DomainError INVALID_INPUT */
export async function saveMailThread(
  { pool }: Pick<Services, 'pool'>,
  { code, contactId, messageId }: { code: string; contactId: string; messageId: string },
): Promise<void> {
  refuseIfAny(MESSAGE_ID.test(messageId) ? [] : [{ path: 'messageId', code: 'INVALID_INPUT', message: WORDS }]);
  if (!isId(contactId) || (await pool.query(KNOWN, [contactId])).rowCount === 0) throw notFound();
  await pool.query(KEEP, [code, contactId, messageId]);
}
