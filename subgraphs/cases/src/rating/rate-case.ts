import { refuseIfAny } from '@pakn/service-kit';
import { changeCase } from '../case/change-case.ts';
import type { Satisfaction } from '../case/terms.ts';
import type { CasesContext } from '../context.ts';
import { permit } from '../process/take-action.ts';
import { commentOf } from '../process/words.ts';
import { rate } from './rating.ts';

/**
 * Đánh giá (A5-03): the reporter, on the tenant's scale, within 30 days of the answer.
 * @throws RATING_CLOSED, INVALID_INPUT for a word that the tenant does not offer
 */
export function rateCase(context: CasesContext, { id, ...input }: { id: string; satisfaction: Satisfaction; comment?: string | null }): Promise<string> {
  return changeCase({ context, caseId: id, action: 'rateCase', input }, (desk, deciding) => {
    const transition = permit('RATE', desk, deciding);
    const { services, now } = deciding;
    if (!services.reference.satisfactionScale().includes(input.satisfaction))
      refuseIfAny([{ path: 'satisfaction', code: 'NOT_OFFERED', message: 'Hãy chọn một mức đánh giá.' }]);
    const comment = commentOf(input.comment);
    rate(desk.case, { satisfaction: input.satisfaction, comment }, now);
    return { type: transition.event, ...(comment ? { comment } : {}) };
  });
}
