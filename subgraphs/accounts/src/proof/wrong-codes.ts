import { DomainError, inTransaction } from '@pakn/service-kit';
import { logSecurity } from '../audit/log-security.ts';
import type { Services } from '../services.ts';
import { tellOwner } from '../message/tell-owner.ts';
import type { OtpPurpose } from './otp-ticket.entity.ts';
import { returnUse, spentUntil, takeUse, type Allowance } from './recent-use.ts';
import { HOUR_MS } from './throttle.ts';

/** What codes are typed for: what tickets are for, and what a signed-in person does with the own second factor. */
export type CodePurpose = OtpPurpose | 'SIGN_IN_BY_PHONE' | 'TOTP';

/** Codes that anybody may ask for by phone are counted apart: a stranger's wrong ones do not lock the second factor of whoever has typed the password. */
export const codePurpose = ({ purpose, byPhone }: { purpose: OtpPurpose; byPhone: boolean }): CodePurpose =>
  purpose === 'SIGN_IN' && byPhone ? 'SIGN_IN_BY_PHONE' : purpose;

/** Whose code is typed, and for what. `of`: a phone, known or not, so that an unknown one is answered like a known one (S19); or an account. */
export interface TypedFor {
  purpose: CodePurpose;
  of: string;
}

/** wrong codes count per account and purpose, whatever ticket they are typed into. */
const allowance = (most: number, { purpose, of }: TypedFor): Allowance => ({
  bucket: `wrong-code-${purpose}`,
  key: of,
  most,
  windowMs: HOUR_MS,
  apartMs: 0,
});

/** @throws DomainError TRY_LATER while no code is taken */
export async function refuseWhileLocked(services: Services, typed: TypedFor): Promise<void> {
  const until = await spentUntil(services, allowance(services.env.LIMIT_WRONG_CODES_PER_HOUR, typed));
  if (until) throw new DomainError('TRY_LATER', { retryAt: until });
}

/**
 * Counts a code as wrong before it is looked at, so that a hundred at once are not more tries than one after the other; `returnCode` takes a right one
 * back. `last`: if it is wrong, no other is taken.
 * @throws DomainError TRY_LATER while no code is taken
 */
export async function countCode(services: Services, typed: TypedFor): Promise<{ last: boolean }> {
  const taking = await takeUse(services, allowance(services.env.LIMIT_WRONG_CODES_PER_HOUR, typed));
  if (!taking.taken) throw new DomainError('TRY_LATER', { retryAt: taking.retryAt });
  return { last: taking.left === 0 };
}

export const returnCode = (services: Services, typed: TypedFor): Promise<void> =>
  returnUse(services, allowance(services.env.LIMIT_WRONG_CODES_PER_HOUR, typed));

/** The last wrong code was typed: it is in the log, and the owner is told. Not waited for: it must not show in the time of the answer (S19). */
export function noteLocked(services: Services, typed: TypedFor, whose: { accountId: string | null; requestId: string }): void {
  const at = services.now();
  inTransaction(services.pool, async (client) => {
    await logSecurity(client, { action: 'codesLocked', actorId: null, subjectId: whose.accountId, at, requestId: whose.requestId });
    const until = await spentUntil(services, allowance(services.env.LIMIT_WRONG_CODES_PER_HOUR, typed));
    if (whose.accountId !== null)
      await tellOwner(services, client, {
        accountId: whose.accountId,
        notice: 'CODES_LOCKED',
        at,
        named: until ?? at,
        once: `${whose.accountId}:${at.getTime()}`,
      });
  }).catch((error: Error) => services.logger.error({ error: error.message }, 'a lock could not be noted'));
}
