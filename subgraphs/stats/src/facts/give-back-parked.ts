import { inTransaction } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { CONSUMER } from './facts-consumer.ts';
import { parseEvent } from './parse-event.ts';

interface ParkedEvent {
  id: number;
  caseId: string | null;
  n: number | null;
  type: string;
  data: unknown;
}

const PARKED = `
  select p.id::float8 as id, l.case_id as "caseId", l.n, l.type, l.data
    from events.parked p join events.log l on (l.era, l.x, l.id) = (p.era, p.x, p.id) where p.consumer = $1`;

/**
 * Takes events off the parking place that can be read by now, for instance after a repair: a case's only if all of its parked events can.
 * They are not taken here; a rebuild that follows does that.
 * @returns how many events were given back
 */
export async function giveBackParked(pool: Pool): Promise<number> {
  return inTransaction(pool, async (client) => {
    // The consumer holds its row while it parks: nothing is parked between reading and giving back.
    await client.query('select from events.consumer where name = $1 for update', [CONSUMER]);
    const { rows } = await client.query<ParkedEvent>(PARKED, [CONSUMER]);
    const broken = new Set(rows.filter((event) => !isReadable(event)).map(groupOf));
    const readable = rows.filter((event) => !broken.has(groupOf(event))).map(({ id }) => id);
    await client.query('delete from events.parked where consumer = $1 and id = any($2::bigint[])', [CONSUMER, readable]);
    return readable.length;
  });
}

const groupOf = ({ id, caseId }: ParkedEvent): string => caseId ?? `event ${id}`;

function isReadable(event: ParkedEvent): boolean {
  try {
    parseEvent(event);
    return true;
  } catch {
    return false;
  }
}
