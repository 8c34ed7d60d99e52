import { inTransaction } from '@pakn/service-kit';
import { logSecurity } from '../audit/log-security.ts';
import { takeUse } from '../proof/recent-use.ts';
import { HOUR_MS } from '../proof/throttle.ts';
import type { Services } from '../services.ts';
import { tellOwner } from '../sms/tell-owner.ts';
import type { Registration } from './registration.ts';

const OWNERS = `select id from accounts.account where status = 'ACTIVE' and (identifier_hash = $1 or (phone_hash = $2 and kind = 'INDIVIDUAL'))`;

/**
 * Whoever has the number or the phone already hears of the registration, with the way back in: once an hour, and each time it is in the log.
 * Not waited for: it must not show in the time of the answer.
 */
export function noteTaken(services: Services, registration: Pick<Registration, 'personalId' | 'phone'>, requestId: string): void {
  tellOwners(services, registration, requestId).catch((error: Error) => services.logger.error({ error: error.message }, 'an owner could not be told'));
}

async function tellOwners(services: Services, { personalId, phone }: Pick<Registration, 'personalId' | 'phone'>, requestId: string): Promise<void> {
  const { pool, ciphers, now } = services;
  const { rows } = await pool.query<{ id: string }>(OWNERS, [ciphers.hash('identifier', personalId), ciphers.hash('phone', phone)]);
  for (const { id } of rows) {
    const at = now();
    const hour = await takeUse(services, { bucket: 'told-registered', key: id, most: 1, windowMs: HOUR_MS, apartMs: 0 });
    await inTransaction(pool, async (client) => {
      await logSecurity(client, { action: 'registerTaken', actorId: null, subjectId: id, at, requestId });
      if (hour.taken) await tellOwner(client, { accountId: id, notice: 'ALREADY_REGISTERED', at, once: `${id}:${at.getTime()}` });
    });
  }
}
