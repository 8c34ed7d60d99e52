import { DomainError } from '@pakn/service-kit/rules';
import { waitingAnswers } from '../process/situation.ts';
import type { AnswerRow, CaseState } from '../state/case-state.ts';

/** An answer of the case that waits to be published. @throws INVALID_INPUT for any other, NOT_NOW for a published one */
export function waitingAnswerOf(state: CaseState, answerId: string): AnswerRow {
  if (state.answers.some((answer) => answer.id === answerId && answer.published))
    throw new DomainError('NOT_NOW', {
      caseId: state.case.id,
      message: { vi: 'Câu trả lời này đã được công khai.', en: 'This answer was published already.' },
    });
  const found = waitingAnswers(state).find((answer) => answer.id === answerId);
  if (!found)
    throw new DomainError('INVALID_INPUT', {
      fields: [{ path: 'answerId', code: 'UNKNOWN', message: { vi: 'Không tìm thấy câu trả lời này.', en: 'This answer does not exist.' } }],
    });
  return found;
}
