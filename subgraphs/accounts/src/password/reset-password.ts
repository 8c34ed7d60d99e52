import { DomainError } from '@pakn/service-kit';
import { identifierKey } from '@pakn/vocabulary';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import type { Ciphers } from '../account/ciphers.ts';
import { FORM_WORDS } from '../account/form-words.ts';
import { mobileProblem, readMobile } from '../account/phone.ts';
import { attemptKeys, forgetFailures, lockoutKey } from '../proof/lockout.ts';
import { accountOfTicket, citizensWith } from '../proof/account-of-ticket.ts';
import { openTicket } from '../proof/open-ticket.ts';
import type { OtpTicket } from '../proof/otp-ticket.graph.ts';
import { hashPassword } from '../proof/password-hash.ts';
import { refuseWeakPassword } from '../proof/password.ts';
import { spendChallenge } from '../proof/spend-challenge.ts';
import { takeOtp } from '../proof/take-otp.ts';
import { HOUR_MS, countAgainst } from '../proof/throttle.ts';
import type { Services } from '../services.ts';
import { noteSecurity } from '../proof/note-security.ts';
import { signInNames } from '../session/find-sign-in.ts';
import { endSessionsOf } from '../session/revoke.ts';
import { notePasswordChanged } from './change-password.ts';

export interface ResetRequest {
  phone: string;
  asOfficer?: boolean | undefined;
  /** Which account, where a phone has several: the id or registration number. */
  identifier?: string | undefined;
  challenge: { id: string; answer: string };
}

/** A code to the phone. The same answer whether the phone is known or not. @throws DomainError INVALID_INPUT, CHALLENGE_…, TRY_LATER */
export async function requestPasswordReset(services: Services, request: ResetRequest, address: string): Promise<OtpTicket> {
  const phone = readMobile(request.phone);
  if (phone === null) {
    const message = mobileProblem(request.phone) ?? FORM_WORDS.mobile;
    throw new DomainError('INVALID_INPUT', { fields: [{ path: 'phone', code: 'INVALID_INPUT', message }] });
  }
  await countAgainst(services, { bucket: 'otp-address', key: address, most: services.env.LIMIT_OTP_PER_ADDRESS_PER_HOUR, windowMs: HOUR_MS });
  await spendChallenge(services, request.challenge);
  const account = await accountOf(services, phone, request);
  const byPhone = !request.asOfficer && !request.identifier;
  const ticket = await openTicket(services, { purpose: 'PASSWORD_RESET', accountId: account?.id ?? null, phone, byPhone });
  noteSecurity(services, { action: 'requestPasswordReset', actorId: null, subjectId: account?.id ?? null, requestId: ticket.id });
  return ticket;
}

async function accountOf(
  { orm, ciphers }: { orm: MikroORM; ciphers: Ciphers },
  phone: string,
  { asOfficer, identifier }: ResetRequest,
): Promise<Account | null> {
  const having = { phoneHash: ciphers.hash('phone', phone), status: 'ACTIVE' as const, active: true };
  const em = orm.em.fork();
  if (asOfficer) return em.findOne(Account, { ...having, kind: 'OFFICER' });
  if (identifier) return em.findOne(Account, { ...having, identifierHash: ciphers.hash('identifier', identifierKey(identifier)) });
  const [first] = await citizensWith(em, ciphers, phone);
  return first ?? null;
}

export interface ResetByCode {
  ticketId: string;
  otp: string;
  newPassword: string;
  /** Which account, where the phone has several. */
  identifier?: string | undefined;
  device: string | null;
}

/** Sets the new password, ends every session, opens the lock. @throws DomainError PASSWORD_…, OTP_…, INVALID_INPUT at `identifier` */
export async function resetPassword(services: Services, given: ResetByCode): Promise<void> {
  refuseWeakPassword('newPassword', given.newPassword);
  const passwordHash = await hashPassword(given.newPassword);
  const account = await takeOtp(services, { ...given, purpose: 'PASSWORD_RESET' }, async (ticket, em) => {
    const found = await accountOfTicket(services, em, ticket, given.identifier);
    if (found === null) throw new DomainError('OTP_EXPIRED');
    found.passwordHash = passwordHash;
    await endSessionsOf(em, found.id, { at: services.now(), reason: 'password reset' });
    await notePasswordChanged(services, em, { action: 'resetPassword', accountId: found.id, requestId: ticket.id });
    return found;
  });
  for (const name of signInNames(services.ciphers, account)) {
    for (const whose of attemptKeys(name, given.device)) await forgetFailures(services, lockoutKey(services.ciphers, whose));
  }
}
