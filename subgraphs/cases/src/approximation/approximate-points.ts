import { createListener } from '@pakn/events';
import { randomUUID } from 'node:crypto';
import { earlierOnesEnded } from '../command/earlier-transactions.ts';
import { runCommand } from '../command/run-command.ts';
import { SYSTEM, type Services } from '../context.ts';
import { decide } from '../decide.ts';
import { startWorkLoop, type WorkLoop } from '../work-loop.ts';

/** The trigger of a category that became sensitive notifies every replica (migration 0010). */
const CHANNEL = 'exact_points';
/** What another replica began and did not end. */
const EVERY_MS = 60_000;

const CATEGORIES = `select code, xmin::text as version, clock_timestamp()::text as now from cases.category where exact_points and sensitive`;
// Candidates only: each is looked at again under its lock.
const EXACT = `select id from cases."case" where category_code = $1 and lon is not null and public_lon = lon and public_lat = lat order by id`;
// Whoever has changed the category meanwhile may have let exact points in: then it is looked at again.
const DONE = 'update cases.category set exact_points = false where code = $1 and xmin::text = $2';

interface SensitiveCategory {
  code: string;
  /** Of its row. */
  version: string;
  now: string;
}

/**
 * Makes the public points of cases approximate whose category became sensitive after they were filed, one case a transaction. A case that is done already is left
 * as it is, so that a restart or a second replica does nothing twice. Answers how many were changed.
 */
export async function approximatePoints(services: Services, isStopping: () => boolean = () => false): Promise<number> {
  const { rows } = await services.pool.query<SensitiveCategory>(CATEGORIES);
  let changed = 0;
  for (const category of rows) changed += await approximate(services, category, isStopping);
  return changed;
}

async function approximate(services: Services, { code, version, now }: SensitiveCategory, isStopping: () => boolean): Promise<number> {
  const { pool, logger } = services;
  // Who began before the category became sensitive may file an exact point yet.
  if (!(await earlierOnesEnded(services, now, isStopping))) return 0;
  let changed = 0;
  let failed = 0;
  for (const { id } of (await pool.query<{ id: string }>(EXACT, [code])).rows) {
    if (isStopping()) return changed;
    try {
      if (await approximateOne(services, id)) changed++;
    } catch (error) {
      failed++;
      logger.error({ caseId: id, error: error instanceof Error ? error.message : String(error) }, 'the public point of a case could not be made approximate');
    }
  }
  if (failed === 0) await pool.query(DONE, [code, version]);
  logger.info({ category: code, changed, failed }, 'the public points of a category that became sensitive were made approximate');
  return changed;
}

/** Whether it was changed: a replica may have been faster. */
async function approximateOne(services: Services, caseId: string): Promise<boolean> {
  let isChanged = false;
  await runCommand({
    context: { ...SYSTEM, services, requestId: `approximate:${randomUUID()}` },
    name: 'approximatePoint',
    caseId,
    input: null,
    fileIds: [],
    system: true,
    decide(state, rules) {
      const events = decide({ name: 'approximatePoint', input: {} }, state, rules);
      isChanged = events.length > 0;
      return events;
    },
  });
  return isChanged;
}

/** Makes points approximate beside the work: at the start, when a category became sensitive (at any replica, or by SQL), and every minute. */
export function startApproximating(services: Services, url: string): WorkLoop {
  const loop = startWorkLoop({
    everyMs: EVERY_MS,
    round: (isStopping) => approximatePoints(services, isStopping),
    logger: services.logger,
    failure: 'public points could not be made approximate',
  });
  const listener = createListener({ url, channel: CHANNEL, onNotice: () => loop.wake() });
  return {
    wake: loop.wake,
    async stop() {
      await Promise.all([listener.close(), loop.stop()]);
    },
  };
}
