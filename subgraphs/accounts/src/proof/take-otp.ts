import { DomainError, isId, type RefusalCode } from '@pakn/service-kit';
import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { logSecurity } from '../audit/log-security.ts';
import { announceIn, clientOf } from '../changing.ts';
import type { Services } from '../services.ts';
import { closedBecause, isOtp, otpHash } from './otp.ts';
import { StoredOtpTicket, type OtpPurpose } from './otp-ticket.entity.ts';
import { takeRecoveryCode } from './recovery-code.ts';
import { acceptedStep } from './totp.ts';
import { codePurpose, countCode, noteLocked, returnCode } from './wrong-codes.ts';

/** Why tokens end by what a code was for. */
const REASONS: Record<OtpPurpose, string> = {
  REGISTRATION: 'registered',
  SIGN_IN: 'signed in',
  PASSWORD_RESET: 'password reset',
  PHONE_CHANGE: 'phone changed',
};

/**
 * Takes a code: counts the try, and in the same transaction marks the ticket used and does what it was for. A wrong code's try is kept.
 * @throws DomainError OTP_WRONG, OTP_EXPIRED (also: used, unknown), OTP_TRIES_SPENT, TRY_LATER when too many were wrong in all tickets; what `then` throws undoes the use, the try stays
 */
export async function takeOtp<T>(
  services: Services,
  given: { ticketId: string; otp: string; purpose: OtpPurpose },
  then: (ticket: StoredOtpTicket, em: EntityManager) => Promise<T>,
): Promise<T> {
  const refusal = await countTry(services, given);
  if (refusal) throw new DomainError(refusal);
  return services.orm.em.fork().transactional(async (em) => {
    const ticket = await em.findOneOrFail(StoredOtpTicket, { id: given.ticketId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (ticket.usedAt !== null) throw new DomainError('OTP_EXPIRED'); // the same code twice at once: one wins
    ticket.usedAt = services.now();
    const result = await then(ticket, em as EntityManager);
    await announceIn(services, em as EntityManager, { actorId: ticket.accountId, requestId: ticket.id, reason: REASONS[given.purpose] });
    return result;
  });
}

async function countTry(services: Services, given: { ticketId: string; otp: string; purpose: OtpPurpose }): Promise<RefusalCode | null> {
  if (!isId(given.ticketId)) return 'OTP_EXPIRED';
  return services.orm.em.fork().transactional(async (em) => {
    const ticket = await em.findOne(StoredOtpTicket, { id: given.ticketId, purpose: given.purpose }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (ticket === null) return 'OTP_EXPIRED';
    const closed = closedBecause(ticket, services.now());
    if (closed) return closed;
    const typed = { purpose: codePurpose({ ...ticket, byProvider: ticket.payloadCipher !== null }), of: services.ciphers.decrypt('phone', ticket.phoneCipher) };
    const { last } = await countCode(services, typed);
    const right =
      ticket.method === 'TOTP'
        ? await takeTotp(services, em as EntityManager, ticket, given.otp)
        : isOtp(ticket, otpHash(services.env.ID_HASH_KEY, ticket.id, given.otp.trim()));
    if (right) {
      await returnCode(services, typed);
      return null;
    }
    if (last) noteLocked(services, typed, { accountId: ticket.accountId, requestId: ticket.id });
    ticket.tries += 1;
    return 'OTP_WRONG';
  });
}

async function takeTotp(services: Services, em: EntityManager, ticket: StoredOtpTicket, code: string): Promise<boolean> {
  const account = ticket.accountId ? await em.findOne(Account, { id: ticket.accountId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!account?.totpCipher) return false;
  const step = acceptedStep(services.ciphers.decrypt('totp', account.totpCipher), code.trim(), account.totpStep ?? null, services.now());
  if (step === null) return recovers(services, em, ticket, code);
  account.totpStep = step;
  return true;
}

/** The phone with the app is lost: one of the ten codes that were written down. */
async function recovers(services: Services, em: EntityManager, { id, accountId }: StoredOtpTicket, code: string): Promise<boolean> {
  if (accountId === null || !(await takeRecoveryCode(clientOf(em), services.ciphers, accountId, code))) return false;
  await logSecurity(clientOf(em), { action: 'useRecoveryCode', actorId: accountId, subjectId: accountId, at: services.now(), requestId: id });
  return true;
}
