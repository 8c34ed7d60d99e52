import type { CaseEvent } from '@pakn/events/case';
import { permit, standingOf } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { clockChangeOf, deskDeadlines } from '../process/run-clock.ts';
import { leadPart, waitingAnswer } from '../process/situation.ts';
import { commentOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';
import { refuseWithoutProof } from './answer-files.ts';

export interface ReturningResult {
  comment?: string | null;
  notifyBySms?: boolean | null;
}

/**
 * Trả kết quả (A8-13): the lead is done, the head of the desk checks and answers the citizen. The agency's clock stops, on time or late is decided now
 * by the deadline in force; the review has the desk's own limit.
 * @throws PROOF_REQUIRED when the category came to want proof after the answer was recorded
 */
export const returnResult = (input: ReturningResult, state: CaseState, rules: Rules): CaseEvent[] => handIn('RETURN_RESULT', input, state, rules);

/** Xác nhận hoàn thành: the same for a scheduled case with a recorded answer. */
export const confirmCompletion = (_input: object, state: CaseState, rules: Rules): CaseEvent[] => handIn('CONFIRM_COMPLETION', {}, state, rules);

function handIn(action: 'RETURN_RESULT' | 'CONFIRM_COMPLETION', input: ReturningResult, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit(action, state, rules);
  const { reference } = rules;
  const comment = commentOf(input.comment);
  const answer = waitingAnswer(state);
  const lead = leadPart(state);
  if (!answer || !lead) throw new Error('a result without an answer or a lead');
  refuseWithoutProof(answer, reference.category(state.case.categoryCode)?.proofRequired ?? false, rules);
  return [
    {
      type: 'ResultReturned',
      data: {
        answerId: answer.id,
        assignmentId: lead.id,
        toAgencyIds: [reference.operatorAgencyId()],
        notifyBySms: input.notifyBySms === true,
        standing: standingOf(transition, state),
        clock: { ...clockChangeOf(transition, state, rules), ...deskDeadlines(state.case, rules) },
      },
      ...(comment ? { words: { comment } } : {}),
    },
  ];
}
