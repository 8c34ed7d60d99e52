import type { CaseEvent } from '@pakn/events/case';
import { DomainError } from '@pakn/service-kit/rules';
import { permit, standingOf } from '../process/permit.ts';
import { answerChange } from '../process/promises.ts';
import type { Rules } from '../process/rules.ts';
import { clockChangeOf, deskDeadlines } from '../process/run-clock.ts';
import { LONGEST_COMMENT, wordsOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';

/**
 * Gỡ công khai: the desk takes a published answer back, with a reason, and has the case again. Whether the agency was on time stays decided; where the desk
 * itself had answered, its own limit begins again.
 */
export function unpublishAnswer(input: { answerId: string; reason: string }, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('UNPUBLISH', state, rules);
  const comment = wordsOf(input.reason, { path: 'reason', name: { vi: 'lý do gỡ', en: 'the reason' }, longest: LONGEST_COMMENT });
  const answer = state.answers.findLast((each) => each.published);
  if (answer?.id !== input.answerId)
    throw new DomainError('INVALID_INPUT', {
      fields: [
        { path: 'answerId', code: 'UNKNOWN', message: { vi: 'Không tìm thấy câu trả lời đã công khai này.', en: 'This published answer does not exist.' } },
      ],
    });
  const clock = transition.clock
    ? { ...clockChangeOf(transition, state, rules), result: null }
    : { ...deskDeadlines(state.case, rules), ...answerChange(state.case, null, rules) };
  return [{ type: 'AnswerUnpublished', data: { answerId: answer.id, standing: standingOf(transition, state), clock }, words: { comment } }];
}
