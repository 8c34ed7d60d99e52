import type { Pool } from 'pg';
import { Gauge, register } from 'prom-client';
import { NOTIFICATIONS } from './notification/notification-consumer.ts';

const CONSUMER = NOTIFICATIONS.name;

const GAUGES = {
  events_parked: { help: 'Events that a consumer could not take', query: 'select count(*)::float8 as value from events.parked where consumer = $1' },
  events_consumer_lag_seconds: {
    help: 'Age of the oldest event that a consumer has not taken',
    query: `select coalesce(extract(epoch from clock_timestamp() - min(l.at)), 0)::float8 as value
      from events.log l, events.consumer c where c.name = $1 and (l.era, l.x, l.id) > (c.era, c.x, c.id)`,
  },
  accounts_changes_pending: {
    help: 'Changes of people and rights, made by SQL, that are not announced yet',
    query: `select count(*)::float8 as value from accounts.pending_change where $1 <> ''`,
  },
  accounts_messages_late_seconds: {
    help: 'Age of the oldest message that should have been handed to its driver and was not marked',
    query: `select coalesce(extract(epoch from clock_timestamp() - min(not_before)), 0)::float8 as value
      from accounts.message where sent_at is null and marked_at is null and not_before < clock_timestamp() and $1 <> ''`,
  },
  accounts_messages_of_unknown_fate: {
    help: 'Messages that were marked and not confirmed as sent; they are not repeated',
    query: `select count(*)::float8 as value from accounts.message where sent_at is null and marked_at < clock_timestamp() - interval '1 minute' and $1 <> ''`,
  },
} as const;

/** What an operator of the system watches: read from the database when it is asked for. */
export function observe(pool: Pool): void {
  for (const [name, { help, query }] of Object.entries(GAUGES)) {
    register.removeSingleMetric(name);
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: ['consumer'],
      async collect() {
        const { rows } = await pool.query<{ value: number }>(query, [CONSUMER]);
        gauge.set({ consumer: CONSUMER }, rows[0]?.value ?? 0);
      },
    });
  }
}
