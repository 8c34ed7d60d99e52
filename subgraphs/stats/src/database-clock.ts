import type { Pool } from 'pg';

const ADJUST_EVERY_MS = 1_000;

/** Deadlines are judged by the database's clock, whatever the machine's says (R18). */
export class DatabaseClock {
  #ahead = 0;
  #again = 0;

  /** Asks the database for its time, at most once a second; half of the way there and back is taken off. */
  async adjust(pool: Pool): Promise<void> {
    const asked = Date.now();
    if (asked < this.#again) return;
    const { rows } = await pool.query<{ now: number }>('select (extract(epoch from stats.now()) * 1000)::float8 as now');
    const now = rows[0]?.now;
    if (now === undefined) return;
    this.#ahead = now - (asked + Date.now()) / 2;
    this.#again = asked + ADJUST_EVERY_MS;
  }

  now(): Date {
    return new Date(Date.now() + this.#ahead);
  }
}
