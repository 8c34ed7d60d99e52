import { DomainError, refuseIfAny } from '@pakn/service-kit';
import { changeCase } from '../case/change-case.ts';
import type { CasesContext } from '../context.ts';
import { runClock } from '../process/run-clock.ts';
import { move, permit } from '../process/take-action.ts';
import { commentOf } from '../process/words.ts';

/**
 * Không tiếp nhận: the desk refuses a report with a reason; where that reason asks for it, with an explanation too. On time or late is decided now.
 * @throws REASON_REQUIRED without an explanation that is due, INVALID_INPUT for an unknown reason
 */
export function rejectCase(context: CasesContext, input: { id: string; version: number; reasonCode: string; explanation?: string | null }): Promise<string> {
  const { id, version, ...asked } = input;
  return changeCase({ context, caseId: id, version, action: 'rejectCase', input: asked }, (desk, deciding) => {
    const transition = permit('REJECT', desk, deciding);
    const { services, now } = deciding;
    const reason = services.reference.reason('REFUSAL', asked.reasonCode);
    if (!reason?.active) refuseIfAny([{ path: 'reasonCode', code: 'UNKNOWN', message: 'Hãy chọn lý do không tiếp nhận.' }]);
    const explanation = commentOf(asked.explanation, 'explanation');
    if (reason?.explainRequired && !explanation)
      throw new DomainError('REASON_REQUIRED', { fields: [{ path: 'explanation', code: 'REQUIRED', message: 'Hãy giải thích để người gửi hiểu vì sao.' }] });
    const found = desk.case;
    runClock(transition, desk, services.reference, now);
    move(desk, transition, now);
    found.rejectionReasonCode = asked.reasonCode;
    found.rejectionExplanation = explanation ?? null;
    found.rejectedAt = now;
    found.operatorId ??= deciding.actor.identity.sub ?? null;
    found.dueAt = null;
    found.remindAt = null;
    return { type: transition.event, ...(explanation ? { comment: explanation } : {}) };
  });
}
