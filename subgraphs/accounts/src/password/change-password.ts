import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { logSecurity } from '../audit/log-security.ts';
import { changing, clientOf } from '../changing.ts';
import { tellOwner } from '../message/tell-owner.ts';
import { provenByPassword } from '../proof/fresh-password.ts';
import { hashPassword } from '../proof/password-hash.ts';
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
  const account = await provenByPassword(services, who.accountId, { password: given.currentPassword, path: 'currentPassword' });
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
  services: Pick<Services, 'now' | 'channels'>,
  em: EntityManager,
  { action, accountId, requestId }: { action: 'changePassword' | 'resetPassword'; accountId: string; requestId: string },
): Promise<void> {
  const at = services.now();
  await logSecurity(clientOf(em), { action, actorId: accountId, subjectId: accountId, at, requestId });
  await tellOwner(services, clientOf(em), { accountId, notice: 'PASSWORD_CHANGED', at, once: `${accountId}:${at.getTime()}` });
}
