import type { Consumer } from '@pakn/events';
import { serveSubgraph, type Logger, type SubgraphServer } from '@pakn/service-kit';
import { startApproximating } from './approximation/approximate-points.ts';
import { followNews } from './area/collect-news.ts';
import { startDigests, sweepNews } from './area/send-digests.ts';
import { reading } from './attachment/reading.ts';
import { tidyFiles } from './attachment/tidy-files.ts';
import { uploads } from './attachment/uploads.ts';
import { followAgencies } from './reference/agency-copy.ts';
import { adoptCases } from './command/adopt-cases.ts';
import { createLoaders } from './case/loaders.ts';
import type { CasesContext } from './context.ts';
import type { CasesEnvironment } from './environment.ts';
import { forgetChallenges } from './filing/admit.ts';
import { forgetDrafts } from './filing/stored-draft.ts';
import { eventCursorPlugin } from './live/event-cursor.plugin.ts';
import { observe } from './metrics.ts';
import { followCatalogues } from './reference/follow-catalogues.ts';
import { buildSchema } from './schema.ts';
import { createServices, type RunningServices } from './services.ts';
import { startRecomputing } from './recomputing/recompute-cases.ts';
import { startTransferring } from './succession/transfer-cases.ts';
import { forgetStarts } from './support/limit-starts.ts';
import { sweepSupport } from './support/sweep-support.ts';
import { startTellingOfAnswers } from './support/tell-of-answers.ts';
import { startSweeping } from './timer/sweep.ts';
import type { WorkLoop } from './work-loop.ts';

export interface RunningCases extends SubgraphServer {
  services: RunningServices;
  /** Follows accounts' agencies. */
  agencies: Consumer;
  /** Notes what happens in followed areas. */
  news: Consumer;
}

const TIDY_EVERY_MS = 3_600_000;

/** Starts cases: the graph, its sockets, uploads and files, the copy of the agencies. `close` drains it. */
export async function serveCases(
  env: CasesEnvironment,
  options: { logger?: Logger; ringSize?: number; sweeping?: boolean; recomputing?: boolean; followingCatalogues?: boolean } = {},
): Promise<RunningCases> {
  const services = await createServices(env, options);
  const transferring = startTransferring(services);
  const recomputing = options.recomputing === false ? null : startRecomputing(services, env.DATABASE_URL);
  const approximating = startApproximating(services, env.DATABASE_URL);
  const agencies = await followAgencies(services, env.DATABASE_URL, transferring.wake);
  const news = await followNews(services, env.DATABASE_URL);
  const digests = options.sweeping === false ? null : startDigests(services);
  const answers = options.sweeping === false ? null : startTellingOfAnswers(services);
  const catalogues = options.followingCatalogues === false ? null : followCatalogues(services);
  const timers = options.sweeping === false ? null : startSweeping(services);
  const tidying = setInterval(() => void tidy(services), TIDY_EVERY_MS).unref();
  observe(services);
  let stopping = false;
  let checking: WorkLoop | null = null;
  if (!services.settings.scanner) services.logger.warn('no virus scanner is configured (CLAMD): files become READY unscanned');
  const adopting = adopt(services, () => stopping);
  const { schema } = await buildSchema();
  const server = await serveSubgraph<CasesContext>({
    name: 'cases',
    host: env.HOST,
    port: env.PORT,
    internalKey: env.INTERNAL_KEY,
    selfUrl: env.SELF_URL,
    schema,
    subscriptions: true,
    logger: services.logger,
    plugins: [eventCursorPlugin],
    context: (call, pool = services.pool) => ({
      ...call,
      services: { ...services, pool },
      load: createLoaders({ ...services, pool }, call.identity, call.language),
    }),
    routes: async (app) => {
      checking = await uploads(app, services);
      reading(app, services);
    },
    database: services.pool,
    notReady: () => (services.reference.isReady() ? [] : ['agencies']),
    onClose: async () => {
      clearInterval(tidying);
      stopping = true;
      await Promise.all([agencies.close(), news.close()]);
      await Promise.all([
        transferring.stop(),
        recomputing?.stop(),
        approximating.stop(),
        timers?.stop(),
        digests?.stop(),
        answers?.stop(),
        catalogues?.stop(),
        checking?.stop(),
        adopting,
      ]);
      await services.close();
    },
  });
  return { ...server, services, agencies, news };
}

/** Cases from before are adopted beside the work; who changes one meanwhile adopts it. */
async function adopt(services: RunningServices, isStopping: () => boolean): Promise<void> {
  try {
    if (!services.reference.isReady()) return;
    const adopted = await adoptCases(services, isStopping);
    if (adopted > 0) services.logger.info({ adopted }, 'cases from before were adopted');
  } catch (error) {
    services.logger.warn({ error: error instanceof Error ? error.message : String(error) }, 'cases from before could not be adopted');
  }
}

async function tidy(services: RunningServices): Promise<void> {
  try {
    await forgetChallenges(services.pool);
    await forgetDrafts(services.pool);
    await sweepNews(services);
    await sweepSupport(services.pool);
    await forgetStarts(services.pool);
    await tidyFiles({ pool: services.pool, dataDir: services.settings.dataDir });
  } catch (error) {
    services.logger.warn({ error: error instanceof Error ? error.message : String(error) }, 'what has served could not be thrown away');
  }
}
