import type { AddressInfo } from 'node:net';
import fastifyApollo from '@as-integrations/fastify';
import { failures, failuresOfFramework, newId, type Logger, type Route } from '@pakn/service-kit';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { JWK } from 'jose';
import { Budgets } from './budget/budgets.ts';
import { chargeRoutes, chargeWhatIsNoOperation, ROUTE_COST } from './budget/charge-routes.ts';
import type { Charging } from './budget/charge.plugin.ts';
import { costRules } from './budget/cost-rules.ts';
import { paceRefusals } from './budget/pace-refusals.ts';
import { refuseSpent } from './budget/refuse-spent.ts';
import { callOf, identify } from './door/caller-of-request.ts';
import { compressed } from './door/compressed.ts';
import { crossOrigin } from './door/cross-origin.ts';
import { gauges } from './door/gauges.ts';
import { refuseForeignHosts, servedHosts } from './door/hosts.ts';
import { addressOf, hostOf, trustOf } from './door/proxies.ts';
import { proxied } from './door/proxy.ts';
import { refuseLongDocuments } from './graph/limits.ts';
import { Releases } from './door/releases.ts';
import { securityHeaders } from './door/security-headers.ts';
import { askAsVisitor, askForEverybody } from './door/ask-as-visitor.ts';
import { PageRenderer } from './door/page-renderer.ts';
import { ShellPage } from './door/shell-page.ts';
import { endSlowClients } from './door/slow-clients.ts';
import { stateRoutes } from './door/state-routes.ts';
import { statics } from './door/statics.ts';
import type { GatewayEnvironment } from './environment.ts';
import { SubgraphDataSource } from './graph/data-source.ts';
import { startGraphServer } from './graph/graph-server.ts';
import { taggedFields } from './graph/tagged-fields.ts';
import { pollRevocations } from './identity/revocation-poll.ts';
import { Revocations } from './identity/revocations.ts';
import { Tokens } from './identity/tokens.ts';
import { Service } from './services/service.ts';
import { sitemap } from './sitemap/sitemap.routes.ts';
import { refuse, SocketServer } from './socket/socket-server.ts';
import { Hub } from './subscriptions/hub.ts';
import { Planner } from './subscriptions/prepare.ts';
import { Upstream } from './subscriptions/upstream.ts';

const BODY_LIMIT_BYTES = 1 << 20;

export interface Gateway {
  app: FastifyInstance;
  /** What it answers, for tests that walk all of it. */
  routes: readonly Route[];
  /** `http://127.0.0.1:<port>` */
  url: string;
  hub: Hub;
  /** Reads the revocations now, not at the next turn. */
  readRevocations(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the one door: the composed graph over HTTP and WebSocket, files, exports, tokens for partners and the front ends. */
export async function startGateway(environment: GatewayEnvironment, supergraph: string, logger: Logger): Promise<Gateway> {
  const production = environment.NODE_ENV === 'production';
  const publicJwk = JSON.parse(environment.JWT_PUBLIC_JWK) as JWK;
  const accounts = new Service({ name: 'accounts', origin: environment.ACCOUNTS_URL, key: environment.ACCOUNTS_KEY, logger });
  const cases = new Service({ name: 'cases', origin: environment.CASES_URL, key: environment.CASES_KEY, logger });
  const stats = new Service({ name: 'stats', origin: environment.STATS_URL, key: environment.STATS_KEY, logger });
  const services = [accounts, cases, stats];

  const revocations = new Revocations();
  const tokens = await Tokens.open({ publicJwk, issuer: environment.PUBLIC_ORIGIN, revocations });
  const fresh = taggedFields(supergraph, 'fresh');
  const sources = new Map(services.map((service) => [service.name, new SubgraphDataSource(service, fresh)]));
  const upstreams = new Map(
    services.map((service) => [service.name, new Upstream({ name: service.name, origin: service.origin, signer: service.signer, logger })]),
  );
  const planner = new Planner(supergraph, production);
  const hub = new Hub({ planner, sources, upstreams, logger });
  const charges: Charging = {
    rules: costRules(supergraph),
    budgets: new Budgets({
      address: environment.LIMIT_COST_PER_ADDRESS_PER_MINUTE,
      account: environment.LIMIT_COST_PER_ACCOUNT_PER_MINUTE,
      partner: environment.LIMIT_COST_PER_PARTNER_PER_MINUTE,
      codes: environment.LIMIT_WRONG_CODES_PER_MINUTE,
    }),
    maxCost: environment.LIMIT_COST_PER_OPERATION,
    guessable: taggedFields(supergraph, 'guessable'),
  };
  const renderer = new PageRenderer({
    ask: (operation, visitor) => askAsVisitor(graph, operation, visitor),
    logger,
    withinMs: environment.RENDER_WITHIN_MS,
  });
  const graph = await startGraphServer({ supergraph, sources, production, charges, logger, changed: () => renderer.changed() });

  const trust = trustOf(environment.TRUST_PROXY);
  const origins = new Set([environment.PUBLIC_ORIGIN, ...environment.PUBLIC_ORIGINS]);
  const served = servedHosts(origins);
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: trust,
    http: { headersTimeout: environment.HEADERS_WITHIN_MS, connectionsCheckingInterval: environment.HEADERS_WITHIN_MS / 4 },
    genReqId: () => newId(),
    requestIdHeader: false,
    frameworkErrors: failuresOfFramework(logger),
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle', // what is under way may end; main.ts bounds it
  });
  const sockets = new SocketServer({
    tokens,
    revocations,
    planner,
    hub,
    charges,
    logger,
    origins,
    maxOperations: environment.LIMIT_OPERATIONS_PER_SOCKET,
    maxSocketsPerAddress: environment.LIMIT_SOCKETS_PER_ADDRESS,
    addressOf: (request) => addressOf(request, trust),
  });
  const { registry, http } = gauges({ sockets, hub, scanner: environment.CLAMD });

  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url }) => void routes.push(...[method].flat().map((one) => ({ method: one, url }))));
  securityHeaders(app);
  failures(app, logger);
  refuseForeignHosts(app, served);
  endSlowClients(app, { bodyWithinMs: environment.BODY_WITHIN_MS, stalledAfterMs: environment.STALLED_AFTER_MS });
  await crossOrigin(app, origins);
  chargeRoutes(app, charges.budgets);
  app.addHook('onResponse', async (request, reply) =>
    http.observe({ route: request.routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000),
  );
  stateRoutes(app, { services, registry, tokens, metricsToken: environment.METRICS_TOKEN });
  await app.register(async (scope) => {
    chargeWhatIsNoOperation(scope, charges.budgets);
    paceRefusals(scope);
    await compressed(scope);
    scope.addHook('onRequest', identify(tokens));
    scope.addHook('onRequest', refuseSpent(charges.budgets));
    scope.addHook('preHandler', refuseLongDocuments);
    await scope.register(fastifyApollo(graph), {
      path: '/graphql',
      method: ['GET', 'POST'],
      context: async (request: FastifyRequest, reply: FastifyReply) => callOf(request, reply),
    });
  });
  await app.register(proxied, {
    tokens,
    paths: [
      { path: '/files', service: cases, upload: true, cost: ROUTE_COST.file },
      { path: '/files/*', service: cases, upload: true, cost: ROUTE_COST.file },
      { path: '/exports/*', service: stats, cost: ROUTE_COST.export },
      { path: '/oauth/token', service: accounts, passAuthorization: true, cost: ROUTE_COST.token },
      { path: '/sms/status/*', service: accounts, cost: ROUTE_COST.page },
      { path: '/ngung-email/*', service: accounts, cost: ROUTE_COST.file },
    ],
  });
  const releases = new Releases(environment.FRONTENDS_DIR, environment.RELEASES_DIR);
  const shell = new ShellPage(releases, environment.PUBLIC_ORIGIN);
  await app.register((scope) =>
    sitemap(scope, { origin: environment.PUBLIC_ORIGIN, ask: (address) => askForEverybody(graph, address), pages: () => renderer.pagesOf(shell) }),
  );
  await app.register((scope) => statics(scope, { releases, renderer, shell, remoteOrigins: environment.REMOTE_ORIGINS }));

  app.server.on('upgrade', (request, stream, head) => {
    const [path] = (request.url ?? '').split('?', 1);
    if (!served(hostOf(request, trust))) refuse(stream, '421 Misdirected Request');
    else if (path === '/graphql') sockets.upgrade(request, stream, head);
    else refuse(stream, '404 Not Found');
  });
  const poll = pollRevocations({ accounts, revocations, tokens, logger, changed: () => sockets.dismissRevoked(), intervalMs: environment.REVOCATION_POLL_MS });
  tokens.onUnknownKey = () => poll.poll();
  await app.listen({ host: environment.HOST, port: environment.PORT, backlog: 4096 });
  const { port } = app.server.address() as AddressInfo;

  return {
    app,
    routes,
    hub,
    url: `http://${environment.HOST}:${port}`,
    readRevocations: () => poll.poll(),
    close: async () => {
      poll.stop();
      await sockets.close();
      await app.close();
      await renderer.close();
      await graph.stop();
      await Promise.all([...upstreams.values()].map((upstream) => upstream.close()));
      await Promise.all(services.map((service) => service.close()));
    },
  };
}
