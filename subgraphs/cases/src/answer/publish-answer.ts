import { changeCase } from '../case/change-case.ts';
import type { CasesContext } from '../context.ts';
import { publishOn } from './publish-on.ts';
import { waitingAnswerOf } from './record-answer.ts';
import { permit } from '../process/take-action.ts';

/** The desk publishes the answer; `makeCasePublic` lets everybody see the case, false leaves that as it is. */
export function publishAnswer(
  context: CasesContext,
  { id, version, ...input }: { id: string; version: number; answerId: string; makeCasePublic: boolean },
): Promise<string> {
  return changeCase({ context, caseId: id, version, action: 'publishAnswer', input }, (desk, deciding) => {
    permit('PUBLISH', desk, deciding);
    return publishOn(desk, deciding, waitingAnswerOf(desk, input.answerId), input.makeCasePublic);
  });
}
