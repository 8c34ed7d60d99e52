import pg from 'pg';
import type { Province } from './province.ts';

/** The database's clock in a test's hands; the machine's stays. */
export interface TestClock {
  /** Moves it to a time of Vietnam ("2026-03-13 16:59"). */
  set(local: string): Promise<void>;
  /** Runs SQL as the owner of the database, as an operator of the system may. */
  asOwner(text: string, values?: readonly unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

export async function testClock({ database, cases }: Province): Promise<TestClock> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  owner.on('error', () => {}); // the database is dropped under it
  await owner.connect();
  return {
    async set(local) {
      await owner.query(
        'insert into cases.clock_offset (shift) values ($1::timestamptz - clock_timestamp()) on conflict (id) do update set shift = excluded.shift',
        [`${local}:00+07`],
      );
      await cases.services.clock.refresh();
    },
    asOwner: (text, values = []) => owner.query(text, [...values]),
    close: () => owner.end(),
  };
}

/** A time of Vietnam to the nearest minute: the test's own milliseconds count too. */
export const localTime = (at: unknown): string => new Date(Date.parse(String(at)) + 7 * 3_600_000 + 30_000).toISOString().slice(0, 16).replace('T', ' ');
