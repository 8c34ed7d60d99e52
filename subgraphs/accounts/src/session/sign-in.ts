import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@pakn/service-kit';
import { Account } from '../account/account.entity.ts';
import { FORM_WORDS } from '../account/form-words.ts';
import type { AccountsContext } from '../context.ts';
import { attemptKeys, countAttempt, forgetFailures, lockoutKey } from '../proof/lockout.ts';
import { noteSecurity } from '../proof/note-security.ts';
import { openTicket } from '../proof/open-ticket.ts';
import type { OtpTicket } from '../proof/otp-ticket.graph.ts';
import { isPassword } from '../proof/password-hash.ts';
import { spendChallenge } from '../proof/spend-challenge.ts';
import { MINUTE_MS, countAgainst } from '../proof/throttle.ts';
import { findSignIn, signInKey } from './find-sign-in.ts';
import { deviceOf, isKnownDevice } from './known-device.ts';
import type { Session, SignInInput } from './session.graph.ts';
import { startSession } from './start-session.ts';

/**
 * Password first; officers, and whoever has set up an authenticator app, get a ticket for the second factor. An unknown name, a wrong password and a closed account are answered alike, and take as long.
 * Wrong passwords count by what was typed; on a device that has signed in to the account before they count by that device, so that strangers do not lock
 * its owner out.
 * A phone that several accounts share: the password says which; where it is that of both, the number is asked.
 * @throws DomainError CREDENTIALS_WRONG, INVALID_INPUT at `identifier`, CHALLENGE_…, TRY_LATER
 */
export async function signIn(context: AccountsContext, input: SignInInput): Promise<Session | OtpTicket> {
  const { services, address, requestId } = context;
  const asOfficer = input.asOfficer === true;
  await countAgainst(services, { bucket: 'sign-in-address', key: address, most: services.env.LIMIT_SIGN_IN_PER_ADDRESS_PER_MINUTE, windowMs: MINUTE_MS });
  await spendChallenge(services, input.challenge);
  const { accounts, byPhone } = await findSignIn(services, input.identifier, asOfficer);
  const device = deviceOf(context);
  const name = signInKey(input.identifier, asOfficer);
  const known = (await Promise.all(accounts.map((account) => isKnownDevice(services, account?.id ?? null, device)))).includes(true);
  const whose = attemptKeys(name, known ? device : null).at(-1) ?? name;
  await countAgainst(services, { bucket: 'sign-in', key: whose, most: services.env.LIMIT_SIGN_IN_PER_MINUTE, windowMs: MINUTE_MS });
  const lock = lockoutKey(services.ciphers, whose);
  const { locks } = await countAttempt(services, lock);

  const [account, another] = await withPassword(input.password, accounts);
  if (account === undefined) {
    for (const each of accounts)
      if (each) noteSecurity(services, { action: locks ? 'signInLocked' : 'signInRefused', actorId: null, subjectId: each.id, requestId });
    throw new DomainError('CREDENTIALS_WRONG', byPhone ? { message: FORM_WORDS.wrongByPhone } : {});
  }
  await forgetFailures(services, lock);
  if (another) throw new DomainError('INVALID_INPUT', { fields: [{ path: 'input.identifier', code: 'INVALID_INPUT', message: FORM_WORDS.severalAccounts }] });
  if (account.kind !== 'OFFICER' && account.totpCipher === null) {
    return services.orm.em.fork().transactional(async (em) => {
      const held = await em.findOne(Account, { id: account.id, status: 'ACTIVE', active: true }, { lockMode: LockMode.PESSIMISTIC_READ });
      if (held === null) throw new DomainError('CREDENTIALS_WRONG');
      return startSession(context, held, em as EntityManager);
    });
  }
  if (!account.phoneCipher) throw new Error('a second factor without a phone');
  const phone = services.ciphers.decrypt('phone', account.phoneCipher);
  return openTicket(services, { purpose: 'SIGN_IN', method: account.totpCipher ? 'TOTP' : 'SMS', accountId: account.id, phone });
}

/** Those whose password it is; every place takes as long, somebody's or nobody's. */
async function withPassword(password: string, accounts: readonly (Account | null)[]): Promise<Account[]> {
  const fitting: Account[] = [];
  for (const account of accounts) if ((await isPassword(password, account?.passwordHash ?? null)) && account) fitting.push(account);
  return fitting;
}
