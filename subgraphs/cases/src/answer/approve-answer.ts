import { DomainError, forbidden } from '@pakn/service-kit';
import { changeCase } from '../case/change-case.ts';
import type { CasesContext } from '../context.ts';
import { permit } from '../process/take-action.ts';
import { waitingAnswerOf } from './record-answer.ts';

/** The answering agency's leader stands by the answer (A8-15); where the category asks for it, nothing is published without. */
export function approveAnswer(context: CasesContext, { id, version, answerId }: { id: string; version: number; answerId: string }): Promise<string> {
  return changeCase({ context, caseId: id, version, action: 'approveAnswer', input: answerId }, (desk, deciding) => {
    const transition = permit('APPROVE_ANSWER', desk, deciding);
    const answer = waitingAnswerOf(desk, answerId);
    if (answer.agencyId !== deciding.actor.identity.agencyId) throw forbidden();
    if (answer.approved) throw new DomainError('NOT_NOW', { caseId: id });
    answer.approved = true;
    answer.approvedBy = deciding.actor.identity.sub ?? null;
    return { type: transition.event, data: { answerId } };
  });
}
