import type { Notifier } from '@pakn/events';
import type { CallContext, DatabaseClock, Identity, Logger } from '@pakn/service-kit';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { CaseStream } from './live/case-stream.ts';
import type { Loaders } from './case/loaders.ts';
import type { ReferenceBook } from './reference/reference-book.ts';
import type { SupportFeed } from './support/support-feed.ts';
import type { People } from './people/people.ts';

/** What the process has once: connections, the clock, the reference data, the keys. */
export interface Services {
  orm: MikroORM;
  pool: Pool;
  notifier: Notifier;
  clock: DatabaseClock;
  reference: ReferenceBook;
  people: People;
  stream: CaseStream;
  /** Changes of the support chat. */
  support: SupportFeed;
  logger: Logger;
  settings: {
    sealKey: string;
    filesKey: string;
    dataDir: string;
    tenant: string;
    scanner: string;
    /** Conversations of the support chat that one account or address may begin within an hour. */
    supportPerHour: number;
    sending: { perHour: number; withoutChallengePerHour: number };
  };
}

/** What a resolver of this subgraph gets. */
export interface CasesContext extends CallContext {
  services: Services;
  load: Loaders;
  /** Where the event log stood before anything of this request was read; set when the operation selects `eventCursor`. */
  eventCursor?: string;
}

/** Who acts in a use case. The system (a timer) has no account. */
export interface Actor {
  identity: Identity;
  requestId: string;
  idempotencyKey: string;
}

export const SYSTEM: Actor = { identity: { kind: 'ANONYMOUS', roles: [], scopes: [] }, requestId: 'timer', idempotencyKey: '' };
