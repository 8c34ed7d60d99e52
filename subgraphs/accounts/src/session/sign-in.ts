import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@pakn/service-kit';
import { Account } from '../account/account.entity.ts';
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
 * @throws DomainError CREDENTIALS_WRONG, CHALLENGE_…, TRY_LATER
 */
export async function signIn(context: AccountsContext, input: SignInInput): Promise<Session | OtpTicket> {
  const { services, address, requestId } = context;
  const asOfficer = input.asOfficer === true;
  await countAgainst(services, { bucket: 'sign-in-address', key: address, most: services.env.LIMIT_SIGN_IN_PER_ADDRESS_PER_MINUTE, windowMs: MINUTE_MS });
  await spendChallenge(services, input.challenge);
  const account = await findSignIn(services, input.identifier, asOfficer);
  const device = deviceOf(context);
  const name = signInKey(input.identifier, asOfficer);
  const known = await isKnownDevice(services, account?.id ?? null, device);
  const whose = attemptKeys(name, known ? device : null).at(-1) ?? name;
  await countAgainst(services, { bucket: 'sign-in', key: whose, most: services.env.LIMIT_SIGN_IN_PER_MINUTE, windowMs: MINUTE_MS });
  const lock = lockoutKey(services.ciphers, whose);
  const { locks } = await countAttempt(services, lock);

  if (!(await isPassword(input.password, account?.passwordHash ?? null)) || account === null) {
    if (account) noteSecurity(services, { action: locks ? 'signInLocked' : 'signInRefused', actorId: null, subjectId: account.id, requestId });
    throw new DomainError('CREDENTIALS_WRONG');
  }
  await forgetFailures(services, lock);
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
