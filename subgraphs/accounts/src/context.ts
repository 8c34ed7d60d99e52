import type { CallContext } from '@pakn/service-kit';
import type { AccountLoader, ErasedLoader, LastSeenLoader } from './account/account.loader.ts';
import type { AgencyLoader } from './agency/agency.loader.ts';
import type { Services } from './services.ts';
import type { NotificationFeed } from './notification/notification-feed.ts';

/** What a call does under its key; the root fields of its operation read it and note what came of it. */
export interface AnsweredOnce {
  /** The key was used for something else: every field answers KEY_REUSED. */
  keyReused: boolean;
  /** One field at least was not refused. */
  done: boolean;
}

/** What a resolver of accounts gets. Loaders live for one operation. */
export interface AccountsContext extends CallContext {
  services: Services;
  accounts: AccountLoader;
  erased: ErasedLoader;
  lastSeen: LastSeenLoader;
  agencies: AgencyLoader;
  feed: NotificationFeed;
  answeredOnce: AnsweredOnce;
}
