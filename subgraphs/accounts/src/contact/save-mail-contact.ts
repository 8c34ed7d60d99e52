import { cleanText, newId, refuseIfAny } from '@pakn/service-kit';
import type { Label } from '@pakn/vocabulary';
import { Account, BARE_ACCOUNT } from '../account/account.entity.ts';
import { isEmail } from '../account/email.ts';
import { FORM_WORDS } from '../account/form-words.ts';
import { cleanName, foldName, isPersonName } from '../account/person-name.ts';
import { changing, clientOf, type ChangedBy } from '../changing.ts';
import type { Services } from '../services.ts';
import type { Contact } from './contact.graph.ts';

/** Who wrote and gave no name that could be one. Stored as a name, so it is in the tenant's language. */
const MAIL_SENDER: Label = { vi: 'Người gửi thư điện tử', en: 'Sender of an e-mail' };

const KNOWN = 'select account_id as "id" from accounts.mail_contact where email_hash = $1';
const KEEP = 'insert into accounts.mail_contact (email_hash, account_id, created_at) values ($1, $2, $3)';
const EARLIER = 'select count(*)::int as count from accounts.reported_case where account_id = $1';

/**
 * Keeps who wrote from an address. The address alone says who it is: names in mails are chosen by the sender. Only contacts that came by mail are found, never
 * somebody registered, whose address nobody has proven. Two at once with a new address: the second fails, and asks again.
 * @throws DomainError INVALID_INPUT
 */
export async function saveMailContact(
  services: Services,
  given: { email: string; name?: string | null | undefined },
  who: Omit<ChangedBy, 'reason'>,
): Promise<Contact> {
  const email = cleanText(given.email);
  refuseIfAny(isEmail(email) ? [] : [{ path: 'email', code: 'INVALID_INPUT', message: FORM_WORDS.email }]);
  const { ciphers, pool } = services;
  const hash = ciphers.hash('email', email.toLowerCase());
  const name = cleanName(given.name ?? '');
  const fullName = isPersonName(name) ? name : MAIL_SENDER.vi;
  const account = await changing(services, { ...who, reason: 'mail contact saved' }, async (em) => {
    const client = clientOf(em);
    const { rows } = await client.query<{ id: string }>(KNOWN, [hash]);
    if (rows[0]) return em.findOneOrFail(Account, { id: rows[0].id });
    const now = services.now();
    const made = em.create(Account, {
      ...BARE_ACCOUNT,
      id: newId(),
      kind: 'INDIVIDUAL',
      status: 'CONTACT',
      fullName,
      nameFolded: foldName(fullName),
      email,
      createdAt: now,
      roles: [],
    });
    await em.flush();
    await client.query(KEEP, [hash, made.id, now]);
    return made;
  });
  const { rows } = await pool.query<{ count: number }>(EARLIER, [account.id]);
  return { id: account.id, name: account.fullName, phone: null, earlierCases: rows[0]?.count ?? 0 };
}
