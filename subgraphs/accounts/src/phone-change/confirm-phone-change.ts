import { DomainError, isId, unauthenticated } from '@pakn/service-kit';
import { REFUSAL } from '@pakn/vocabulary';
import { UniqueConstraintViolationException, type EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { contactsOf } from '../account/same-person.ts';
import { logSecurity } from '../audit/log-security.ts';
import { clientOf } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { StoredOtpTicket } from '../proof/otp-ticket.entity.ts';
import { takeOtp } from '../proof/take-otp.ts';
import { voidCodes } from '../proof/void-codes.ts';
import type { Services } from '../services.ts';
import { endSessionsOf } from '../session/revoke.ts';
import { tellOwner } from '../message/tell-owner.ts';

/**
 * The code proves the new phone: from now on it is the sign-in name, and codes go there. The old phone is told, other devices are signed out, and codes that
 * are on their way to the old phone are no longer good (ADR 0069).
 * @throws DomainError OTP_…, PHONE_TAKEN
 */
export async function confirmPhoneChange(context: AccountsContext, given: { ticketId: string; otp: string }): Promise<Account> {
  const { services } = context;
  const accountId = context.subject();
  // Somebody else's ticket is answered like one that does not exist, and its tries are not used up.
  const ticket = isId(given.ticketId)
    ? await services.orm.em.fork().findOne(StoredOtpTicket, { id: given.ticketId, purpose: 'PHONE_CHANGE', accountId })
    : null;
  if (ticket === null) throw new DomainError('OTP_EXPIRED');
  try {
    return await takeOtp(services, { ...given, purpose: 'PHONE_CHANGE' }, async ({ phoneCipher }, em) => {
      const account = await em.findOne(Account, { id: accountId, status: 'ACTIVE', active: true });
      if (account === null) throw unauthenticated();
      const before = account.phoneCipher;
      const phone = services.ciphers.decrypt('phone', phoneCipher);
      for (const same of [account, ...(await contactsOf(em, account))]) {
        same.phoneCipher = services.ciphers.encrypt('phone', phone);
        same.phoneHash = services.ciphers.hash('phone', phone);
      }
      await em.flush();
      await settle(services, em, { accountId, sid: context.identity.sid, requestId: context.requestId, before });
      return account;
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new DomainError('PHONE_TAKEN', { fields: [{ path: 'phone', code: 'PHONE_TAKEN', message: REFUSAL.PHONE_TAKEN }] });
  }
}

interface Changed {
  accountId: string;
  sid: string | undefined;
  requestId: string;
  /** The old phone, encrypted. */
  before: Uint8Array | null;
}

async function settle(services: Services, em: EntityManager, { accountId, sid, requestId, before }: Changed): Promise<void> {
  const at = services.now();
  const client = clientOf(em);
  await voidCodes(client, accountId, at);
  await endSessionsOf(em, accountId, { at, reason: 'phone changed', except: sid });
  await logSecurity(client, { action: 'changePhone', actorId: accountId, subjectId: accountId, at, requestId });
  await tellOwner(services, client, { accountId, notice: 'PHONE_CHANGED', at, once: `${accountId}:${at.getTime()}`, phoneCipher: before });
}
