import type { Services } from '../context.ts';
import { loadCase } from './load-case.ts';
import { BY_SYSTEM, storeEvents } from './store-events.ts';
import { writing } from './transaction.ts';

/** Few enough that a transaction stays far below the roles' limit of 5 s. */
const CASES_AT_ONCE = 50;
const UNADOPTED = `select id from cases."case" where replay_from is null order by id limit ${CASES_AT_ONCE}`;

/**
 * Adopts the cases from before events carried their changes: each gets one event `CaseAdopted` with its whole state, so that its replay has a beginning.
 * Stops when there are none left, or when told to; answers how many it adopted. A case that somebody changes meanwhile is adopted by that.
 */
export async function adoptCases(services: Services, isStopping: () => boolean = () => false): Promise<number> {
  let adopted = 0;
  while (!isStopping()) {
    const { rows } = await services.pool.query<{ id: string }>(UNADOPTED);
    if (rows.length === 0) break;
    adopted += await writing(services, async (write) => {
      let taken = 0;
      for (const { id: caseId } of rows) {
        const loaded = await loadCase(write, caseId);
        if (!loaded || loaded.chain.replayFrom !== null) continue;
        const { state, chain, now } = loaded;
        await storeEvents(write, services, { caseId, state, chain, events: [], sender: { commandId: 'upgrade', ...BY_SYSTEM }, at: now });
        taken++;
      }
      return taken;
    });
  }
  return adopted;
}
