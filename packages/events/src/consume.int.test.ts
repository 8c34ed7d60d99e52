import { randomUUID } from 'node:crypto';
import { connect, createLogger, inTransaction } from '@pakn/service-kit';
import { deadlockConsumer, testDatabase, type TestDatabase } from '@pakn/service-kit/testing';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { appendEvent, linkOf, type ChainLink } from './append-event.ts';
import { consume, type Consumer, type ConsumeOptions } from './consume.ts';
import { giveBack } from './give-back.ts';
import type { LoggedEvent } from './read-events.ts';

const logger = createLogger('events-test');
let database: TestDatabase;
let cases: pg.Pool;
let stats: pg.Pool;
let superuser: pg.Pool;
const running: Consumer[] = [];

beforeAll(async () => {
  database = await testDatabase();
  cases = connect(database.url('cases'), logger);
  stats = connect(database.url('stats'), logger);
  superuser = connect(database.superuserUrl, logger, { max: 1 });
});
afterEach(() => Promise.all(running.splice(0).map((consumer) => consumer.close())));
afterAll(async () => {
  await Promise.all([cases.end(), stats.end(), superuser.end()]);
  await database.drop();
});

/** Events of one case, in one transaction; answers the case's id. */
async function happens(type: string, data: object[]): Promise<string> {
  const caseId = randomUUID();
  await inTransaction(cases, async (client) => {
    let last: ChainLink = { n: 0, hash: null };
    for (const each of data) {
      const event = {
        type,
        commandId: 'test',
        actorId: null,
        at: new Date('2026-11-20T08:00:00Z'),
        data: each,
        audience: ['province'],
        chain: { caseId, last },
      };
      await appendEvent(client, event);
      last = linkOf(event);
    }
  });
  return caseId;
}

/** A consumer that writes to stats.batch and keeps what it committed in mind; a poisoned event divides by zero until it is healed. */
function taker(name: string): { options: ConsumeOptions; taken: string[]; errors: Error[]; heal(): void } {
  const taken: string[] = [];
  const errors: Error[] = [];
  let healed = false;
  const options: ConsumeOptions = {
    pool: stats,
    url: database.url('stats'),
    name,
    types: [name],
    onError: (error) => errors.push(error),
    async handle(client, events: LoggedEvent[]) {
      for (const { caseId, n, data } of events) {
        if (!healed && (data as { poison?: boolean }).poison) await client.query('select 1/0');
        await client.query('update stats.batch set cases = cases + 1');
        taken.push(`${caseId} ${n}`);
      }
    },
  };
  return { options, taken, errors, heal: () => void (healed = true) };
}
async function start(options: ConsumeOptions): Promise<Consumer> {
  const consumer = await consume(options);
  running.push(consumer);
  return consumer;
}
const parked = async (consumer: string): Promise<{ case_id: string; error: string }[]> =>
  (await stats.query<{ case_id: string; error: string }>('select case_id, error from events.parked where consumer = $1 order by id', [consumer])).rows;

test('R8: a deadlock of seconds parks nothing: what it hit is tried again, and the cursor waits', async () => {
  const { options, taken, errors } = taker('stats.deadlocked');
  await start(options);
  let caseId = '';
  const { superuserUrl } = database;
  await deadlockConsumer({ superuserUrl, consumer: options.name, table: 'stats.batch', rounds: 2 }, async () => {
    caseId = await happens(options.name, [{}, {}]);
  });
  await vi.waitFor(() => expect(taken.slice(-2)).toEqual([`${caseId} 1`, `${caseId} 2`]), { timeout: 10_000 });
  expect(await parked(options.name)).toEqual([]);
  expect(errors.map((error) => error.message)).toEqual(['deadlock detected', 'deadlock detected']);
});

test('R8 R9: a connection that is ended in the middle of a batch parks nothing', async () => {
  const { options, taken } = taker('stats.cut');
  let cut = false;
  const handle: ConsumeOptions['handle'] = async (client, events) => {
    if (!cut) {
      cut = true;
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      await superuser.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    }
    await options.handle(client, events);
  };
  await start({ ...options, handle });
  const caseId = await happens(options.name, [{}]);
  await vi.waitFor(() => expect(taken).toEqual([`${caseId} 1`]), { timeout: 10_000 });
  expect(await parked(options.name)).toEqual([]);
});

test('R8 R23: parked events are given back in their order, once each, and the case flows again', async () => {
  const { options, taken, heal } = taker('stats.poisoned');
  const consumer = await start(options);
  const sick = await happens(options.name, [{}, { poison: true }, {}]);
  const sound = await happens(options.name, [{}]);
  await consumer.drain();
  expect(new Set(taken)).toEqual(new Set([`${sick} 1`, `${sound} 1`]));
  expect((await parked(options.name)).map(({ error }) => error)).toEqual(['division by zero', 'an earlier event of this case is parked']);

  const early = await giveBack(stats, options);
  expect(early).toMatchObject({ taken: 0, refused: [{ event: { caseId: sick, n: 2 }, error: { message: 'division by zero' } }] });
  expect(await parked(options.name)).toHaveLength(2);

  heal();
  taken.length = 0;
  expect(await giveBack(stats, options)).toEqual({ taken: 2, refused: [] });
  expect(taken).toEqual([`${sick} 2`, `${sick} 3`]);
  expect(await parked(options.name)).toEqual([]);
  expect(await giveBack(stats, options)).toEqual({ taken: 0, refused: [] });
});

test('R8: giving back waits out what passes', async () => {
  const { options, taken, heal } = taker('stats.held');
  const consumer = await start(options);
  const sick = await happens(options.name, [{ poison: true }]);
  await consumer.drain();
  heal();
  let tries = 0;
  const handle: ConsumeOptions['handle'] = async (client, events) => {
    tries += 1;
    if (tries === 1) throw Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });
    await options.handle(client, events);
  };
  expect(await giveBack(stats, { ...options, handle })).toEqual({ taken: 1, refused: [] });
  expect(taken).toEqual([`${sick} 1`]);
});

test('R23: a state that is given back does not overwrite a newer one', async () => {
  let name = '';
  let healed = false;
  const options: ConsumeOptions = {
    pool: stats,
    url: database.url('stats'),
    name: 'stats.states',
    types: ['ThingSaved'],
    async handle(client, events) {
      for (const { data } of events) {
        const saved = data as { name: string };
        if (!healed && saved.name === 'old') await client.query('select 1/0');
        name = saved.name;
      }
    },
  };
  const consumer = await start(options);
  for (const data of [{ name: 'old' }, { name: 'new' }, { name: 'newest' }])
    await inTransaction(cases, (client) =>
      appendEvent(client, { type: 'ThingSaved', commandId: 'test', actorId: null, at: new Date('2026-11-20T08:00:00Z'), data, audience: [] }),
    );
  await consumer.drain();
  healed = true;
  expect(await giveBack(stats, options)).toEqual({ taken: 1, refused: [] });
  expect(name).toBe('newest');
});
