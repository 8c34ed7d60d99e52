import { randomUUID } from 'node:crypto';
import { appendEvent, currentCursor, cursorText } from '@pakn/events';
import { newId } from '@pakn/service-kit';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '@pakn/service-kit/testing';
import { CaseStream, type CaseLogEvent } from './case-stream.ts';

const WRITERS = 12;
/** Events of each writer; RUNS multiplies (R4). */
const RUNS = Number(process.env.RUNS ?? 1);
const EVENTS = 25 * RUNS;
const PATIENCE_MS = 60_000 * RUNS;

let database: TestDatabase;
let pool: pg.Pool;
const streams: CaseStream[] = [];

beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ connectionString: database.url('cases'), max: WRITERS + 6 });
});
afterAll(async () => {
  await Promise.all(streams.map((each) => each.stop()));
  await pool.end();
  await database.drop();
});

async function stream(ringSize?: number): Promise<CaseStream> {
  const made = new CaseStream({ pool, url: database.url('cases'), logger: pino({ level: 'silent' }), ...(ringSize ? { ringSize } : {}) });
  await made.start();
  streams.push(made);
  return made;
}

/** One event in a transaction of its own, kept open for a while after it was written. */
async function write(caseId: string, n: number, openMs: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await appendEvent(client, {
      type: 'CaseEdited',
      commandId: randomUUID(),
      actorId: null,
      at: new Date(),
      data: {},
      audience: ['province'],
      chain: { caseId, last: { n: n - 1, hash: n === 1 ? null : Buffer.alloc(32) } },
    });
    if (openMs > 0) await client.query('select pg_sleep($1)', [openMs / 1000]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function collect(events: AsyncIterableIterator<CaseLogEvent>, count: number): Promise<string[]> {
  const seen: string[] = [];
  while (seen.length < count) {
    const { value, done } = await events.next();
    if (done) break;
    seen.push(`${value.caseId}:${value.n}`);
  }
  return seen;
}

const all = (): true => true;

describe('the stream of case events', () => {
  it(
    'R4: twelve writers with slow transactions and one held open, 0 events skipped, in each case its own order',
    async () => {
      const early = await stream();
      const after = cursorText(await currentCursor(pool));
      const live = await early.subscribe(after, all);
      const held = write(newId(), 1, 400);
      const ids = Array.from({ length: WRITERS }, () => newId());
      const writing = Promise.all(
        ids.map(async (id, writer) => {
          for (let n = 1; n <= EVENTS; n++) await write(id, n, (writer * 7 + n * 3) % 12);
        }),
      );
      // Joins while it is written: replay and live must meet without a gap.
      const half = stream(50).then((late) => late.subscribe(after, all));
      const total = WRITERS * EVENTS + 1;
      const seen = await collect(live, total);
      await Promise.all([held, writing]);
      expect(new Set(seen).size).toBe(total);
      for (const id of ids) expect(seen.filter((each) => each.startsWith(id))).toEqual(Array.from({ length: EVENTS }, (_, index) => `${id}:${index + 1}`));
      expect(await collect(await half, total), 'replayed from the log').toEqual(seen);
      expect(await collect(await early.subscribe(after, all), total), 'replayed from the ring').toEqual(seen);
    },
    PATIENCE_MS,
  );

  it('B-01: subscribers that come and go while it is written miss nothing and receive nothing twice', async () => {
    const source = await stream(40);
    let cursor = cursorText(await currentCursor(pool));
    const id = newId();
    const count = 60;
    const writing = (async () => {
      for (let n = 1; n <= count; n++) await write(id, n, n % 4);
    })();
    const seen: string[] = [];
    while (seen.length < count) {
      const events = await source.subscribe(cursor, (event) => event.caseId === id);
      for (let taken = 0; taken < 7 && seen.length < count; taken++) {
        const { value } = await events.next();
        seen.push(`${value.n}`);
        cursor = cursorText(value.cursor);
      }
      await events.return?.();
    }
    await writing;
    expect(seen).toEqual(Array.from({ length: count }, (_, index) => String(index + 1)));
    expect(source.subscribers()).toBe(0);
  });
});
