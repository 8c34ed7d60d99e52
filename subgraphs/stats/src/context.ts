import type { CallContext, Identity } from '@pakn/service-kit';
import type { Statistics } from './figures/statistics.ts';

/** What every resolver of statistics gets. */
export interface StatsContext extends CallContext {
  statistics: Statistics;
}

/** The scope that a partner's key needs for any figure. */
const PARTNER_SCOPE = 'stats:read';

/** Statistics are for everybody; only a partner's key is limited to what it was given. */
export const mayReadStatistics = ({ identity }: { identity: Identity }): boolean => identity.kind !== 'PARTNER' || identity.scopes.includes(PARTNER_SCOPE);
