import type { Pool } from 'pg';

const REFRESH_MS = 1_000;

/**
 * The database's clock (R18), kept as an offset so that reading it costs nothing: whatever the machine's clock says, all processes judge deadlines alike.
 * Its time is the `now()` of the service's schema, which adds what only a test database sets.
 */
export class DatabaseClock {
  readonly #pool: Pool;
  readonly #query: string;
  #offset = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(pool: Pool, schema: string) {
    this.#pool = pool;
    this.#query = `select (extract(epoch from ${schema}.now()) * 1000)::float8 as now`;
  }

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  /** Asks the database. The offset stays while it fits what was measured, so that slow answers do not shake the clock. */
  async refresh(): Promise<void> {
    const sent = Date.now();
    const { rows } = await this.#pool.query<{ now: number }>(this.#query);
    const back = Date.now();
    const now = rows[0]?.now;
    if (now === undefined) return;
    // The database read its clock between `sent` and `back`.
    const [least, most] = [now - back, now - sent];
    if (this.#offset < least || this.#offset > most) this.#offset = (least + most) / 2;
  }

  /** Reads it now, and every second until `stop`. */
  async start(): Promise<void> {
    await this.refresh();
    this.#timer = setInterval(() => void this.refresh().catch(() => {}), REFRESH_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
