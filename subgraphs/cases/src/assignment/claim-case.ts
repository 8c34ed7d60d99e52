import type { CaseEvent } from '@pakn/events/case';
import { permit, standingOf } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { ownPart } from '../process/situation.ts';
import type { CaseState } from '../state/case-state.ts';

/**
 * At RECEPTION: the desk accepts the report, an act of its own. At an agency: one officer takes the agency's part on (A8-32); of two at once exactly one wins (S21),
 * because the case row is locked and the version has moved for the second.
 */
export function claimCase(_input: object, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('CLAIM', state, rules);
  const officerId = rules.actor.sub ?? null;
  if (transition.event === 'CaseAccepted') return [{ type: 'CaseAccepted', data: { operatorId: officerId, standing: standingOf(transition, state) } }];
  const part = ownPart(state, rules.actor);
  if (!part) throw new Error('a claim without a part');
  return [{ type: 'CaseClaimed', data: { assignmentId: part.id, officerId } }];
}
