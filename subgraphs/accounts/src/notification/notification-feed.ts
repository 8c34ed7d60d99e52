import pg from 'pg';
import type { Services } from '../services.ts';
import { NOTIFICATION_CHANNEL } from './notify.ts';
import { NOTIFICATION_COLUMNS, type StoredNotification } from './stored-notification.ts';

const BATCH = 500;
const IDLE_MS = 1_000;
const RECONNECT_MS = 250;

type Hear = (notification: StoredNotification) => void;

/**
 * One tail per process over the notifications in their order of commit, handed on to whoever listens for an account. It looks at each notice of the
 * consumer, and once a second, because notices are lost with a connection. While nobody listens it only keeps its place.
 */
export class NotificationFeed {
  readonly #services: Pick<Services, 'pool' | 'env' | 'logger'>;
  readonly #listeners = new Map<string, Set<Hear>>();
  #position = 0;
  #turn: Promise<void> = Promise.resolve();
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(services: Pick<Services, 'pool' | 'env' | 'logger'>) {
    this.#services = services;
  }

  async open(): Promise<void> {
    const { rows } = await this.#services.pool.query<{ seq: number }>('select coalesce(max(seq), 0)::float8 as seq from accounts.notification');
    this.#position = rows[0]?.seq ?? 0;
    this.#timer = setInterval(() => this.look(), IDLE_MS);
    this.#timer.unref();
    await this.#connect();
  }

  /** @returns how to stop listening */
  listen(accountId: string, hear: Hear): () => void {
    const hearers = this.#listeners.get(accountId) ?? new Set();
    this.#listeners.set(accountId, hearers.add(hear));
    return () => {
      hearers.delete(hear);
      if (hearers.size === 0) this.#listeners.delete(accountId);
    };
  }

  /** Looks for news; calls queue up one after the other. */
  look(): void {
    if (this.#closed) return;
    this.#turn = this.#turn
      .then(() => this.#pull())
      .catch((error: Error) => this.#services.logger.warn({ error: error.message }, 'notifications could not be read'));
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#client?.end().catch(() => {});
    await this.#turn;
  }

  async #pull(): Promise<void> {
    for (;;) {
      const { rows } = await this.#services.pool.query<StoredNotification>(
        `select ${NOTIFICATION_COLUMNS} from accounts.notification where seq > $1 order by seq limit ${BATCH}`,
        [this.#position],
      );
      for (const row of rows) for (const hear of this.#listeners.get(row.accountId) ?? []) hear(row);
      this.#position = rows.at(-1)?.seq ?? this.#position;
      if (rows.length < BATCH) return;
    }
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#services.env.DATABASE_URL });
    const lost = (): void => {
      if (this.#client !== client || this.#closed) return;
      this.#client = undefined;
      setTimeout(() => void this.#connect().catch(lostAgain), RECONNECT_MS).unref();
    };
    const lostAgain = (): void => void setTimeout(() => (this.#closed ? undefined : void this.#connect().catch(lostAgain)), RECONNECT_MS).unref();
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', () => this.look());
    await client.connect();
    await client.query(`listen ${NOTIFICATION_CHANNEL}`);
    this.#client = client;
    this.look();
  }
}
