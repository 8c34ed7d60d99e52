import { connect, createLogger } from '@pakn/service-kit';
import { readStatsEnvironment } from './environment.ts';
import { consumeFacts } from './facts/facts-consumer.ts';

// Statistics ship no data of their own: everything comes from the log. What the other subgraphs have just seeded is taken in before the service starts.
const environment = readStatsEnvironment();
const logger = createLogger('stats-seed');
const pool = connect(environment.DATABASE_URL, logger);
const consumer = await consumeFacts({ pool, url: environment.DATABASE_URL, logger });
await consumer.drain();
await consumer.close();
await pool.end();
logger.info('facts are up to the log');
