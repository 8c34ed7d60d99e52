import { createLogger, runService } from '@pakn/service-kit';
import { readAccountsEnvironment } from './environment.ts';
import { serveAccounts } from './serve.ts';

const logger = createLogger('accounts');
await runService({ logger, start: async () => serveAccounts(readAccountsEnvironment(), { logger }) });
