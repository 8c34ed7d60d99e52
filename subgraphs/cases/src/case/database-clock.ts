import type { Pool } from 'pg';

const REFRESH_MS = 30_000;

/** The database's clock (R18), kept as an offset so that reading it costs nothing. `cases.now()` adds what only a test database sets. */
export class DatabaseClock {
  private offset = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly pool: Pool;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** Asks the database; call it at start and after a test moved the time. */
  async refresh(): Promise<void> {
    const sent = Date.now();
    const { rows } = await this.pool.query<{ at: Date }>('select cases.now() as at');
    const back = Date.now();
    if (rows[0]) this.offset = rows[0].at.getTime() - (sent + back) / 2;
  }

  /** Follows the database's clock until `stop`. */
  start(): void {
    this.timer = setInterval(() => void this.refresh().catch(() => {}), REFRESH_MS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
