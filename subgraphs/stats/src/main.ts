import { createLogger, runService } from '@pakn/service-kit';
import { readStatsEnvironment } from './environment.ts';
import { startStats } from './start-stats.ts';

const logger = createLogger('stats');
await runService({
  logger,
  async start() {
    const environment = readStatsEnvironment();
    return startStats({
      host: environment.HOST,
      port: environment.PORT,
      databaseUrl: environment.DATABASE_URL,
      internalKey: environment.INTERNAL_KEY,
      selfUrl: environment.SELF_URL,
      logger,
    });
  },
});
