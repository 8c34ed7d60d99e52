import { DatabaseClock, openDatabase, serveSubgraph, type Logger, type SubgraphServer } from '@pakn/service-kit';
import { currentCursor, type Consumer } from '@pakn/events';
import type { Pool } from 'pg';
import { readChanges } from './columns/read-changes.ts';
import type { StatsContext } from './context.ts';
import { exportRoutes } from './exports/export-routes.ts';
import { consumeFacts, hasCaughtUp } from './facts/facts-consumer.ts';
import { Statistics } from './figures/statistics.ts';
import { followForever } from './follow.ts';
import { observe } from './metrics.ts';
import { buildSchema } from './schema.ts';

export interface StatsOptions {
  host: string;
  port: number;
  databaseUrl: string;
  internalKey: string;
  selfUrl?: string | undefined;
  logger: Logger;
  /** The instant at which open cases are judged; by default the database's clock. */
  now?: () => Date;
}

export interface StatsService extends SubgraphServer {
  pool: Pool;
  statistics: Statistics;
  consumer: Consumer;
  /** Takes the events that are there now, and the figures with them. */
  catchUp(): Promise<void>;
}

/**
 * Starts the service: the writer of facts, the columns in memory, the graph and the sheets. It is ready once it has caught up with the log.
 * @throws Error when the database was not migrated far enough
 */
export async function startStats(options: StatsOptions): Promise<StatsService> {
  const { databaseUrl, logger } = options;
  const pool = await openDatabase({ url: databaseUrl, schema: 'stats', migrations: new URL('../migrations/', import.meta.url), logger });
  const clock = new DatabaseClock(pool, 'stats');
  await clock.start();
  const statistics = new Statistics(options.now ?? (() => clock.now()));
  const followed = (): Promise<void> => statistics.follow((columns) => readChanges(pool, columns));
  const { schema } = await buildSchema();
  const present = await currentCursor(pool);
  const consumer = await consumeFacts({ pool, url: databaseUrl, logger });
  let ready = false;
  const follower = followForever({
    async step() {
      await followed();
      if (!ready) ready = await hasCaughtUp(pool, present).then(async (caughtUp) => caughtUp && (await followed(), true));
    },
    onError: (error) => logger.error({ error: error.message }, 'the figures could not be followed; they are as old as the last batch'),
  });
  observe(pool, statistics);
  const server = await serveSubgraph<StatsContext>({
    name: 'stats',
    host: options.host,
    port: options.port,
    internalKey: options.internalKey,
    selfUrl: options.selfUrl,
    schema,
    context: (call) => ({ ...call, statistics }),
    routes: (app) => exportRoutes(app, { statistics, pool, onError: (error) => logger.error({ error: error.message }, 'a sheet broke off') }),
    notReady: () => (ready ? [] : ['facts']),
    onClose: async () => {
      clock.stop();
      await follower.close();
      await consumer.close();
      await pool.end();
    },
  });
  const catchUp = async (): Promise<void> => {
    await consumer.drain();
    await followed();
  };
  return { ...server, pool, statistics, consumer, catchUp };
}
