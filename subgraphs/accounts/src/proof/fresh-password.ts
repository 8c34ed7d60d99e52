import { DomainError, unauthenticated } from '@pakn/service-kit';
import { Account } from '../account/account.entity.ts';
import { FORM_WORDS } from '../account/form-words.ts';
import type { Services } from '../services.ts';
import { countAttempt, forgetFailures, lockoutKey } from './lockout.ts';
import { isPassword } from './password-hash.ts';

/**
 * The account of somebody who is signed in and has just typed the password again: who finds an open session cannot do what is sensitive.
 * @param path of the field that the password stands in
 * @throws DomainError CREDENTIALS_WRONG beside that field, TRY_LATER after five wrong ones
 */
export async function provenByPassword(services: Services, accountId: string, given: { password: string; path: string }): Promise<Account> {
  const account = await services.orm.em.fork().findOne(Account, { id: accountId });
  if (account === null) throw unauthenticated();
  const key = lockoutKey(services.ciphers, `account ${accountId}`);
  await countAttempt(services, key);
  if (!(await isPassword(given.password, account.passwordHash ?? null))) {
    const message = account.passwordHash === null ? FORM_WORDS.noPassword : FORM_WORDS.currentPassword;
    throw new DomainError('CREDENTIALS_WRONG', { message, fields: [{ path: given.path, code: 'CREDENTIALS_WRONG', message }] });
  }
  await forgetFailures(services, key);
  return account;
}
