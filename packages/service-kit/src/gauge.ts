import type { Pool } from 'pg';
import { Gauge, register } from 'prom-client';

/** One value, or several that differ by their labels. */
type Reading = number | { labels: Record<string, string>; value: number }[];

/**
 * Something that an operator of the system watches at /metrics, read whenever it is asked for.
 * @param read the value, or the values with their labels (all of the names in `labelNames`)
 */
export function gauge(name: string, help: string, read: () => Reading | Promise<Reading>, labelNames: readonly string[] = []): void {
  register.removeSingleMetric(name); // a test starts a service more than once
  const made: Gauge = new Gauge({
    name,
    help,
    labelNames: [...labelNames],
    async collect() {
      const found = await read();
      if (typeof found === 'number') made.set(found);
      else for (const { labels, value } of found) made.set(labels, value);
    },
  });
}

/** The number that a query answers as `value`. */
export async function valueOf(pool: Pool, query: string, parameters: unknown[] = []): Promise<number> {
  const { rows } = await pool.query<{ value: number }>(query, parameters);
  return rows[0]?.value ?? 0;
}
