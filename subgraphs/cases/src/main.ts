import { createLogger, runService } from '@pakn/service-kit';
import { readCasesEnvironment } from './environment.ts';
import { serveCases } from './serve.ts';

const logger = createLogger('cases');
await runService({ logger, start: async () => serveCases(readCasesEnvironment(), { logger }) });
