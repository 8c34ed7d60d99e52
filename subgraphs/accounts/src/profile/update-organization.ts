import { cleanText, isLongerThan, isReadable, refuseIfAny, unauthenticated, type FieldProblemData } from '@pakn/service-kit';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Label } from '@pakn/vocabulary';
import { Account, type Organization } from '../account/account.entity.ts';
import { isEmail } from '../account/email.ts';
import { ADDRESS_MOST, FORM_WORDS, ORGANIZATION_NAME_MOST } from '../account/form-words.ts';
import { cleanName, foldName, isPersonName } from '../account/person-name.ts';
import { phoneProblem, readPhone } from '../account/phone.ts';

/** Undefined and null leave a field as it is; "" empties the phone and the e-mail address. */
export type OrganizationChange = { [field in keyof Organization]?: string | null | undefined };

/** What is wrong with the change, field by field. */
export function organizationProblems({ name, address, phone, email, representative }: OrganizationChange): FieldProblemData[] {
  const problems: FieldProblemData[] = [];
  const problem = (path: keyof Organization, message: Label | null): void => void (message && problems.push({ path, code: 'INVALID_INPUT', message }));
  const text = (given: string, most: number, missing: Label, long: Label): Label | null =>
    isReadable(cleanText(given)) ? (isLongerThan(cleanText(given), most) ? long : null) : missing;
  if (name != null) problem('name', text(name, ORGANIZATION_NAME_MOST, FORM_WORDS.organizationName, FORM_WORDS.organizationNameLength));
  if (address != null) problem('address', text(address, ADDRESS_MOST, FORM_WORDS.address, FORM_WORDS.addressLength));
  if (phone) problem('phone', phoneProblem(phone));
  if (email && !isEmail(cleanText(email))) problem('email', FORM_WORDS.email);
  if (representative != null && !isPersonName(cleanName(representative))) problem('representative', FORM_WORDS.fullName);
  return problems;
}

/** Changes what an organisation's account says of the organisation; who acts for it is the account's full name too. @throws DomainError INVALID_INPUT */
export async function updateOrganization(orm: MikroORM, accountId: string, change: OrganizationChange): Promise<Account> {
  refuseIfAny(organizationProblems(change));
  const em = orm.em.fork();
  const account = await em.findOne(Account, { id: accountId, kind: 'ORGANIZATION' });
  if (!account?.organization) throw unauthenticated();
  const { name, address, phone, email, representative } = change;
  const now = account.organization;
  account.organization = {
    name: name == null ? now.name : cleanText(name),
    address: address == null ? now.address : cleanText(address),
    phone: phone == null ? now.phone : phone === '' ? null : readPhone(phone),
    email: email == null ? now.email : cleanText(email) || null,
    representative: representative == null ? now.representative : cleanName(representative),
  };
  account.fullName = account.organization.representative;
  account.nameFolded = foldName(account.organization.name);
  await em.flush();
  return account;
}
