import { cleanText, isLongerThan, isReadable, refuseIfAny, unauthenticated, type FieldProblemData } from '@pakn/service-kit';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Label } from '@pakn/vocabulary';
import { Account } from '../account/account.entity.ts';
import { isEmail } from '../account/email.ts';
import { ADDRESS_MOST, FORM_WORDS } from '../account/form-words.ts';
import { contactsOf } from '../account/same-person.ts';
import { cleanName, foldName, isPersonName } from '../account/person-name.ts';

/** Undefined leaves a field as it is; null or "" empties one that may be empty. */
export interface ProfileChange {
  fullName?: string | null | undefined;
  email?: string | null | undefined;
  contactAddress?: string | null | undefined;
  contactWardCode?: string | null | undefined;
}

/** What is wrong with the change, field by field. */
export function profileProblems(change: ProfileChange): FieldProblemData[] {
  const problems: FieldProblemData[] = [];
  const problem = (path: string, message: Label): void => void problems.push({ path, code: 'INVALID_INPUT', message });
  if (change.fullName != null && !isPersonName(cleanName(change.fullName))) problem('fullName', FORM_WORDS.fullName);
  if (change.email && !isEmail(cleanText(change.email))) problem('email', FORM_WORDS.email);
  const address = change.contactAddress == null ? null : cleanText(change.contactAddress);
  if (address !== null && !isReadable(address)) problem('contactAddress', FORM_WORDS.address);
  else if (address !== null && isLongerThan(address, ADDRESS_MOST)) problem('contactAddress', FORM_WORDS.addressLength);
  if (change.contactWardCode && !/^\d{5}$/.test(change.contactWardCode)) problem('contactWardCode', FORM_WORDS.ward);
  return problems;
}

/** @throws DomainError INVALID_INPUT */
export async function updateProfile(orm: MikroORM, accountId: string, change: ProfileChange): Promise<Account> {
  refuseIfAny(profileProblems(change));
  const em = orm.em.fork();
  const account = await em.findOne(Account, { id: accountId });
  if (account === null) throw unauthenticated();
  if (change.fullName != null) {
    for (const contact of account.organization ? [] : await contactsOf(em, account)) {
      contact.fullName = cleanName(change.fullName);
      contact.nameFolded = foldName(change.fullName);
    }
    account.fullName = cleanName(change.fullName);
    // An organisation is found by its own name; the full name is who acts for it.
    if (account.organization) account.organization = { ...account.organization, representative: account.fullName };
    else account.nameFolded = foldName(change.fullName);
  }
  if (change.email !== undefined) account.email = cleanText(change.email ?? '') || null;
  if (change.contactAddress != null) account.contactAddress = cleanText(change.contactAddress);
  if (change.contactWardCode !== undefined) account.contactWardCode = change.contactWardCode || null;
  await em.flush();
  return account;
}
