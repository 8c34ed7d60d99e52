import pg from 'pg';
import type { Logger } from './logger.ts';

// bigint as number: ids of the event log stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const POOL_SIZE = 12;
/** Who waits longer for a connection is told to try again: an answer is due within 3 s, whatever the database does (R12). */
export const CONNECTION_WITHIN_MS = 2_500;

/**
 * A pool of the service's own role. An 'error' listener is needed: without one the process dies when PostgreSQL restarts (prototypes/README).
 * @param options.max connections
 * @param options.statementMs what one statement may take; 0: no limit of its own
 * The 5 s transaction timeouts are settings of the role.
 */
export function connect(url: string, logger: Pick<Logger, 'warn'>, { max = POOL_SIZE, statementMs = 0 }: { max?: number; statementMs?: number } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    ...(statementMs > 0 ? { statement_timeout: statementMs } : {}),
    connectionTimeoutMillis: CONNECTION_WITHIN_MS,
    idleTimeoutMillis: 30_000,
  });
  pool.on('error', (error) => logger.warn({ error: error.message }, 'an idle database connection broke'));
  // pg-pool takes its own listener off a client that is handed out: PostgreSQL ending it between two queries of a transaction would end the process (R9).
  pool.on('connect', (client) => client.on('error', (error) => logger.warn({ error: error.message }, 'a database connection broke')));
  return pool;
}

/** Runs `work` in one transaction: commits what it returns, rolls back what it throws. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}
