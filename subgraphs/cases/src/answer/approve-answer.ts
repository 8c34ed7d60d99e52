import type { CaseEvent } from '@pakn/events/case';
import { DomainError } from '@pakn/service-kit/rules';
import { NotPermitted, permit } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import type { CaseState } from '../state/case-state.ts';
import { waitingAnswerOf } from './waiting-answer.ts';

/** The answering agency's leader stands by the answer (A8-15); where the category asks for it, nothing is published without. */
export function approveAnswer(input: { answerId: string }, state: CaseState, rules: Rules): CaseEvent[] {
  permit('APPROVE_ANSWER', state, rules);
  const answer = waitingAnswerOf(state, input.answerId);
  if (answer.agencyId !== rules.actor.agencyId) throw new NotPermitted();
  if (answer.approved) throw new DomainError('NOT_NOW', { caseId: state.case.id });
  return [{ type: 'AnswerApproved', data: { answerId: answer.id } }];
}
