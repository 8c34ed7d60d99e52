import type { Services } from '../context.ts';
import { fire, type DueTimer } from './fire.ts';

const EVERY_MS = 1_000;
const AT_ONCE = 200;
// Candidates only: each is locked with its case and looked at again when it fires.
const DUE = `select case_id as "caseId", kind from cases.timer where fired_at is null and at <= cases.now() order by at limit ${AT_ONCE}`;

/** Fires what is due now; answers how many fired. One that fails is told and tried again with the next sweep, the others go on. */
export async function sweepOnce(services: Services): Promise<number> {
  const { rows } = await services.pool.query<DueTimer>(DUE);
  let fired = 0;
  for (const timer of rows) {
    try {
      await fire(services, timer);
      fired++;
    } catch (error) {
      services.logger.error({ ...timer, error: error instanceof Error ? error.message : String(error) }, 'a timer failed');
    }
  }
  return fired;
}

/** Sweeps the timers every second, one sweep after the other. */
export function startSweeping(services: Services): { stop(): Promise<void> } {
  let stopped = false;
  let wake: (() => void) | undefined;
  const running = (async () => {
    while (!stopped) {
      await sweepOnce(services).catch((error: Error) => services.logger.warn({ error: error.message }, 'timers could not be read'));
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, EVERY_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    async stop() {
      stopped = true;
      wake?.();
      await running;
    },
  };
}
