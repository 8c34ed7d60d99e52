import { DomainError } from '@pakn/service-kit';
import { LockMode } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { FORM_WORDS } from '../account/form-words.ts';
import { logSecurity } from '../audit/log-security.ts';
import { changing, clientOf } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { activationHash } from '../proof/invitation.ts';
import { openTicket } from '../proof/open-ticket.ts';
import type { OtpTicket } from '../proof/otp-ticket.graph.ts';
import { hashPassword } from '../proof/password-hash.ts';
import { refuseWeakPassword } from '../proof/password.ts';
import { HOUR_MS, countAgainst } from '../proof/throttle.ts';

/**
 * An invited officer sets the first password; the token is good once. Then the second factor is due like at every sign-in.
 * @throws DomainError PASSWORD_…, CREDENTIALS_WRONG when the token is unknown, spent or too old, TRY_LATER
 */
export async function activateOfficer({ services, address, requestId }: AccountsContext, given: { token: string; newPassword: string }): Promise<OtpTicket> {
  await countAgainst(services, { bucket: 'activation-address', key: address, most: services.env.LIMIT_OTP_PER_ADDRESS_PER_HOUR, windowMs: HOUR_MS });
  refuseWeakPassword('newPassword', given.newPassword);
  const passwordHash = await hashPassword(given.newPassword);
  const by = { actorId: null, requestId, reason: 'activated' };
  const account = await changing(services, by, async (em) => {
    const invited = await em.findOne(
      Account,
      { activationHash: activationHash(given.token), status: 'INVITED', active: true },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!invited?.activationExpiresAt || invited.activationExpiresAt < services.now())
      throw new DomainError('CREDENTIALS_WRONG', { message: FORM_WORDS.activation });
    invited.status = 'ACTIVE';
    invited.passwordHash = passwordHash;
    invited.activationHash = null;
    invited.activationExpiresAt = null;
    invited.activatedAt = services.now();
    await logSecurity(clientOf(em), { action: 'activateOfficer', actorId: invited.id, subjectId: invited.id, at: invited.activatedAt, requestId });
    return invited;
  });
  if (!account.phoneCipher) throw new Error('an officer without a phone');
  return openTicket(services, { purpose: 'SIGN_IN', accountId: account.id, phone: services.ciphers.decrypt('phone', account.phoneCipher) });
}
