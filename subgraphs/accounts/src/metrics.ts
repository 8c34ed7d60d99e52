import { observeConsumers, type EventConsumer } from '@pakn/events';
import { gauge, valueOf } from '@pakn/service-kit';
import type { Pool } from 'pg';

const PENDING_CHANGES = 'select count(*)::float8 as value from accounts.pending_change';
const LATE = `
  select coalesce(extract(epoch from clock_timestamp() - min(not_before)), 0)::float8 as value
    from accounts.message where sent_at is null and failed_at is null and marked_at is null and not_before < clock_timestamp()`;
const UNKNOWN_FATE = `select count(*)::float8 as value from accounts.message where sent_at is null and failed_at is null and marked_at < clock_timestamp() - interval '1 minute'`;
const REFUSED = `select count(*)::float8 as value from accounts.message where failed_at > clock_timestamp() - interval '1 day'`;

/** What an operator of the system watches here. */
export function observe(pool: Pool, consumers: readonly EventConsumer[]): void {
  observeConsumers(pool, consumers);
  gauge('accounts_changes_pending', 'Changes of people and rights, made by SQL, that are not announced yet', () => valueOf(pool, PENDING_CHANGES));
  gauge('accounts_messages_late_seconds', 'Age of the oldest message that should have been handed to its driver and was not marked', () => valueOf(pool, LATE));
  gauge('accounts_messages_of_unknown_fate', 'Messages that were marked and not confirmed as sent; they are not repeated', () => valueOf(pool, UNKNOWN_FATE));
  gauge('accounts_messages_refused', 'Messages that their driver will never take, or that nobody took within a day; of the last day', () =>
    valueOf(pool, REFUSED),
  );
}
