import { setTimeout } from 'node:timers/promises';
import { inTransaction, isPassingFault } from '@pakn/service-kit';
import type { Pool, PoolClient } from 'pg';
import { attempt, type EventConsumer } from './consume.ts';
import { unpark } from './parked.ts';
import { readParked, readTaken, type LoggedEvent } from './read-events.ts';
import { retryPause } from './retry-pause.ts';

/** A transaction of a service may take 5 s. */
const AT_ONCE = 50;
const MOST_TRIES = 8;

/** What is parked together: the events of a case, or one event without a case. */
const GROUPS = `
  select case_id as "caseId", min(id)::float8 as id from events.parked where consumer = $1 group by case_id, case when case_id is null then id end order by 2`;

interface Group {
  caseId: string | null;
  /** The oldest event's. */
  id: number;
}

export interface GivenBack {
  /** How many events were taken and are parked no more. */
  taken: number;
  /** The first event of each case that still cannot be taken. */
  refused: { event: LoggedEvent; error: Error }[];
}

/**
 * Gives a consumer its parked events again, case by case and in their order, while it goes on with the others: the effect and the leaving of
 * `events.parked` are one transaction, under the consumer's row. A case whose next event still cannot be taken keeps it and the later ones.
 */
export async function giveBack(pool: Pool, consumer: EventConsumer): Promise<GivenBack> {
  const { rows: groups } = await pool.query<Group>(GROUPS, [consumer.name]);
  const result: GivenBack = { taken: 0, refused: [] };
  for (const group of groups) {
    for (;;) {
      const { taken, refused } = await patiently(() => inTransaction(pool, (client) => takeNext(client, consumer, group)));
      result.taken += taken;
      if (refused) result.refused.push(refused);
      if (refused || taken === 0) break;
    }
  }
  return result;
}

async function takeNext(client: PoolClient, consumer: EventConsumer, group: Group): Promise<{ taken: number; refused?: GivenBack['refused'][number] }> {
  // The consumer at work holds its row while it takes and parks: no later event of the case passes by.
  await client.query('select from events.consumer where name = $1 for update', [consumer.name]);
  const events = await readParked(client, { consumer: consumer.name, ...group, limit: AT_ONCE });
  let taken = 0;
  for (const event of events) {
    const error = await attempt(client, consumer, [event]);
    if (error) return { taken, refused: { event, error } };
    if (event.caseId === null) await takeLaterOnesAgain(client, consumer, event);
    await unpark(client, consumer.name, event.cursor);
    taken += 1;
  }
  return { taken };
}

/**
 * An event without a case says how something is now (an agency, a category), and the rest of its type was not held back: what came after it is taken
 * again, so that the newest state counts.
 */
async function takeLaterOnesAgain(client: PoolClient, consumer: EventConsumer, { cursor, type }: LoggedEvent): Promise<void> {
  const later = await readTaken(client, { consumer: consumer.name, type, after: cursor });
  if (later.length > 0) await consumer.handle(client, later);
}

/** Tries again what passes by itself. @throws the last fault when it does not pass within about half a minute */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassingFault(error) || failures === MOST_TRIES) throw error;
      await setTimeout(retryPause(failures));
    }
  }
}
