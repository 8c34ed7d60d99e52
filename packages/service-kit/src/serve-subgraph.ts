import type { AddressInfo } from 'node:net';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { AnswerInTime } from './answer-in-time.ts';
import { callOf, httpCall, type CallContext } from './call-context.ts';
import { openBudgets, useOf } from './connection-budgets.ts';
import { callNotTaken, unauthenticated } from './faults.ts';
import type { VerifiedCall } from './identity.ts';
import { guardedParameters, guardedVariables, inputBoundary, ofGateway, refusedInput } from './input-boundary.ts';
import { DEFAULT_LANGUAGE } from './language.ts';
import { createLogger, type Logger } from './logger.ts';
import { masked } from './masked-error.ts';
import { HostileInput } from './rules/input-text.ts';
import { CALL_HEADER, CallVerifier, operationText } from './signed-call.ts';
import { mutationsOnce } from './mutations-once.ts';
import { routeLines, stateRoutes, subgraphApp, type Route } from './subgraph-app.ts';
import type { Pool } from 'pg';

export interface SubgraphServer {
  /** `http://127.0.0.1:<port>` */
  url: string;
  app: FastifyInstance;
  /** What it answers, for tests that walk all of it. */
  routes: readonly Route[];
  close(): Promise<void>;
}

export interface ServeOptions<C extends CallContext> {
  name: string;
  host: string;
  port: number;
  internalKey: string;
  /** The origin by which the gateway calls this process; by default where it listens. */
  selfUrl?: string | undefined;
  schema: GraphQLSchema;
  /**
   * Makes the subgraph's context of one operation.
   * @param pool the connections for an operation that reads (`database` decides whether there are any); an operation that writes has the service's own
   */
  context(call: CallContext, pool?: Pool): C | Promise<C>;
  /** Routes of its own; `request.call` is the verified caller there too. */
  routes?(app: FastifyInstance): void | Promise<void>;
  subscriptions?: boolean;
  plugins?: ApolloServerPlugin<C>[];
  /** Without it nobody can be served: the service is ready only while it answers. */
  database?: Pool;
  /** What else keeps the service from serving; empty when it is ready. */
  notReady?(): string[] | Promise<string[]>;
  onClose?(): Promise<void>;
  logger?: Logger;
}

declare module 'fastify' {
  interface FastifyRequest {
    call: VerifiedCall;
    rawBody: string;
  }
}

const OPEN_ROUTES = new Set(['/health', '/ready', '/metrics']);
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Serves a subgraph: signed POST /graphql, optionally graphql-transport-ws on the same path, /health, /ready, /metrics.
 * Everything but those three refuses calls that the gateway did not sign.
 */
export async function serveSubgraph<C extends CallContext>(options: ServeOptions<C>): Promise<SubgraphServer> {
  const logger = options.logger ?? createLogger(options.name);
  const { app, routes } = subgraphApp(logger);
  const inTime = new AnswerInTime(options.database, logger);
  /** Known from listening on; still asked by calls that come while the server closes. */
  let url = '';
  const verifier = new CallVerifier(options.internalKey, () => (options.selfUrl === undefined ? url : new URL(options.selfUrl).origin));
  app.addHook('preHandler', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (OPEN_ROUTES.has(path)) return undefined;
    const body = path === '/graphql' ? request.rawBody : '';
    const once = path !== '/graphql' && !READING.has(request.method);
    const call = await verifier.verify(request.headers[CALL_HEADER], { method: request.method, path: request.url, body, once });
    if (!call) return reply.code(401).send({ errors: [callNotTaken()] });
    request.call = call;
    request.params = guardedParameters(request.params);
    request.query = guardedParameters(request.query);
    if (path !== '/graphql') request.body = guardedParameters(request.body);
    if (inTime.databaseHangs) return inTime.refuse(reply);
    if (path === '/graphql') inTime.watchOver(reply);
    return undefined;
  });

  const budgets = options.database?.options.connectionString === undefined ? undefined : openBudgets(options.database.options.connectionString, logger);
  const poolOf = ({ body, call }: FastifyRequest): Pool | undefined => budgets?.poolOf(useOf((body as { query?: unknown } | null)?.query, call.identity));
  let closeSockets: (() => void | Promise<void>) | undefined;
  const apollo = new ApolloServer<C>({
    schema: options.schema,
    introspection: true,
    csrfPrevention: false, // only signed calls arrive here
    stopOnTerminationSignals: false, // the service's main does; two stops at once wait for each other for ever
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) => masked(formatted, error, logger),
    plugins: [
      fastifyApolloDrainPlugin(app) as ApolloServerPlugin<C>,
      inputBoundary<C>({ longest: ofGateway }),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      // An undisposed graphql-ws server keeps the old process alive and events go to nobody.
      { serverWillStart: async () => ({ drainServer: async () => closeSockets?.() }) },
      mutationsOnce(logger),
      ...(options.plugins ?? []),
    ],
  });
  await apollo.start();
  await app.register(fastifyApollo(apollo), {
    path: '/graphql',
    method: ['POST'],
    context: async (request: FastifyRequest, reply: FastifyReply) => options.context(httpCall(request, reply), poolOf(request)),
  });

  stateRoutes(app, { database: options.database, hangs: () => inTime.databaseHangs, notReady: options.notReady?.bind(options) });
  await options.routes?.(app);

  if (options.subscriptions) closeSockets = serveSockets(app, options, verifier, logger);
  await app.listen({ host: options.host, port: options.port });
  const { port } = app.server.address() as AddressInfo;
  url = `http://${options.host}:${port}`;
  logger.info({ port, routes: routeLines(routes) }, 'listening');
  return {
    url,
    app,
    routes,
    close: async () => {
      await apollo.stop();
      await app.close();
      await inTime.stop();
      await budgets?.close();
      await options.onClose?.();
    },
  };
}

/** Upstream subscriptions of the gateway: the socket is signed, and each operation carries the identity of its group. */
function serveSockets<C extends CallContext>(app: FastifyInstance, options: ServeOptions<C>, verifier: CallVerifier, logger: Logger): () => Promise<void> {
  const sockets = new WebSocketServer({ server: app.server, path: '/graphql', perMessageDeflate: false });
  /** Verified before the operation's variables are looked at. */
  const calls = new WeakMap<object, VerifiedCall>();
  const server = useServer<Record<string, unknown>>(
    {
      schema: options.schema,
      onSubscribe: async (_context, _id, payload) => {
        const { [CALL_HEADER]: signed, ...others } = payload.extensions ?? {};
        const call = await verifier.verify(signed, { method: 'SUBSCRIBE', path: '/graphql', body: operationText(payload), once: true });
        if (!call || Object.keys(others).length > 0) return [callNotTaken()];
        calls.set(payload, call);
        try {
          // graphql-ws executes what stands in the payload after this.
          Object.assign(payload, { variables: guardedVariables(payload.variables ?? {}, ofGateway()) });
          return undefined;
        } catch (error) {
          if (error instanceof HostileInput) return [refusedInput(error, DEFAULT_LANGUAGE)];
          throw error;
        }
      },
      onConnect: async ({ connectionParams }) =>
        (await verifier.verify(connectionParams?.[CALL_HEADER], { method: 'SOCKET', path: '/graphql', body: '' })) !== null,
      context: async (_context, _id, payload) => {
        const call = calls.get(payload);
        if (!call) throw unauthenticated();
        return options.context({ ...callOf(call), idempotencyKey: '', headers: {}, setCookie: () => {} });
      },
      onError: (_context, _id, _payload, errors) => errors.map((error) => masked(error.toJSON(), error, logger)),
      onNext: (_context, _id, _payload, _args, result) =>
        result.errors ? { ...result, errors: result.errors.map((error) => masked(error.toJSON(), error, logger)) as never } : undefined,
    },
    sockets,
  );
  return async () => {
    await server.dispose();
    for (const socket of sockets.clients) socket.terminate();
  };
}
