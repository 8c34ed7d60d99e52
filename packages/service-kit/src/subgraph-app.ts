import Fastify, { type FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { collectDefaultMetrics, register } from 'prom-client';
import { failures, failuresOfFramework } from './failures.ts';
import type { Logger } from './logger.ts';

const BODY_LIMIT_BYTES = 1 << 20;

let defaultMetrics = false;

export interface Route {
  method: string;
  /** "/exports/:file" */
  url: string;
}

/** What a service answers, one line a path, for its log: "GET HEAD /health". `npm run attack` reads it there. */
export function routeLines(routes: readonly Route[]): string[] {
  const methods = new Map<string, string[]>();
  for (const { method, url } of routes) methods.set(url, [...(methods.get(url) ?? []), method]);
  return [...methods].map(([url, each]) => `${each.toSorted((a, b) => a.localeCompare(b)).join(' ')} ${url}`);
}

/** The HTTP server of a subgraph before it has routes: typed failures, JSON whose text is kept for its signature, a list of what it will answer. */
export function subgraphApp(logger: Logger): { app: FastifyInstance; routes: readonly Route[] } {
  if (!defaultMetrics) {
    collectDefaultMetrics();
    defaultMetrics = true;
  }
  const app = Fastify({ bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true, frameworkErrors: failuresOfFramework(logger) });
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url }) => void routes.push(...[method].flat().map((one) => ({ method: one, url }))));
  failures(app, logger);
  app.decorateRequest('call');
  app.decorateRequest('rawBody', '');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    request.rawBody = body as string;
    try {
      done(null, JSON.parse(body as string));
    } catch {
      done(Object.assign(new Error('bad JSON'), { statusCode: 400 }), undefined);
    }
  });
  return { app, routes };
}

/** What machines ask of a subgraph: is it alive, can it serve, how much does it do. Open to whoever reaches the port. */
export function stateRoutes(
  app: FastifyInstance,
  options: { database?: Pool | undefined; hangs(): boolean; notReady?: (() => string[] | Promise<string[]>) | undefined },
): void {
  app.get('/health', () => ({ ok: true }));
  app.get('/ready', async (_request, reply) => {
    const waiting = [...(!options.hangs() && (await answers(options.database)) ? [] : ['database']), ...((await options.notReady?.()) ?? [])];
    return reply.code(waiting.length === 0 ? 200 : 503).send({ ready: waiting.length === 0, waiting });
  });
  app.get('/metrics', async (_request, reply) => reply.type(register.contentType).send(await register.metrics()));
}

const answers = async (database: Pool | undefined): Promise<boolean> =>
  database === undefined ||
  database.query('select 1').then(
    () => true,
    () => false,
  );
