import { inTransaction } from '@pakn/service-kit';
import { identifierKey } from '@pakn/vocabulary';
import { logSecurity } from '../audit/log-security.ts';
import { takeUse } from '../proof/recent-use.ts';
import { HOUR_MS } from '../proof/throttle.ts';
import type { Services } from '../services.ts';
import { tellOwner } from '../message/tell-owner.ts';
import type { Registration } from './registration.ts';

type Claimed = Pick<Registration, 'kind' | 'identifier' | 'phone'>;

// An organisation's representative may share a phone: there only the number is taken.
const OWNERS = `select id from accounts.account where status = 'ACTIVE' and (identifier_hash = $1 or (phone_hash = $2 and kind = 'INDIVIDUAL' and $3 = 'INDIVIDUAL'))`;

/**
 * Whoever has the number or the phone already hears of the registration, with the way back in: once an hour, and each time it is in the log.
 * Not waited for: it must not show in the time of the answer.
 */
export function noteTaken(services: Services, registration: Claimed, requestId: string): void {
  tellOwners(services, registration, requestId).catch((error: Error) => services.logger.error({ error: error.message }, 'an owner could not be told'));
}

async function tellOwners(services: Services, { kind, identifier, phone }: Claimed, requestId: string): Promise<void> {
  const { pool, ciphers, now } = services;
  const { rows } = await pool.query<{ id: string }>(OWNERS, [ciphers.hash('identifier', identifierKey(identifier)), ciphers.hash('phone', phone), kind]);
  for (const { id } of rows) {
    const at = now();
    const hour = await takeUse(services, { bucket: 'told-registered', key: id, most: 1, windowMs: HOUR_MS, apartMs: 0 });
    await inTransaction(pool, async (client) => {
      await logSecurity(client, { action: 'registerTaken', actorId: null, subjectId: id, at, requestId });
      if (hour.taken) await tellOwner(services, client, { accountId: id, notice: 'ALREADY_REGISTERED', at, once: `${id}:${at.getTime()}` });
    });
  }
}
