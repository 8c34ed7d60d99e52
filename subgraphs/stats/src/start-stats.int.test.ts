import { randomBytes, randomUUID } from 'node:crypto';
import { createLogger } from '@pakn/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readChanges } from './columns/read-changes.ts';
import { startStats } from './start-stats.ts';
import { eventData, factsOf, servedStats } from './testing/served-stats.ts';

let house: Awaited<ReturnType<typeof servedStats>>;
beforeAll(async () => {
  house = await servedStats();
});
afterAll(() => house.close());

async function asOwner(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: house.database.ownerUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
const figures = async () => (await house.ask('{ statistics { asOf totals { total inProgress { late } } } }')).data.statistics;

test('a database of an older schema is refused', async () => {
  await asOwner((client) => client.query("update stats.migration set name = 'away' where name = '0002_service'"));
  const started = startStats({
    host: '127.0.0.1',
    port: 0,
    databaseUrl: house.database.url('stats'),
    internalKey: randomBytes(32).toString('hex'),
    logger: createLogger('stats-test'),
  });
  await expect(started).rejects.toThrow('0002_service');
  await asOwner((client) => client.query("update stats.migration set name = '0002_service' where name = 'away'"));
});

test('R9: the service goes on by itself when the database has thrown out its connections; what was counted stays readable', async () => {
  const superuser = new pg.Client({ connectionString: house.database.superuserUrl });
  await superuser.connect();
  await superuser.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'stats' and datname = current_database()");
  await superuser.end();
  expect((await figures()).totals.total).toBe(0);
  await house.append('CaseSubmitted', eventData(factsOf()), { caseId: randomUUID(), n: 1 });
  await vi.waitFor(async () => expect((await figures()).totals.total).toBe(1), { timeout: 15_000 });
});

test("R18: open cases are judged by the database's clock", async () => {
  const dueAt = new Date(Date.now() + 48 * 3_600_000).toISOString();
  await house.append('CaseSubmitted', eventData(factsOf({ dueAt })), { caseId: randomUUID(), n: 1 });
  await house.settle();
  const late = (await figures()).totals.inProgress.late;
  await asOwner((client) => client.query("insert into stats.clock_offset (shift) values ('3 days')"));
  await vi.waitFor(async () => expect((await figures()).totals.inProgress.late).toBe(late + 1), { timeout: 15_000 });
});

test('two replicas: one writes, both say the same', async () => {
  const other = await startStats({
    host: '127.0.0.1',
    port: 0,
    databaseUrl: house.database.url('stats'),
    internalKey: randomBytes(32).toString('hex'),
    logger: createLogger('stats-test'),
  });
  try {
    await Promise.all(Array.from({ length: 20 }, () => house.append('CaseSubmitted', eventData(factsOf()), { caseId: randomUUID(), n: 1 })));
    await house.settle();
    await other.statistics.follow((columns) => readChanges(other.pool, columns));
    const [mine, theirs] = [house.stats.statistics, other.statistics].map((statistics) => statistics.answer({}, new Set()).totals);
    expect(theirs).toEqual(mine);
    expect(mine?.total).toBe(22);
    const { rows } = await other.pool.query<{ doubled: number }>('select count(*)::int - count(distinct ordinal)::int as doubled from stats.fact');
    expect(rows[0]?.doubled).toBe(0);
  } finally {
    await other.close();
  }
});

test('R1: a service that starts while reports keep coming is ready once it holds what was there before', async () => {
  let filed = 0;
  let isFlooding = true;
  const flood = (async () => {
    while (isFlooding) {
      await house.append('CaseSubmitted', eventData(factsOf()), { caseId: randomUUID(), n: 1 });
      filed++;
    }
  })();
  const other = await startStats({
    host: '127.0.0.1',
    port: 0,
    databaseUrl: house.database.url('stats'),
    internalKey: randomBytes(32).toString('hex'),
    logger: createLogger('stats-test'),
  });
  await vi.waitFor(async () => expect((await fetch(`${other.url}/ready`)).status).toBe(200), { timeout: 5_000, interval: 20 });
  expect(isFlooding).toBe(true);
  isFlooding = false;
  await flood;
  expect(filed).toBeGreaterThan(0);
  await other.close();
});
