import { DomainError } from '@pakn/service-kit';
import type { AccountsEnvironment } from '../environment.ts';
import { returnUse, takeUse, type Allowance } from '../proof/recent-use.ts';
import { HOUR_MS } from '../proof/throttle.ts';
import type { Services } from '../services.ts';

/** B-27, ADR 0068: codes that went out from an address and that nobody has typed. A team that helps a whole village has few of them, who sends messages to strangers has nothing else. */
const unproven = (env: AccountsEnvironment, address: string): Allowance => ({
  bucket: 'unproven-registration',
  key: address,
  most: env.LIMIT_UNPROVEN_REGISTRATIONS_PER_ADDRESS_PER_HOUR,
  windowMs: HOUR_MS,
  apartMs: 0,
});

/**
 * Counts a registration against its address until its phone is proven. What sends no code does not count.
 * @throws DomainError TRY_LATER with `retryAt`; what `send` throws
 */
export async function countUnproven<T>(services: Services, address: string, send: () => Promise<T>): Promise<T> {
  const allowance = unproven(services.env, address);
  const taking = await takeUse(services, allowance);
  if (!taking.taken) throw new DomainError('TRY_LATER', { retryAt: taking.retryAt });
  try {
    return await send();
  } catch (error) {
    await returnUse(services, allowance);
    throw error;
  }
}

/** The phone of one of them is proven: there is room for the next. */
export const noteProven = (services: Services, address: string): Promise<void> => returnUse(services, unproven(services.env, address));
