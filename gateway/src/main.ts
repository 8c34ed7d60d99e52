import { readFile } from 'node:fs/promises';
import { createLogger } from '@pakn/service-kit';
import { gatewayEnvironment } from './environment.ts';
import { startGateway } from './gateway.ts';

/** A drain that takes longer is cut. */
const DRAIN_WITHIN_MS = 2_500;

const logger = createLogger('gateway');
const environment = gatewayEnvironment();
const supergraph = await readFile(environment.SUPERGRAPH ?? new URL('../supergraph.graphql', import.meta.url), 'utf8');
const gateway = await startGateway(environment, supergraph, logger);
logger.info({ url: gateway.url }, 'listening');

let stopping = false;
const stop = (): void => {
  if (stopping) return; // signals may come twice
  stopping = true;
  setTimeout(() => process.exit(0), DRAIN_WITHIN_MS).unref();
  gateway.close().then(
    () => process.exit(0),
    (error: unknown) => {
      logger.error({ error: String(error) }, 'the drain failed');
      process.exit(1);
    },
  );
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
