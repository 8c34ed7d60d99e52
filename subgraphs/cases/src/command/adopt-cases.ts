import type { Services } from '../context.ts';
import { loadCase } from './load-case.ts';
import { BY_SYSTEM, storeEvents } from './store-events.ts';
import { writing } from './transaction.ts';

const CASES_AT_ONCE = 200;
const UNADOPTED = `select id from cases."case" where replay_from is null and id > $1 order by id limit ${CASES_AT_ONCE}`;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Adopts the cases from before events carried their changes: each gets one event `CaseAdopted` with its whole state, so that its replay has a beginning.
 * Stops when there are none left, or when it is asked to; answers how many it adopted. A case that somebody changes meanwhile is adopted by that.
 */
export async function adoptCases(services: Services, isStopping: () => boolean = () => false): Promise<number> {
  let adopted = 0;
  for (let last = BEFORE_ALL; !isStopping();) {
    const { rows } = await services.pool.query<{ id: string }>(UNADOPTED, [last]);
    for (const { id } of rows) {
      if (isStopping()) return adopted;
      try {
        if (await adopt(services, id)) adopted++;
      } catch (error) {
        services.logger.error({ caseId: id, error: error instanceof Error ? error.message : String(error) }, 'a case from before could not be adopted');
      }
    }
    const end = rows.at(-1);
    if (!end) break;
    last = end.id;
  }
  return adopted;
}

/** Adopts one case in a transaction of its own, so that one that cannot be adopted keeps no other from it. */
const adopt = (services: Services, caseId: string): Promise<boolean> =>
  writing(services, async (write) => {
    const loaded = await loadCase(write, caseId);
    if (!loaded || loaded.chain.replayFrom !== null) return false;
    const { state, chain, now, revision } = loaded;
    const reference = await services.reference.asOf(revision);
    await storeEvents(write, { reference }, { caseId, state, chain, events: [], sender: { commandId: 'upgrade', ...BY_SYSTEM }, at: now });
    return true;
  });
