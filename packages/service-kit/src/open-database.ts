import { readdir } from 'node:fs/promises';
import type { Pool } from 'pg';
import { connect } from './database.ts';
import type { Logger } from './logger.ts';

/**
 * A service's database: a pool of its role on a schema that is as new as the service.
 * @param options.schema whose table `migration` lists what has run
 * @param options.migrations the folder of the service's own: `new URL('../migrations/', import.meta.url)`
 * @throws Error naming the migrations that the database lacks
 */
export async function openDatabase(options: { url: string; schema: string; migrations: URL; logger: Pick<Logger, 'warn'> }): Promise<Pool> {
  const pool = connect(options.url, options.logger);
  await refuseOlderSchema(pool, options).catch(async (error: Error) => {
    await pool.end();
    throw error;
  });
  return pool;
}

/** @throws Error when the database lacks a migration of the folder; one that has more of them is fine */
export async function refuseOlderSchema(pool: Pool, { schema, migrations }: { schema: string; migrations: URL }): Promise<void> {
  const needed = (await readdir(migrations)).filter((file) => file.endsWith('.sql')).map((file) => file.slice(0, -'.sql'.length));
  const { rows } = await pool.query<{ name: string }>(`select name from ${schema}.migration`);
  const run = new Set(rows.map(({ name }) => name));
  const missing = needed.filter((name) => !run.has(name)).toSorted();
  if (missing.length > 0) throw new Error(`the database is older than this service: ${schema} lacks ${missing.join(', ')}`);
}
