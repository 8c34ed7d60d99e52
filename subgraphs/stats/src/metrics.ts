import { observeConsumers } from '@pakn/events';
import { gauge } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { FACTS_CONSUMER } from './facts/facts-consumer.ts';
import type { Statistics } from './figures/statistics.ts';

/** What an operator of the system watches: events that statistics lack, how far they are behind, how much they hold. */
export function observe(pool: Pool, statistics: Statistics): void {
  observeConsumers(pool, [FACTS_CONSUMER]);
  gauge('stats_cases', 'Cases in the columns in memory', () => statistics.columns.facts.length);
}
