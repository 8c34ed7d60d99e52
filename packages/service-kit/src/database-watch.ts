import pg from 'pg';
import type { Logger } from './logger.ts';

const ASK_EVERY_MS = 500;
/** A database that does not answer `select 1` within this hangs. With the pause before: who waits for it is answered within 2 s, the promise is 3 s (R12). */
const ANSWER_WITHIN_MS = 1_500;

/**
 * Tells a database that hangs from one that works slowly or is gone (whose queries fail by themselves): asks it again and again on a connection of its
 * own, because those of a pool may all be at work. A limit on each query would either cut long reads or let a person wait for several limits in a row.
 */
export class DatabaseWatch {
  #hangs = false;
  #stopped = false;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #options;

  constructor(options: { url: string; logger: Pick<Logger, 'warn'>; onHang(): void }) {
    this.#options = options;
    this.#later();
  }

  /** What needs the database cannot be done now. */
  get hangs(): boolean {
    return this.#hangs;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    // It may hang: its end is not waited for.
    void this.#client?.end().catch(() => {});
  }

  #later(): void {
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#look(), ASK_EVERY_MS).unref();
  }

  async #look(): Promise<void> {
    const asked = this.#ask().catch(() => (this.#client = undefined));
    let answered = false;
    void asked.then(() => (answered = true));
    await Promise.race([asked, pauseOf(ANSWER_WITHIN_MS)]);
    this.#turn(!answered);
    // The same question is not asked twice: a second connection to what hangs would only pile up.
    await asked;
    this.#turn(false);
    this.#later();
  }

  async #ask(): Promise<void> {
    if (!this.#client) {
      const client = new pg.Client({ connectionString: this.#options.url, keepAlive: true });
      client.on('error', () => (this.#client = undefined));
      await client.connect();
      this.#client = client;
      if (this.#stopped) await client.end();
    }
    await this.#client.query('select 1');
  }

  #turn(hangs: boolean): void {
    if (hangs === this.#hangs || this.#stopped) return;
    this.#hangs = hangs;
    this.#options.logger.warn({}, hangs ? 'the database hangs' : 'the database answers again');
    if (hangs) this.#options.onHang();
  }
}

/** An answer that has arrived while this process was busy is read before the time counts as over. */
const pauseOf = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(() => setImmediate(() => setImmediate(resolve)), ms).unref();
  });
