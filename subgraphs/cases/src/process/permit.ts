import { DomainError } from '@pakn/service-kit/rules';
import type { CaseState } from '../state/case-state.ts';
import { decideAction } from './process.ts';
import type { Rules } from './rules.ts';
import { standingAfter } from './process.ts';
import type { Situation } from './situation.ts';
import type { CaseAction } from './terms.ts';
import type { Transition } from './transition.ts';

/** Never, as the actor stands to this case: no refusal that says when, a fault. */
export class NotPermitted extends Error {
  override name = 'NotPermitted';
}

/** A state with what the process asks besides: what its category wants, the limit of its urgency, the time. */
export const situationOf = (
  { reference, now }: Pick<Rules, 'reference' | 'now'>,
  state: Pick<CaseState, 'case' | 'assignments' | 'answers' | 'appointments'>,
): Situation => ({
  ...state,
  approvalRequired: reference.category(state.case.categoryCode)?.approvalRequired ?? false,
  limitHours: reference.level(state.case.urgency, now).resolve,
  settings: { ...reference.settings(), ...reference.limits() },
  now,
});

/**
 * Asks the process table whether the actor may do this now. Every rule of a person's command begins with it.
 * @throws NotPermitted when they never may, a DomainError with the reason when not now
 */
export function permit(action: CaseAction, state: CaseState, rules: Rules): Transition {
  const decision = decideAction(action, situationOf(rules, state), rules.actor);
  if (decision.allowed) return decision.transition;
  throw decision.why === 'FORBIDDEN' ? new NotPermitted() : new DomainError(decision.why, { caseId: state.case.id });
}

/** Where a permitted transition leads, given the parts as they will be: an open co-handler makes it COORDINATION. */
export const standingOf = (transition: Transition, state: Pick<CaseState, 'case' | 'assignments'>): ReturnType<typeof standingAfter> =>
  standingAfter(transition, state);
