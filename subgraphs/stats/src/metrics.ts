import type { Pool } from 'pg';
import { Gauge, register } from 'prom-client';
import { CONSUMER, EVENT_TYPES } from './facts/facts-consumer.ts';
import type { Statistics } from './figures/statistics.ts';

const PARKED = 'select count(*)::float8 as value from events.parked where consumer = $1';
const LAG = `
  select coalesce(extract(epoch from clock_timestamp() - min(l.at)), 0)::float8 as value
    from events.log l, events.consumer c where c.name = $1 and (l.era, l.x, l.id) > (c.era, c.x, c.id) and l.type = any($2)`;

/** What an operator of the system watches: events that statistics lack, how far they are behind, how much they hold. */
export function observe(pool: Pool, statistics: Statistics): void {
  const labelNames = ['consumer'];
  gauge('events_parked', 'Events that a consumer could not take', labelNames, async (set) => set(await valueOf(pool, PARKED, [CONSUMER])));
  gauge('events_consumer_lag_seconds', 'Age of the oldest event that a consumer has not taken', labelNames, async (set) =>
    set(await valueOf(pool, LAG, [CONSUMER, EVENT_TYPES])),
  );
  gauge('stats_cases', 'Cases in the columns in memory', labelNames, async (set) => set(statistics.columns.facts.length));
}

function gauge(name: string, help: string, labelNames: string[], collect: (set: (value: number) => void) => Promise<void>): void {
  register.removeSingleMetric(name);
  const made: Gauge = new Gauge({ name, help, labelNames, collect: () => collect((value) => made.set({ consumer: CONSUMER }, value)) });
}

async function valueOf(pool: Pool, query: string, parameters: unknown[]): Promise<number> {
  const { rows } = await pool.query<{ value: number }>(query, parameters);
  return rows[0]?.value ?? 0;
}
