import { DomainError, unauthenticated } from '@pakn/service-kit';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { FORM_WORDS } from '../account/form-words.ts';
import { logSecurity } from '../audit/log-security.ts';
import { changing, clientOf } from '../changing.ts';
import { tellOwner } from '../sms/tell-owner.ts';
import { MINUTE_MS, countAgainst } from '../proof/throttle.ts';
import { hashPassword, isPassword } from '../proof/password-hash.ts';
import { refuseWeakPassword } from '../proof/password.ts';
import type { Services } from '../services.ts';
import { endSessionsOf } from '../session/revoke.ts';

/** Sets a new password; this device stays signed in, all others are signed out. @throws DomainError PASSWORD_…, CREDENTIALS_WRONG, TRY_LATER */
export async function changePassword(
  services: Services,
  who: { accountId: string; sid: string | undefined; requestId: string },
  given: { currentPassword: string; newPassword: string },
): Promise<void> {
  refuseWeakPassword('newPassword', given.newPassword);
  await countAgainst(services, { bucket: 'change-password', key: who.accountId, most: services.env.LIMIT_SIGN_IN_PER_MINUTE, windowMs: MINUTE_MS });
  const em = services.orm.em.fork();
  const account = await em.findOne(Account, { id: who.accountId });
  if (account === null) throw unauthenticated();
  if (!(await isPassword(given.currentPassword, account.passwordHash ?? null))) {
    const message = FORM_WORDS.currentPassword;
    throw new DomainError('CREDENTIALS_WRONG', { message, fields: [{ path: 'currentPassword', code: 'CREDENTIALS_WRONG', message }] });
  }
  const passwordHash = await hashPassword(given.newPassword);
  const by = { actorId: account.id, requestId: who.requestId, reason: 'password changed' };
  await changing(services, by, async (write) => {
    await write.nativeUpdate(Account, { id: account.id }, { passwordHash });
    await endSessionsOf(write, account.id, { at: services.now(), reason: by.reason, except: who.sid });
    await notePasswordChanged(services, write, { action: 'changePassword', accountId: account.id, requestId: who.requestId });
  });
}

/** A new password is in the log, and its owner is told. */
export async function notePasswordChanged(
  { now }: { now(): Date },
  em: EntityManager,
  { action, accountId, requestId }: { action: 'changePassword' | 'resetPassword'; accountId: string; requestId: string },
): Promise<void> {
  const at = now();
  await logSecurity(clientOf(em), { action, actorId: accountId, subjectId: accountId, at, requestId });
  await tellOwner(clientOf(em), { accountId, notice: 'PASSWORD_CHANGED', at, once: `${accountId}:${at.getTime()}` });
}
