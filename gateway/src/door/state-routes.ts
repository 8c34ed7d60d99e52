import { forbidden } from '@pakn/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Tokens } from '../identity/tokens.ts';
import type { Service } from '../services/service.ts';
import { ROUTE_COST } from '../budget/charge-routes.ts';
import { mayReadMetrics } from './metrics-access.ts';

const FREE = { config: { cost: ROUTE_COST.free } };

/** What machines ask of the gateway: is it alive, is the whole ready, how much does it do, which key signs the tokens. */
export function stateRoutes(
  app: FastifyInstance,
  options: { services: readonly Service[]; registry: Registry; tokens: Pick<Tokens, 'keys'>; metricsToken: string | undefined },
): void {
  app.get('/health', FREE, () => ({ ok: true }));
  app.get('/ready', FREE, async (_request, reply) => {
    const states = await Promise.all(options.services.map(async (service) => ({ name: service.name, ready: await service.isReady() })));
    const waiting = states.filter((state) => !state.ready).map((state) => state.name);
    return reply.code(waiting.length === 0 ? 200 : 503).send({ ready: waiting.length === 0, waiting });
  });
  app.get('/metrics', FREE, async (request, reply) => {
    if (!mayReadMetrics(request.raw, options.metricsToken)) return reply.code(403).send({ errors: [forbidden()] });
    return reply
      .type(options.registry.contentType)
      .header('cache-control', 'no-store')
      .send(await options.registry.metrics());
  });
  app.get('/.well-known/jwks.json', (_request, reply) => reply.header('cache-control', 'public, max-age=60').send({ keys: options.tokens.keys() }));
}
