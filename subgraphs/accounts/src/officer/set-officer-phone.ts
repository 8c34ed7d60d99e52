import { DomainError, refuseIfAny, type FieldProblemData } from '@pakn/service-kit';
import { REFUSAL, type Label } from '@pakn/vocabulary';
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { FORM_WORDS } from '../account/form-words.ts';
import { managedOfficer } from '../account/manage.ts';
import { mobileProblem, readMobile } from '../account/phone.ts';
import { logChange } from '../audit/log-change.ts';
import { changedBy, changing, clientOf } from '../changing.ts';
import type { Account } from '../account/account.entity.ts';
import type { AccountsContext } from '../context.ts';
import { invite, sendInvitation } from '../proof/invitation.ts';
import { countAgainst, HOUR_MS } from '../proof/throttle.ts';
import { voidCodes } from '../proof/void-codes.ts';
import { endSessionsOf } from '../session/revoke.ts';
import { tellOwner } from '../message/tell-owner.ts';
import { OFFICER_WORDS } from './officer-words.ts';

const problem = (message: Label): FieldProblemData[] => [{ path: 'phone', code: 'INVALID_INPUT', message }];
const FORGET_RECOVERY = 'delete from accounts.recovery_code where account_id = $1';

/**
 * An officer's phone is the second factor: who gets another one is invited anew. The old phone is told, sessions, codes on their way, password and authenticator app
 * end, and a one-time activation goes to the new phone. Nobody moves the own account.
 * @throws NOT_FOUND, FORBIDDEN; DomainError INVALID_INPUT, PHONE_TAKEN, NOT_NOW when locked, TRY_LATER
 */
export async function setOfficerPhone(context: AccountsContext, userId: string, typed: string): Promise<Account> {
  const { services } = context;
  const by = changedBy(context, 'phone changed');
  try {
    const { officer, invitation } = await changing(services, by, async (em) => {
      const found = await managedOfficer(context, em, userId);
      const phone = readMobile(typed);
      const phoneHash = phone === null ? null : services.ciphers.hash('phone', phone);
      if (found.id === context.subject()) refuseIfAny([{ path: 'userId', code: 'INVALID_INPUT', message: OFFICER_WORDS.ownPhone }]);
      if (phone === null || phoneHash === null) throw new DomainError('INVALID_INPUT', { fields: problem(mobileProblem(typed) ?? FORM_WORDS.mobile) });
      if (found.phoneHash && phoneHash.equals(found.phoneHash)) refuseIfAny(problem(FORM_WORDS.ownPhone));
      if (!found.active) throw new DomainError('NOT_NOW', { message: OFFICER_WORDS.locked });
      await countAgainst(services, { bucket: 'activation', key: userId, most: services.env.LIMIT_OTP_PER_PHONE_PER_HOUR, windowMs: HOUR_MS });
      const [client, at] = [clientOf(em), services.now()];
      // Before the account changes: who was never activated is not told.
      await tellOwner(services, client, {
        accountId: found.id,
        notice: 'PHONE_CHANGED',
        at,
        once: `${found.id}:${at.getTime()}`,
        phoneCipher: found.phoneCipher,
      });
      await voidCodes(client, found.id, at);
      await endSessionsOf(em, found.id, { at, reason: by.reason });
      await client.query(FORGET_RECOVERY, [found.id]);
      Object.assign(found, { phoneCipher: services.ciphers.encrypt('phone', phone), phoneHash, status: 'INVITED', passwordHash: null });
      Object.assign(found, { totpCipher: null, totpStep: null, totpPendingCipher: null, totpPendingUntil: null, activatedAt: null });
      const sent = invite(services, found);
      await em.flush();
      // That it changed, not what it is: the log holds no phone.
      await logChange(em, context, { action: 'setOfficerPhone', subjectId: found.id, changes: [] });
      return { officer: found, invitation: sent };
    });
    sendInvitation(services, invitation);
    return officer;
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new DomainError('PHONE_TAKEN', { fields: [{ path: 'phone', code: 'PHONE_TAKEN', message: REFUSAL.PHONE_TAKEN }] });
  }
}
