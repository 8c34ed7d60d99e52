import { observeConsumers } from '@pakn/events';
import { gauge, valueOf } from '@pakn/service-kit';
import type { Pool } from 'pg';
import type { CaseStream } from './live/case-stream.ts';
import { AGENCY_COPY } from './reference/agency-copy.ts';
import { NOW } from './clock/database-time.ts';
import { PEOPLE_COPY } from './people/people-copy.ts';

// Released events wait for the oldest transaction that still writes: its age is how far every reader is behind.
const RELEASE_LAG = `
  select coalesce(extract(epoch from clock_timestamp() - min(at)), 0)::float8 as value from events.log
  where era = events.current_era() and x >= pg_snapshot_xmin(pg_current_snapshot())`;
const OLDEST_TIMER = `select coalesce(extract(epoch from ${NOW} - min(at)), 0)::float8 as value from cases.timer where fired_at is null and at <= ${NOW}`;
const UNCHECKED = `select count(*)::float8 as value from cases.attachment where status = 'SCANNING'`;

/** What an operator of the system watches here. */
export function observe({ pool, stream, settings }: { pool: Pool; stream: CaseStream; settings: { scanner: string } }): void {
  observeConsumers(pool, [AGENCY_COPY, PEOPLE_COPY]);
  gauge('event_release_lag_seconds', 'Age of the oldest event that readers do not see yet', () => valueOf(pool, RELEASE_LAG));
  gauge('cases_oldest_due_timer_seconds', 'How long the oldest due timer has waited', () => valueOf(pool, OLDEST_TIMER));
  gauge('cases_unchecked_uploads', 'Uploads that are not complete or not checked', () => valueOf(pool, UNCHECKED));
  gauge('upload_scanner_configured', 'Whether uploads are scanned for malware (CLAMD); 0: files become READY unscanned', () => (settings.scanner ? 1 : 0));
  gauge('cases_stream_subscribers', 'Subscriptions that follow the log', () => stream.subscribers());
  gauge('cases_pool_waiting', 'Requests that wait for a database connection', () => pool.waitingCount);
}
