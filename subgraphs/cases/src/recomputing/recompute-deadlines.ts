import type { CaseEvent } from '@pakn/events/case';
import { changedDeadlines } from '../process/changed-deadlines.ts';
import { holderOf } from '../process/notify.ts';
import type { Rules } from '../process/rules.ts';
import type { CaseState } from '../state/case-state.ts';

/**
 * The calendar or the working hours were changed (B-02): every deadline of the case that is still open is derived again. One event says exactly what differs;
 * nothing differs: no event. The holder is notified of its deadline, a co-handler of its own, the reporter when the promised answer moved (accounts' notices).
 */
export function recomputeDeadlines(_input: object, state: CaseState, rules: Rules): CaseEvent[] {
  const { clock, appointments } = changedDeadlines(state, rules);
  if (Object.keys(clock).length + appointments.length === 0) return [];
  const notify = clock.dueAt === undefined ? { agencyIds: [], leadersOnly: false } : holderOf(state, rules.reference);
  return [{ type: 'DeadlineChanged', data: { clock, appointments, notify } }];
}
