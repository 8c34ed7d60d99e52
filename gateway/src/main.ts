import { readFile } from 'node:fs/promises';
import { createLogger, routeLines, runService } from '@pakn/service-kit';
import { gatewayEnvironment } from './environment.ts';
import { startGateway } from './gateway.ts';

/** A drain that takes longer is cut. */
const DRAIN_WITHIN_MS = 2_500;

const logger = createLogger('gateway');
await runService({
  logger,
  stopWithinMs: DRAIN_WITHIN_MS,
  async start() {
    const environment = gatewayEnvironment();
    const supergraph = await readFile(environment.SUPERGRAPH ?? new URL('../supergraph.graphql', import.meta.url), 'utf8');
    const gateway = await startGateway(environment, supergraph, logger);
    logger.info({ url: gateway.url, routes: routeLines(gateway.routes) }, 'listening');
    return gateway;
  },
});
