import { logSecurity, type SecurityEntry } from '../audit/log-security.ts';
import type { Services } from '../services.ts';

/** Writes an entry that no change depends on. Not waited for: whether somebody has an account must not show in the time of the answer (S19). */
export function noteSecurity({ pool, now, logger }: Services, entry: Omit<SecurityEntry, 'at'>): void {
  logSecurity(pool, { ...entry, at: now() }).catch((error: Error) =>
    logger.error({ error: error.message, action: entry.action }, 'an entry of the security log was lost'),
  );
}
