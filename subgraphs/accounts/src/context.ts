import type { CallContext } from '@pakn/service-kit';
import type { AccountLoader, LastSeenLoader } from './account/account.loader.ts';
import type { AgencyLoader } from './agency/agency.loader.ts';
import type { Services } from './services.ts';
import type { NotificationFeed } from './notification/notification-feed.ts';

/** What a resolver of accounts gets. Loaders live for one operation. */
export interface AccountsContext extends CallContext {
  services: Services;
  accounts: AccountLoader;
  lastSeen: LastSeenLoader;
  agencies: AgencyLoader;
  feed: NotificationFeed;
}
