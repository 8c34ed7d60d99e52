import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type pg from 'pg';
import { connect, createLogger, inTransaction } from '@pakn/service-kit';
import { testDatabase, type TestDatabase } from '@pakn/service-kit/testing';
import { appendEvent, linkOf, hashOf, type ChainLink } from './append-event.ts';
import { consume } from './consume.ts';
import { BEGINNING, compareCursors, cursorText, readCursor } from './cursor.ts';
import { createNotifier } from './notifier.ts';
import { currentCursor, readEvents, type LoggedEvent } from './read-events.ts';
import { tail } from './tail.ts';

const RUNS = Number(process.env.RUNS ?? 1);
const logger = createLogger('events-test');
let database: TestDatabase;
let cases: pg.Pool;
let stats: pg.Pool;

beforeAll(async () => {
  database = await testDatabase();
  cases = connect(database.url('cases'), logger, { max: 20 });
  stats = connect(database.url('stats'), logger);
});
afterAll(async () => {
  await cases.end();
  await stats.end();
  await database.drop();
});

const append = async (
  client: pg.ClientBase,
  type: string,
  caseId = randomUUID(),
  last: ChainLink = { n: 0, hash: null },
  data: object = {},
): Promise<ChainLink> => {
  const event = { type, commandId: 'test', actorId: null, at: new Date('2026-11-20T08:00:00Z'), data, audience: ['province'], chain: { caseId, last } };
  await appendEvent(client, event);
  return linkOf(event);
};

test('R4: 12 writers with slow transactions and one held open: no event is skipped, order is kept', async () => {
  const WRITERS = 12;
  const EACH = 15 * RUNS;
  const received: LoggedEvent[] = [];
  const notifier = createNotifier(database.url('cases'));
  let complete = (): void => {};
  const all = new Promise<void>((resolve) => (complete = resolve));
  const follower = tail({
    pool: stats,
    url: database.url('stats'),
    after: await currentCursor(stats),
    onEvents: (events) => {
      received.push(...events.filter((event) => event.type === 'R4'));
      if (received.length >= WRITERS * EACH + 1) complete();
    },
  });
  const held = await cases.connect();
  await held.query('begin');
  await append(held, 'R4'); // takes its place in the order first, commits last
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let turn = 0; turn < EACH; turn++) {
        await inTransaction(cases, async (client) => {
          await append(client, 'R4');
          await client.query('select pg_sleep($1)', [((writer * 7 + turn * 3) % 10) / 1000]);
        });
        notifier.notify();
      }
    }),
  );
  expect(received, 'nothing is released past a transaction that is still open').toHaveLength(0);
  await held.query('commit');
  held.release();
  await all;
  await follower.close();
  await notifier.close();
  expect(new Set(received.map((event) => event.caseId)).size).toBe(WRITERS * EACH + 1);
  expect(received.every((event, at) => at === 0 || compareCursors((received[at - 1] as LoggedEvent).cursor, event.cursor) < 0)).toBe(true);
});

test('B-01: what is released after a cursor was read comes after it', async () => {
  const cursor = await currentCursor(stats);
  await inTransaction(cases, (client) => append(client, 'AfterCursor'));
  // Another database of the test cluster may hold the release back for a moment.
  await vi.waitFor(async () => expect((await readEvents(stats, { after: cursor, limit: 10 })).map((event) => event.type)).toContain('AfterCursor'), {
    timeout: 30_000,
  });
  expect(readCursor(cursorText(cursor))).toEqual(cursor);
  expect(readCursor('bm9uc2Vuc2U')).toBeNull();
});

test('B-12: the chain of a case is what its events say; a changed one does not fit', async () => {
  const caseId = randomUUID();
  await inTransaction(cases, async (client) => {
    const first = await append(client, 'Chained', caseId, { n: 0, hash: null }, { b: 1.5, a: ['x', { d: null, c: true }] });
    await append(client, 'Chained', caseId, first, { second: true });
  });
  const { rows } = await stats.query<{ n: number; data: object; prev_hash: Buffer | null; hash: Buffer; at: Date }>(
    'select n, data, prev_hash, hash, at from events.log where case_id = $1 order by n',
    [caseId],
  );
  const recomputed = rows.map((row) =>
    hashOf({ caseId, n: row.n, type: 'Chained', version: 1, commandId: 'test', actorId: null, at: row.at, data: row.data, prevHash: row.prev_hash }),
  );
  expect(recomputed).toEqual(rows.map((row) => row.hash));
  expect(rows[1]?.prev_hash).toEqual(rows[0]?.hash);
  const [first] = rows;
  expect(
    hashOf({ caseId, n: 1, type: 'Chained', version: 1, commandId: 'test', actorId: null, at: first?.at as Date, data: { b: 1.6 }, prevHash: null }),
  ).not.toEqual(first?.hash);
});

test('B-12 S26: nobody may change or delete an entry', async () => {
  for (const pool of [cases, stats]) {
    await expect(pool.query("update events.log set type = 'Changed'")).rejects.toThrow('permission denied');
    await expect(pool.query('delete from events.log')).rejects.toThrow('permission denied');
  }
  await expect(stats.query("insert into events.log (type, command_id, at, data) values ('x', 'x', now(), '{}')")).rejects.toThrow('permission denied');
});

test('R23: an event that cannot be taken is parked with the later ones of its case; the rest flows, once', async () => {
  const poisoned = randomUUID();
  await inTransaction(cases, async (client) => {
    const first = await append(client, 'Flow', poisoned, { n: 0, hash: null }, { poison: true });
    await append(client, 'Flow', poisoned, first);
    await append(client, 'Flow');
  });
  const taken: string[] = [];
  const options = {
    pool: stats,
    url: database.url('stats'),
    name: 'r23',
    types: ['Flow'],
    handle: async (client: pg.PoolClient, events: LoggedEvent[]) => {
      for (const event of events) {
        if ((event.data as { poison?: boolean }).poison) await client.query('select 1/0');
        taken.push(event.caseId ?? '');
      }
    },
  };
  const [one, two] = [await consume(options), await consume(options)];
  await Promise.all([one.drain(), two.drain()]);
  expect(taken).toHaveLength(1);
  const { rows } = await stats.query<{ case_id: string; error: string }>("select case_id, error from events.parked where consumer = 'r23' order by id");
  expect(rows.map((row) => row.case_id)).toEqual([poisoned, poisoned]);
  expect(rows[0]?.error).toContain('division by zero');
  await one.close();
  await two.close();
});

test('an era begins when stored transaction ids are not below the cluster’s (after a dump and restore)', async () => {
  const owner = connect(database.ownerUrl, logger, { max: 1 });
  await owner.query("insert into events.log (x, type, command_id, at, data) values ('900000000000'::xid8, 'FromTheFuture', 'restore', now(), '{}')");
  expect((await readEvents(stats, { after: BEGINNING, limit: 10_000, types: ['FromTheFuture'] })).length).toBe(0);
  const { rows } = await cases.query<{ era: number }>('select events.open_era() as era');
  expect(rows[0]?.era).toBe(2);
  await inTransaction(cases, (client) => append(client, 'NewEra'));
  const seen = (): Promise<LoggedEvent[]> => readEvents(stats, { after: BEGINNING, limit: 10_000, types: ['FromTheFuture', 'NewEra'] });
  await vi.waitFor(async () => expect((await seen()).map((event) => event.type)).toEqual(['FromTheFuture', 'NewEra']), { timeout: 30_000 });
  await owner.end();
});
