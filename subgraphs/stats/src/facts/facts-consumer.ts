import { CASE_EVENTS, compareCursors, consume, readEvents, REFERENCE_EVENTS, type Consumer, type Cursor, type EventConsumer } from '@pakn/events';
import type { Pool } from 'pg';
import { takeEvents } from './take-events.ts';

/** The writer's row in events.consumer: of several replicas one writes. */
export const CONSUMER = 'stats.facts';

export const EVENT_TYPES: readonly string[] = [...Object.keys(CASE_EVENTS), ...REFERENCE_EVENTS];

export const FACTS_CONSUMER: EventConsumer = { name: CONSUMER, types: EVENT_TYPES, handle: takeEvents };

/** Figures may be stale by a second; a batch of 200 events costs little more than one. */
const GATHER_MS = 250;

interface Listener {
  info(about: object, message: string): void;
  error(about: object, message: string): void;
}

/** Starts to turn the log into facts. An event that cannot be taken is parked with the later ones of its case, and an alarm is logged (R23). */
export const consumeFacts = (options: { pool: Pool; url: string; logger: Listener }): Promise<Consumer> =>
  consume({
    pool: options.pool,
    url: options.url,
    ...FACTS_CONSUMER,
    gatherMs: GATHER_MS,
    onParked: (event, error) =>
      options.logger.error({ event: event.cursor, type: event.type, caseId: event.caseId, error: error.message }, 'an event was parked: statistics lack it'),
    onError: (error) => options.logger.error({ error: error.message }, 'the facts consumer could not go on; it tries again'),
  });

/**
 * Whether the facts hold everything that the log had released at a cursor. Not "everything now": while reports keep coming, something is always on its way.
 * Another replica may be the one that writes the facts.
 */
export async function hasCaughtUp(pool: Pool, upTo: Cursor): Promise<boolean> {
  const { rows } = await pool.query<Cursor>('select era, x::text as x, id::float8 as id from events.consumer where name = $1', [CONSUMER]);
  const after = rows[0];
  if (after === undefined) return false;
  const [next] = await readEvents(pool, { after, limit: 1, types: EVENT_TYPES });
  return next === undefined || compareCursors(next.cursor, upTo) >= 0;
}
