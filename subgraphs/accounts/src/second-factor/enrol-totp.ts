import { DomainError, unauthenticated } from '@pakn/service-kit';
import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { maskPhone } from '../account/phone.ts';
import { logSecurity } from '../audit/log-security.ts';
import { clientOf } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { provenByPassword } from '../proof/fresh-password.ts';
import { newRecoveryCodes, storeRecoveryCodes, takeRecoveryCode } from '../proof/recovery-code.ts';
import { acceptedStep, newTotp } from '../proof/totp.ts';
import { countCode, noteLocked, returnCode } from '../proof/wrong-codes.ts';
import { tellOwner } from '../message/tell-owner.ts';
import type { TotpSetup } from './totp.graph.ts';

/** So long a secret waits for its first code. */
const SETUP_LIFETIME_MS = 10 * 60_000;

interface Pending {
  secret: string;
  recoveryCodes: string[];
}

/** A new secret for an authenticator app, for whoever types the password again. What was set before stays until `confirmTotp`. @throws DomainError CREDENTIALS_WRONG, TRY_LATER */
export async function startTotp(context: AccountsContext, password: string): Promise<TotpSetup> {
  const { services } = context;
  const account = await provenByPassword(services, context.subject(), { password, path: 'password' });
  const label = account.phoneCipher ? maskPhone(services.ciphers.decrypt('phone', account.phoneCipher)) : account.fullName;
  const { secret, uri } = newTotp(label);
  const pending: Pending = { secret, recoveryCodes: newRecoveryCodes() };
  const expiresAt = new Date(services.now().getTime() + SETUP_LIFETIME_MS);
  await services.orm.em
    .fork()
    .nativeUpdate(Account, { id: account.id }, { totpPendingCipher: services.ciphers.encrypt('totp', JSON.stringify(pending)), totpPendingUntil: expiresAt });
  return { secret, uri, expiresAt, recoveryCodes: pending.recoveryCodes };
}

/** The first code of the app: from now on it is the second factor. @throws DomainError OTP_WRONG, OTP_EXPIRED when there is no setup, TRY_LATER */
export function confirmTotp(context: AccountsContext, code: string): Promise<void> {
  const { services } = context;
  return withOwnAccount(context, async (account, em) => {
    if (!account.totpPendingCipher || !account.totpPendingUntil || account.totpPendingUntil < services.now()) throw new DomainError('OTP_EXPIRED');
    const { secret, recoveryCodes } = JSON.parse(services.ciphers.decrypt('totp', account.totpPendingCipher)) as Pending;
    const step = acceptedStep(secret, code.trim(), null, services.now());
    if (step === null) return null;
    account.totpCipher = services.ciphers.encrypt('totp', secret);
    account.totpStep = step;
    account.totpPendingCipher = null;
    account.totpPendingUntil = null;
    await storeRecoveryCodes(clientOf(em), services.ciphers, account.id, recoveryCodes);
    return 'confirmTotp';
  });
}

/** Back to codes by SMS, for whoever types the password again and a code of the app (or a recovery code). @throws DomainError CREDENTIALS_WRONG, OTP_WRONG, OTP_EXPIRED when none is set, TRY_LATER */
export async function removeTotp(context: AccountsContext, { password, code }: { password: string; code: string }): Promise<void> {
  const { services } = context;
  await provenByPassword(services, context.subject(), { password, path: 'password' });
  await withOwnAccount(context, async (account, em) => {
    if (!account.totpCipher) throw new DomainError('OTP_EXPIRED');
    const step = acceptedStep(services.ciphers.decrypt('totp', account.totpCipher), code.trim(), account.totpStep ?? null, services.now());
    if (step === null && !(await takeRecoveryCode(clientOf(em), services.ciphers, account.id, code))) return null;
    account.totpCipher = null;
    account.totpStep = null;
    await storeRecoveryCodes(clientOf(em), services.ciphers, account.id, []);
    return 'removeTotp';
  });
}

/** Counts the code as X-26 says, and does `then` with the caller's account held; a change is in the log, and its owner is told. null: the code was wrong. */
async function withOwnAccount(
  context: AccountsContext,
  then: (account: Account, em: EntityManager) => Promise<'confirmTotp' | 'removeTotp' | null>,
): Promise<void> {
  const { services, requestId } = context;
  const accountId = context.subject();
  const typed = { purpose: 'TOTP' as const, of: accountId };
  const { last } = await countCode(services, typed);
  const done = await services.orm.em.fork().transactional(async (tx) => {
    const em = tx as EntityManager;
    const account = await em.findOne(Account, { id: accountId, active: true }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (account === null) throw unauthenticated();
    const action = await then(account, em);
    if (action === null) return false;
    const at = services.now();
    await em.flush();
    await logSecurity(clientOf(em), { action, actorId: accountId, subjectId: accountId, at, requestId });
    await tellOwner(services, clientOf(em), { accountId, notice: 'SECOND_FACTOR_CHANGED', at, once: `${accountId}:${at.getTime()}` });
    return true;
  });
  if (done) return returnCode(services, typed);
  if (last) noteLocked(services, typed, { accountId, requestId });
  throw new DomainError('OTP_WRONG');
}
