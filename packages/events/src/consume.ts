import { setTimeout } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { lookAgain } from './look-again.ts';
import { hasUnreleased, readEvents, type LoggedEvent } from './read-events.ts';
import { inTransaction } from '@pakn/service-kit';

const BATCH = 200;
const RELEASE_PAUSE_MS = 10;

export interface Consumer {
  /** Takes everything that is written by now, also what another open transaction still holds back; answers how many events were taken. */
  drain(): Promise<number>;
  close(): Promise<void>;
}

export interface ConsumeOptions {
  pool: Pool;
  url: string;
  /** Unique name: its row in events.consumer says where it stands. */
  name: string;
  /** Only events of these types are handed on; the others are passed over. */
  types: readonly string[];
  /** For what happens a few times a year: looks once a second instead of at every notice, so that a flood of other events is passed over in large batches. */
  unhurried?: boolean;
  /** The effect of the events, in the transaction that moves the cursor. It must not talk to the outside. */
  handle(client: PoolClient, events: LoggedEvent[]): Promise<void>;
  /** After the transaction of a batch with wanted events is committed: what `handle` wrote can be read by everybody now. */
  onTaken?(): void;
  onParked?(event: LoggedEvent, error: Error): void;
  onError?(error: Error): void;
}

/**
 * A durable consumer: its row is taken with `for update skip locked`, effect and cursor move in one transaction, so that of several replicas
 * one is active and nothing is done twice or left out. An event that cannot be taken is parked with the later ones of its case; the rest flows (R23).
 */
export async function consume(options: ConsumeOptions): Promise<Consumer> {
  await options.pool.query('insert into events.consumer (name) values ($1) on conflict do nothing', [options.name]);
  let turn: Promise<unknown> = Promise.resolve();
  const step = (): Promise<number> => {
    const next = turn.then(() => takeBatch(options));
    turn = next.catch(() => {});
    return next;
  };
  const lookout = lookAgain({
    url: options.unhurried ? null : options.url,
    ...(options.onError ? { onError: options.onError } : {}),
    async look() {
      if ((await step()) >= (options.unhurried ? BATCH : 1)) return 'more';
      return !options.unhurried && (await waiting(options)) ? 'soon' : 'idle';
    },
  });
  return {
    async drain() {
      let taken = 0;
      for (;;) {
        const batch = await step();
        taken += batch;
        if (batch > 0) continue;
        if (!(await waiting(options))) return taken;
        await setTimeout(RELEASE_PAUSE_MS);
      }
    },
    close: () => lookout.close(),
  };
}

async function waiting(options: ConsumeOptions): Promise<boolean> {
  const { rows } = await options.pool.query<{ era: number; x: string; id: number }>(
    'select era, x::text as x, id::float8 as id from events.consumer where name = $1',
    [options.name],
  );
  const row = rows[0];
  return row ? hasUnreleased(options.pool, row) : false;
}

async function takeBatch(options: ConsumeOptions): Promise<number> {
  let wantedOnes = 0;
  const taken = await inTransaction(options.pool, async (client) => {
    const { rows } = await client.query<{ era: number; x: string; id: number }>(
      'select era, x::text as x, id::float8 as id from events.consumer where name = $1 for update skip locked',
      [options.name],
    );
    const after = rows[0];
    if (!after) return 0; // another replica is at it
    const all = await readEvents(client, { after, limit: BATCH });
    const last = all.at(-1);
    if (!last) return 0;
    const wanted = await withoutParkedCases(
      client,
      options,
      all.filter((event) => options.types.includes(event.type)),
    );
    wantedOnes = wanted.length;
    if (wanted.length > 0) await takeOrPark(client, options, wanted);
    await client.query('update events.consumer set era = $2, x = $3::xid8, id = $4, moved_at = clock_timestamp() where name = $1', [
      options.name,
      last.cursor.era,
      last.cursor.x,
      last.cursor.id,
    ]);
    return all.length;
  });
  if (wantedOnes > 0) options.onTaken?.();
  return taken;
}

async function withoutParkedCases(client: PoolClient, options: ConsumeOptions, events: LoggedEvent[]): Promise<LoggedEvent[]> {
  const { rows } = await client.query<{ case_id: string }>('select distinct case_id from events.parked where consumer = $1 and case_id is not null', [
    options.name,
  ]);
  if (rows.length === 0) return events;
  const parked = new Set(rows.map((row) => row.case_id));
  const flowing: LoggedEvent[] = [];
  for (const event of events) {
    if (event.caseId !== null && parked.has(event.caseId)) await park(client, options, event, new Error('an earlier event of this case is parked'));
    else flowing.push(event);
  }
  return flowing;
}

/** The whole batch at once; only if that fails, one by one, so that the one that fails can be named. */
async function takeOrPark(client: PoolClient, options: ConsumeOptions, events: LoggedEvent[]): Promise<void> {
  await client.query('savepoint batch');
  try {
    await options.handle(client, events);
    return;
  } catch {
    await client.query('rollback to savepoint batch');
  }
  const parkedCases = new Set<string>();
  for (const event of events) {
    if (event.caseId !== null && parkedCases.has(event.caseId)) {
      await park(client, options, event, new Error('an earlier event of this case is parked'));
      continue;
    }
    await client.query('savepoint one');
    try {
      await options.handle(client, [event]);
    } catch (error) {
      await client.query('rollback to savepoint one');
      await park(client, options, event, error as Error);
      if (event.caseId !== null) parkedCases.add(event.caseId);
    }
  }
}

async function park(client: PoolClient, options: ConsumeOptions, event: LoggedEvent, error: Error): Promise<void> {
  await client.query('insert into events.parked (consumer, era, x, id, case_id, error) values ($1, $2, $3::xid8, $4, $5, $6) on conflict do nothing', [
    options.name,
    event.cursor.era,
    event.cursor.x,
    event.cursor.id,
    event.caseId,
    error.message,
  ]);
  options.onParked?.(event, error);
}
