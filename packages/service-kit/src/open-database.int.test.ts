import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DatabaseClock } from './database-clock.ts';
import { connect } from './database.ts';
import { createLogger } from './logger.ts';
import { openDatabase } from './open-database.ts';
import { testDatabase, type TestDatabase } from './testing/database.ts';

const logger = createLogger('service-kit-test');
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'pakn-migrations-'));
  await writeFile(join(folder, '0001_facts.sql'), '');
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

test('R9: a service opens a database that is as new as itself or newer; of an older one it says what is missing', async () => {
  const options = { url: database.url('stats'), schema: 'stats', migrations: pathToFileURL(`${folder}/`), logger };
  const pool = await openDatabase(options); // 0002_service has run too
  await pool.end();
  await writeFile(join(folder, '9999_of_tomorrow.sql'), '');
  await expect(openDatabase(options)).rejects.toThrow('the database is older than this service: stats lacks 9999_of_tomorrow');
});

test("R18: the clock is the database's, and a slow answer does not shake it", async () => {
  const pool = connect(database.url('stats'), logger, { max: 1 });
  const owner = connect(database.ownerUrl, logger, { max: 1 });
  await owner.query(`insert into stats.clock_offset (shift) values ('3 days')`);
  const clock = new DatabaseClock(pool, 'stats');
  await clock.refresh();
  const ahead = (): number => clock.now().getTime() - Date.now();
  expect(ahead()).toBeGreaterThan(3 * 86_400_000 - 5_000);
  expect(ahead()).toBeLessThan(3 * 86_400_000 + 5_000);
  const before = ahead();
  // The answer comes late, for the one connection is busy: half of that time was no difference of the clocks.
  await Promise.all([pool.query('select pg_sleep(0.5)'), clock.refresh()]);
  expect(Math.abs(ahead() - before)).toBeLessThan(50);
  await Promise.all([pool.end(), owner.end()]);
});
