import { setTimeout } from 'node:timers/promises';
import { inTransaction, isPassingFault } from '@pakn/service-kit';
import type { Pool, PoolClient } from 'pg';
import { followLoop } from './follow-loop.ts';
import { park, withoutParkedCases } from './parked.ts';
import { hasUnreleased, readEvents, type LoggedEvent } from './read-events.ts';

const BATCH = 200;
const RELEASE_PAUSE_MS = 10;

/** What takes events: its name, what it wants and what it does. */
export interface EventConsumer {
  /** Unique: its row in events.consumer says where it stands. Begins with the subgraph's name and a dot. */
  name: string;
  /** Only events of these types are handed on; the others are passed over. */
  types: readonly string[];
  /** The effect of the events, in the transaction that moves the cursor. It must not talk to the outside. */
  handle(client: PoolClient, events: LoggedEvent[]): Promise<void>;
}

/** A consumer at work. */
export interface Consumer {
  /** Takes everything that is written by now, also what another open transaction still holds back; answers how many events were taken. */
  drain(): Promise<number>;
  close(): Promise<void>;
}

export interface ConsumeOptions extends EventConsumer {
  pool: Pool;
  url: string;
  /** For what happens a few times a year: looks once a second instead of at every notice, so that a flood of other events is passed over in large batches. */
  unhurried?: boolean;
  /** Pause after a batch, in ms (default 0): under load one transaction takes the events of so long. An event after a quiet time is taken at once. */
  gatherMs?: number;
  /** After the transaction of a batch with wanted events is committed: what `handle` wrote can be read by everybody now. */
  onTaken?(): void;
  onParked?(event: LoggedEvent, error: Error): void;
  onError?(error: Error): void;
}

/**
 * A durable consumer: its row is taken with `for update skip locked`, effect and cursor move in one transaction, so that of several replicas
 * one is active and nothing is done twice or left out. A fault that passes (a lock, a deadlock, a lost connection) moves nothing: the batch is tried
 * again with growing pauses (R8). An event that fails for a lasting reason is parked with the later ones of its case; the rest flows (R23).
 */
export async function consume(options: ConsumeOptions): Promise<Consumer> {
  await options.pool.query('insert into events.consumer (name) values ($1) on conflict do nothing', [options.name]);
  let turn: Promise<unknown> = Promise.resolve();
  const step = (): Promise<number> => {
    const next = turn.then(() => takeBatch(options));
    turn = next.catch(() => {});
    return next;
  };
  const loop = followLoop({
    url: options.unhurried ? null : options.url,
    gatherMs: options.gatherMs ?? 0,
    ...(options.onError ? { onError: options.onError } : {}),
    async step() {
      const taken = await step();
      if (taken >= BATCH) return 'more';
      if (taken > 0 && !options.unhurried) return 'some';
      return !options.unhurried && (await waiting(options)) ? 'unreleased' : 'idle';
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
    close: () => loop.close(),
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
  const parked: { event: LoggedEvent; error: Error }[] = [];
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
    const { flowing, held } = await withoutParkedCases(
      client,
      options.name,
      all.filter((event) => options.types.includes(event.type)),
    );
    parked.push(...held);
    wantedOnes = flowing.length;
    if (flowing.length > 0) parked.push(...(await takeOrRefuse(client, options, flowing)));
    for (const { event, error } of parked) await park(client, options.name, event, error);
    await client.query('update events.consumer set era = $2, x = $3::xid8, id = $4, moved_at = clock_timestamp() where name = $1', [
      options.name,
      last.cursor.era,
      last.cursor.x,
      last.cursor.id,
    ]);
    return all.length;
  });
  // Only now it is true: a transaction that was rolled back has parked nothing.
  for (const { event, error } of parked) options.onParked?.(event, error);
  if (wantedOnes > 0) options.onTaken?.();
  return taken;
}

/**
 * The whole batch at once; only if that fails for a lasting reason, one by one, so that the one that fails can be named.
 * @returns the events that were not taken, with the later ones of their cases
 * @throws what passes by itself: the transaction is given up then
 */
async function takeOrRefuse(client: PoolClient, consumer: EventConsumer, events: LoggedEvent[]): Promise<{ event: LoggedEvent; error: Error }[]> {
  if ((await attempt(client, consumer, events)) === null) return [];
  const refused: { event: LoggedEvent; error: Error }[] = [];
  const cases = new Set<string>();
  for (const event of events) {
    const later = event.caseId !== null && cases.has(event.caseId);
    const error = later ? new Error('an earlier event of this case is parked') : await attempt(client, consumer, [event]);
    if (!error) continue;
    refused.push({ event, error });
    if (event.caseId !== null) cases.add(event.caseId);
  }
  return refused;
}

/**
 * Hands events to their consumer behind a savepoint.
 * @returns the lasting fault, whose effects were taken back, or null
 * @throws the fault that passes by itself
 */
export async function attempt(client: PoolClient, { handle }: EventConsumer, events: LoggedEvent[]): Promise<Error | null> {
  await client.query('savepoint attempt');
  try {
    await handle(client, events);
    await client.query('release savepoint attempt');
    return null;
  } catch (error) {
    if (isPassingFault(error)) throw error;
    await client.query('rollback to savepoint attempt');
    return error as Error;
  }
}
