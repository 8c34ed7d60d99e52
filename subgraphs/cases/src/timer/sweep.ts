import type { Services } from '../context.ts';
import { NOW } from '../clock/database-time.ts';
import { startWorkLoop, type WorkLoop } from '../work-loop.ts';
import { fire, type DueTimer } from './fire.ts';

const EVERY_MS = 1_000;
const AT_ONCE = 200;
/** A timer that failed is left alone for so long, so that a case that cannot be changed holds up no other. */
const FAILED_REST_MS = 60_000;
const resting = new Map<string, number>();
// Candidates only: each is locked with its case and looked at again when it fires.
export const DUE = `select case_id as "caseId", kind from cases.timer where fired_at is null and at <= ${NOW} order by at, kind limit ${AT_ONCE} + $1`;

/** Fires what is due now; answers how many fired. One that fails is logged and tried again a minute later, the others go on. */
export async function sweepOnce(services: Services): Promise<number> {
  const now = Date.now();
  for (const [key, until] of resting) if (until <= now) resting.delete(key);
  const { rows } = await services.pool.query<DueTimer>(DUE, [resting.size]);
  let fired = 0;
  for (const timer of rows.filter(({ caseId, kind }) => !resting.has(`${caseId} ${kind}`))) {
    try {
      await fire(services, timer);
      fired++;
    } catch (error) {
      resting.set(`${timer.caseId} ${timer.kind}`, now + FAILED_REST_MS);
      services.logger.error({ ...timer, error: error instanceof Error ? error.message : String(error) }, 'a timer failed');
    }
  }
  return fired;
}

/** Sweeps the timers every second, one sweep after the other. */
export const startSweeping = (services: Services): Pick<WorkLoop, 'stop'> =>
  startWorkLoop({ everyMs: EVERY_MS, round: () => sweepOnce(services), logger: services.logger, failure: 'timers could not be read' });
