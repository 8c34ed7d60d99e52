import { cleanText, isLongerThan, newId, refuseIfAny, type FieldProblemData } from '@pakn/service-kit';
import { readTypedDigits, type Label } from '@pakn/vocabulary';
import { Account, BARE_ACCOUNT } from '../account/account.entity.ts';
import { isEmail } from '../account/email.ts';
import { ADDRESS_MOST, FORM_WORDS } from '../account/form-words.ts';
import { idProblem } from '../account/personal-id.ts';
import { cleanName, foldName, isPersonName } from '../account/person-name.ts';
import { phoneProblem, readPhone } from '../account/phone.ts';
import { changing, type ChangedBy } from '../changing.ts';
import type { Services } from '../services.ts';
import type { Contact } from './contact.graph.ts';

export interface ContactForm {
  name: string;
  phone?: string | null | undefined;
  email?: string | null | undefined;
  address?: string | null | undefined;
  personalId?: string | null | undefined;
}

/** What is wrong with a caller's or visitor's data, field by field; only the name is needed. */
export function contactProblems(form: ContactForm, now: Date): FieldProblemData[] {
  const problems: FieldProblemData[] = [];
  const problem = (path: string, message: Label): void => void problems.push({ path, code: 'INVALID_INPUT', message });
  const wrongPhone = form.phone ? phoneProblem(form.phone) : null;
  const wrongId = form.personalId?.trim() ? idProblem(form.personalId, now, true) : null;
  if (!isPersonName(cleanName(form.name))) problem('name', FORM_WORDS.fullName);
  if (wrongPhone) problem('phone', wrongPhone);
  if (form.email && !isEmail(cleanText(form.email))) problem('email', FORM_WORDS.email);
  if (form.address && isLongerThan(form.address, ADDRESS_MOST)) problem('address', FORM_WORDS.addressLength);
  if (wrongId) problem('personalId', wrongId);
  return problems;
}

/**
 * Keeps a caller or visitor. The same name with the same phone or id number is the same person: the account or contact that is there already.
 * @throws DomainError INVALID_INPUT
 */
export async function saveContact(services: Services, form: ContactForm, who: Omit<ChangedBy, 'reason'>): Promise<Contact> {
  refuseIfAny(contactProblems(form, services.now()));
  const { ciphers, pool } = services;
  const phone = form.phone ? readPhone(form.phone) : null;
  const personalId = readTypedDigits(form.personalId ?? '') || null;
  const hashes = { phone: phone ? ciphers.hash('phone', phone) : null, identifier: personalId ? ciphers.hash('identifier', personalId) : null };
  const fullName = cleanName(form.name);
  const same = [...(hashes.phone ? [{ phoneHash: hashes.phone }] : []), ...(hashes.identifier ? [{ identifierHash: hashes.identifier }] : [])];
  const contact = await changing(services, { ...who, reason: 'contact saved' }, async (em) => {
    const known =
      same.length > 0 ? await em.findOne(Account, { kind: 'INDIVIDUAL', nameFolded: foldName(fullName), $or: same }, { orderBy: { status: 'asc' } }) : null;
    return (
      known ??
      em.create(Account, {
        ...BARE_ACCOUNT,
        id: newId(),
        kind: 'INDIVIDUAL',
        status: 'CONTACT',
        fullName,
        nameFolded: foldName(fullName),
        phoneCipher: phone ? ciphers.encrypt('phone', phone) : null,
        phoneHash: hashes.phone,
        identifierCipher: personalId ? ciphers.encrypt('identifier', personalId) : null,
        identifierHash: hashes.identifier,
        email: cleanText(form.email ?? '') || null,
        contactAddress: cleanText(form.address ?? '') || null,
        createdAt: services.now(),
        roles: [],
      })
    );
  });
  const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from accounts.reported_case where account_id = $1', [contact.id]);
  return { id: contact.id, name: contact.fullName, phone, earlierCases: rows[0]?.count ?? 0 };
}
