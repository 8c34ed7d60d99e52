import { gauge, valueOf } from '@pakn/service-kit';
import type { Pool } from 'pg';
import type { EventConsumer } from './consume.ts';

const PARKED = 'select count(*)::float8 as value from events.parked where consumer = $1';
const LAG = `
  select coalesce(extract(epoch from clock_timestamp() - min(l.at)), 0)::float8 as value
    from events.log l, events.consumer c where c.name = $1 and (l.era, l.x, l.id) > (c.era, c.x, c.id) and l.type = any($2)`;

const BEHIND = `
  select not exists (select from events.consumer where name = $1) or exists (
    select from events.log l, events.consumer c where c.name = $1 and (l.era, l.x, l.id) > (c.era, c.x, c.id) and l.type = any($2)) as behind`;

/** Whether a consumer has taken everything that it wants and that is written by now. */
export async function hasTaken(pool: Pool, { name, types }: EventConsumer): Promise<boolean> {
  const { rows } = await pool.query<{ behind: boolean }>(BEHIND, [name, types]);
  return rows[0]?.behind === false;
}

/** What an operator of the system watches of a service's consumers: what they could not take, and how far they are behind. */
export function observeConsumers(pool: Pool, consumers: readonly EventConsumer[]): void {
  const each = (read: (consumer: EventConsumer) => Promise<number>) => () =>
    Promise.all(consumers.map(async (consumer) => ({ labels: { consumer: consumer.name }, value: await read(consumer) })));
  gauge(
    'events_parked',
    'Events that a consumer could not take',
    each(({ name }) => valueOf(pool, PARKED, [name])),
    ['consumer'],
  );
  gauge(
    'events_consumer_lag_seconds',
    'Age of the oldest event that a consumer has not taken',
    each(({ name, types }) => valueOf(pool, LAG, [name, types])),
    ['consumer'],
  );
}
