import type { CaseEvent } from '@pakn/events/case';
import { changedDeadlines } from '../process/changed-deadlines.ts';
import { holderOf } from '../process/notify.ts';
import type { Rules } from '../process/rules.ts';
import type { CaseState } from '../state/case-state.ts';

/**
 * The calendar or the working hours were changed (B-02): every deadline of the case that is still open is derived again. One event says exactly what differs;
 * nothing differs: no event. The holder is told of its own deadline, a co-handler of its part's; accounts tells the reporter when the promised answer moved.
 */
export function recomputeDeadlines(_input: object, state: CaseState, rules: Rules): CaseEvent[] {
  const { clock, appointments } = changedDeadlines(state, rules);
  if (Object.keys(clock).length + appointments.length === 0) return [];
  const moved = new Set(clock.parts?.map((part) => part.assignmentId));
  const holder = clock.dueAt === undefined ? null : holderOf(state, rules.reference);
  const coHandlers = state.assignments.filter((part) => part.part === 'COORDINATOR' && moved.has(part.id)).map((part) => part.agencyId);
  const agencyIds = [...new Set([...(holder?.agencyIds ?? []), ...coHandlers])];
  // The leader alone holds what has climbed; where co-handlers are told too, everybody who handles is.
  const notify = { agencyIds, leadersOnly: holder?.leadersOnly === true && coHandlers.length === 0 };
  return [{ type: 'DeadlineChanged', data: { clock, appointments, notify } }];
}
