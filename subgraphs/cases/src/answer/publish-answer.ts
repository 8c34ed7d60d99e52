import type { CaseEvent } from '@pakn/events/case';
import { DomainError } from '@pakn/service-kit/rules';
import { permit, standingOf } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { clockChangeOf, NO_DEADLINE } from '../process/run-clock.ts';
import { openCoordinators } from '../process/situation.ts';
import type { CaseState } from '../state/case-state.ts';
import { waitingAnswerOf } from './waiting-answer.ts';

/**
 * The desk publishes an answer: the case is answered, the citizen may rate. Co-handlers that are still open are over. An answer of the desk itself, with no agency,
 * decides on time or late now, by the desk's own limit (A1-11); otherwise that was decided when the result was returned.
 * `makeCasePublic` lets everybody see the case, false leaves that as it is.
 * @throws NOT_NOW, APPROVAL_REQUIRED, INVALID_INPUT
 */
export function publishAnswer(input: { answerId: string; makeCasePublic: boolean }, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('PUBLISH', state, rules);
  const answer = waitingAnswerOf(state, input.answerId);
  if (rules.reference.category(state.case.categoryCode)?.approvalRequired && !answer.approved)
    throw new DomainError('APPROVAL_REQUIRED', { caseId: state.case.id });
  return [
    {
      type: 'AnswerPublished',
      data: {
        answerId: answer.id,
        endedParts: openCoordinators(state).map((part) => part.id),
        ...(input.makeCasePublic ? { isPublic: true } : {}),
        standing: standingOf(transition, state),
        clock: { ...clockChangeOf(transition, state, rules), ...NO_DEADLINE },
      },
    },
  ];
}
