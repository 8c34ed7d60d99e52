import type { ClientBase } from 'pg';

/** The batch that this transaction writes, and how many ordinals were given out before it. */
export interface Batch {
  n: number;
  cases: number;
  parts: number;
}

/** Opens the next batch. The row stays locked until the commit: batches become visible in the order of their numbers. */
export async function nextBatch(client: ClientBase): Promise<Batch> {
  const { rows } = await client.query<Batch>('update stats.batch set n = n + 1 returning n, cases, parts');
  const batch = rows[0];
  if (!batch) throw new Error('stats.batch has no row');
  return batch;
}
