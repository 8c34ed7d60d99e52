import { DomainError } from '@pakn/service-kit';
import { invite, sendInvitation } from '../proof/invitation.ts';
import { logChange } from '../audit/log-change.ts';
import { changedBy, changing } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { countAgainst, HOUR_MS } from '../proof/throttle.ts';
import { managedOfficer } from '../account/manage.ts';
import { OFFICER_WORDS } from './officer-words.ts';

/** A fresh activation for an officer who did not use the first. @throws NOT_FOUND, FORBIDDEN; DomainError NOT_NOW when activated or locked, TRY_LATER */
export async function resendActivation(context: AccountsContext, userId: string): Promise<void> {
  const { services } = context;
  const by = changedBy(context, 'invited again');
  const invitation = await changing(services, by, async (em) => {
    const officer = await managedOfficer(context, em, userId);
    if (officer.status !== 'INVITED') throw new DomainError('NOT_NOW', { message: OFFICER_WORDS.activated });
    if (!officer.active) throw new DomainError('NOT_NOW', { message: OFFICER_WORDS.locked });
    await countAgainst(services, { bucket: 'activation', key: userId, most: services.env.LIMIT_OTP_PER_PHONE_PER_HOUR, windowMs: HOUR_MS });
    const sent = invite(services, officer);
    await logChange(em, context, { action: 'resendActivation', subjectId: officer.id, changes: [] });
    return sent;
  });
  sendInvitation(services, invitation);
}
