import { consume, type Consumer, type LoggedEvent } from '@pakn/events';
import { serveSubgraph, type Logger, type SubgraphServer } from '@pakn/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { followChanges, type Following } from './announcing/follow-changes.ts';
import { createAccountLoader, createErasedLoader, createLastSeenLoader } from './account/account.loader.ts';
import { answerOncePlugin, refuseReusedKeys } from './answer-once.plugin.ts';
import { createAgencyLoader } from './agency/agency.loader.ts';
import { AUDIT } from './audit/audit-consumer.ts';
import type { AccountsContext } from './context.ts';
import type { AccountsEnvironment } from './environment.ts';
import { eraseAgain } from './erasure/erase-again.ts';
import { observe } from './metrics.ts';
import { NotificationFeed } from './notification/notification-feed.ts';
import { notifications } from './notification/notification-consumer.ts';
import { oauthRoute } from './partner/oauth-route.ts';
import { buildSchema } from './schema.ts';
import { createServices, type Services } from './services.ts';
import { newsOfTokens } from './session/news-of-tokens.ts';
import { smsStatusRoute } from './sms-status/sms-status.route.ts';
import { unsubscribeRoute } from './unsubscribe/unsubscribe.route.ts';
import { startWorker } from './worker.ts';
import type { Drivers } from './message/drivers.ts';

/** Under load the notifications of so long are written together; an officer's alert is the live stream of cases, which waits less. */
const GATHER_MS = 100;

export interface RunningAccounts extends SubgraphServer {
  services: Services;
  consumer: Consumer;
  /** Takes what was changed in other rooms into the audit log. */
  audit: Consumer;
  /** Takes what was changed by SQL. */
  changes: Following;
}

/** Starts accounts: the graph, the routes, the notification consumer and the worker of its jobs. `close` drains it. */
export async function serveAccounts(
  env: AccountsEnvironment,
  options: { now?: () => Date; drivers?: Partial<Drivers>; logger?: Logger } = {},
): Promise<RunningAccounts> {
  const services = await createServices(env, options);
  const { pool, logger } = services;
  await eraseAgain(services);
  const feed = new NotificationFeed(services);
  await feed.open();
  const consuming = {
    pool,
    url: env.DATABASE_URL,
    onParked: (event: LoggedEvent, error: Error) => logger.error({ type: event.type, caseId: event.caseId, error: error.message }, 'an event was parked'),
    onError: (error: Error) => logger.warn({ error: error.message }, 'events could not be read'),
  };
  const notifying = notifications(services.channels);
  const consumer = await consume({ ...consuming, ...notifying, gatherMs: GATHER_MS });
  const audit = await consume({ ...consuming, ...AUDIT, unhurried: true });
  const changes = followChanges(services);
  const worker = await startWorker(services);
  observe(pool, [notifying, AUDIT]);
  const { schema } = await buildSchema();
  refuseReusedKeys(schema);
  const server = await serveSubgraph<AccountsContext>({
    name: 'accounts',
    host: env.HOST,
    port: env.PORT,
    internalKey: env.INTERNAL_KEY,
    selfUrl: env.SELF_URL,
    schema,
    subscriptions: true,
    plugins: [answerOncePlugin],
    logger,
    context: (call, reading = pool) => ({
      ...call,
      services: { ...services, pool: reading },
      feed,
      answeredOnce: { keyReused: false, done: false },
      accounts: createAccountLoader(reading),
      erased: createErasedLoader(reading),
      lastSeen: createLastSeenLoader(reading),
      agencies: createAgencyLoader(reading),
    }),
    routes: (app) => routes(app, services, logger),
    database: pool,
    notReady: async () => ((await isSeeded(pool)) ? [] : ['agencies']),
    onClose: async () => {
      await Promise.all([feed.close(), consumer.close(), audit.close(), changes.stop(), worker.stop()]);
      await services.close();
    },
  });
  return { ...server, services, consumer, audit, changes };
}

/** Without agencies nobody can sign in as an officer: the seeds have not run. */
const isSeeded = (pool: Pool): Promise<boolean> =>
  pool.query('select 1 from accounts.agency limit 1').then(
    ({ rowCount }) => rowCount === 1,
    () => false,
  );

async function routes(app: FastifyInstance, services: Services, logger: Logger): Promise<void> {
  await app.register(oauthRoute, { services, logger });
  await app.register(unsubscribeRoute, { services });
  await app.register(smsStatusRoute, { services });
  app.get<{ Querystring: { since?: string } }>('/internal/revoked', (request) => newsOfTokens(services, Number(request.query.since ?? 0)));
}
