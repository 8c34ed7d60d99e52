import { followLoop, type FollowLoop } from '@pakn/events';
import type { Logger } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { NOTIFICATION_CHANNEL } from '../message/tell-owner.ts';
import { NOTIFICATION_COLUMNS, type StoredNotification } from './stored-notification.ts';

const BATCH = 500;

/** Whose notifications are followed: a database, by its address for notices, and where faults go. */
interface Followed {
  pool: Pool;
  env: { DATABASE_URL: string };
  logger: Logger;
}

type Listener = (notification: StoredNotification) => void;

/**
 * One tail per process over the notifications in their order of commit, handed on to whoever listens for an account. It looks at each notice of the
 * consumer, and once a second, because notices are lost with a connection. While nobody listens it only keeps its place.
 */
export class NotificationFeed {
  readonly #services: Followed;
  readonly #listeners = new Map<string, Set<Listener>>();
  #position = 0;
  #loop: FollowLoop | undefined;

  constructor(services: Followed) {
    this.#services = services;
  }

  async open(): Promise<void> {
    const { rows } = await this.#services.pool.query<{ seq: number }>('select coalesce(max(seq), 0)::float8 as seq from accounts.notification');
    this.#position = rows[0]?.seq ?? 0;
    this.#loop = followLoop({
      url: this.#services.env.DATABASE_URL,
      channel: NOTIFICATION_CHANNEL,
      step: async () => ((await this.#pull()) === BATCH ? 'more' : 'idle'),
      onError: (error) => this.#services.logger.warn({ error: error.message }, 'notifications could not be read'),
    });
  }

  /** @returns how to stop listening */
  listen(accountId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(accountId) ?? new Set();
    this.#listeners.set(accountId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(accountId);
    };
  }

  async close(): Promise<void> {
    await this.#loop?.close();
  }

  /** Hands on the next ones; answers how many there were. */
  async #pull(): Promise<number> {
    const { rows } = await this.#services.pool.query<StoredNotification>(
      `select ${NOTIFICATION_COLUMNS} from accounts.notification where seq > $1 order by seq limit ${BATCH}`,
      [this.#position],
    );
    for (const row of rows) for (const listener of this.#listeners.get(row.accountId) ?? []) listener(row);
    this.#position = rows.at(-1)?.seq ?? this.#position;
    return rows.length;
  }
}
