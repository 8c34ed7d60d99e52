import { createLogger } from '@pakn/service-kit';
import { readStatsEnvironment } from './environment.ts';
import { startStats } from './start-stats.ts';

const environment = readStatsEnvironment();
const logger = createLogger('stats');
const stats = await startStats({
  host: environment.HOST,
  port: environment.PORT,
  databaseUrl: environment.DATABASE_URL,
  internalKey: environment.INTERNAL_KEY,
  scale: environment.SATISFACTION_SCALE,
  logger,
});

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void stats.close().then(
      () => process.exit(0),
      (error: Error) => {
        logger.error({ error: error.message }, 'the stop failed');
        process.exit(1);
      },
    );
  });
}
