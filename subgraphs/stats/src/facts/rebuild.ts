import { BEGINNING, CASE_EVENTS, readEvents, REFERENCE_EVENTS, type LoggedEvent } from '@pakn/events';
import { inTransaction } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { CONSUMER } from './facts-consumer.ts';
import { giveBackParked } from './give-back-parked.ts';
import { nextBatch } from './next-batch.ts';
import { takeEvents } from './take-events.ts';

const PAGE = 500;

/** Every event of a case carries the whole facts after it, so the newest one of each case that was not parked is enough. */
const NEWEST_OF_EACH_CASE = `
  select distinct on (l.case_id) l.case_id as "caseId", l.n, l.type, l.data from events.log l
   where l.case_id > $1 and l.type = any($2)
     and not exists (select from events.parked p where p.consumer = $3 and p.era = l.era and p.x = l.x and p.id = l.id)
   order by l.case_id, l.n desc limit $4`;

/**
 * Makes the facts again from the log while the service runs: every case is written again, what the log does not know is swept away.
 * Figures never dip meanwhile, each page is a short transaction of its own, and a newer event that arrives in between stays.
 * @returns how many cases were written again, how many rows were swept away, how many parked events could be taken
 */
export async function rebuild(pool: Pool): Promise<{ cases: number; swept: number; givenBack: number }> {
  const givenBack = await giveBackParked(pool);
  const start = await lastBatch(pool);
  await replayReferences(pool);
  let cases = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await pool.query<Pick<LoggedEvent, 'caseId' | 'n' | 'type' | 'data'>>(NEWEST_OF_EACH_CASE, [
      after,
      Object.keys(CASE_EVENTS),
      CONSUMER,
      PAGE,
    ]);
    const last = rows.at(-1)?.caseId;
    if (!last) break;
    await inTransaction(pool, (client) => takeEvents(client, rows, start));
    cases += rows.length;
    after = last;
  }
  return { cases, swept: await sweep(pool, start), givenBack };
}

async function lastBatch(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('select n from stats.batch');
  return rows[0]?.n ?? 0;
}

async function replayReferences(pool: Pool): Promise<void> {
  for (let after = BEGINNING; ;) {
    const events = await readEvents(pool, { after, limit: PAGE, types: REFERENCE_EVENTS });
    const last = events.at(-1);
    if (!last) return;
    await inTransaction(pool, (client) => takeEvents(client, events));
    after = last.cursor;
  }
}

async function sweep(pool: Pool, upTo: number): Promise<number> {
  return inTransaction(pool, async (client) => {
    await nextBatch(client);
    const parts = await client.query('delete from stats.part where batch <= $1', [upTo]);
    const facts = await client.query('delete from stats.fact where batch <= $1', [upTo]);
    await client.query('update stats.batch set generation = generation + 1');
    return (parts.rowCount ?? 0) + (facts.rowCount ?? 0);
  });
}
