import type { Identity } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { InboxQueue } from '../case/terms.ts';
import type { InboxCount } from './case-filter.graph.ts';
import { addQueue } from './queues.ts';
import { hasProgress, Where } from './where.ts';

/** Every queue of an officer in one statement; only what is not done is counted, so that each part reads a small partial index. */
export async function inboxCounts(pool: Pool, identity: Identity, now: Date): Promise<InboxCount[]> {
  const values: unknown[] = [now];
  const parts = Object.values(InboxQueue).map((queue) => {
    const where = new Where();
    addQueue(where, queue, identity);
    const sql = where.sql.replace(/\$(\d+)/g, (_all, n: string) => `$${Number(n) + values.length}`);
    values.push(...where.values);
    return `select '${queue}' as queue, count(*)::int as count, count(*) filter (where ${hasProgress('OVERDUE', '$1')})::int as overdue from cases."case" c where c.step <> 'DONE' and ${sql}`;
  });
  const { rows } = await pool.query<InboxCount>(parts.join(' union all '), values);
  return rows;
}
