import { refuseIfAny } from '@pakn/service-kit';
import { changeCase } from '../case/change-case.ts';
import type { CasesContext } from '../context.ts';
import { runClock } from '../process/run-clock.ts';
import { isOpen, leadPart } from '../process/situation.ts';
import { move, permit } from '../process/take-action.ts';
import { LONGEST_COMMENT, wordsOf } from '../process/words.ts';

export interface Returning {
  id: string;
  version: number;
  reasonCode: string;
  comment: string;
  suggestedAgencyId?: string | null;
  notifyBySms?: boolean | null;
}

/**
 * Chuyển trả nhân viên trực (A8-12): out of competence. The case lies at the duty desk again, whose own limit begins; the parts of the agency and its open co-handlers are over.
 * @throws INVALID_INPUT for an unknown reason or agency, or without words
 */
export function returnToOperator(context: CasesContext, { id, version, ...input }: Returning): Promise<string> {
  return changeCase({ context, caseId: id, version, action: 'returnToOperator', input }, (desk, deciding) => {
    const transition = permit('RETURN_TO_OPERATOR', desk, deciding);
    const { services, now } = deciding;
    const { reference } = services;
    refuseIfAny([
      ...(reference.reason('RETURN', input.reasonCode)?.active ? [] : [{ path: 'reasonCode', code: 'UNKNOWN', message: 'Hãy chọn lý do chuyển trả.' }]),
      ...(input.suggestedAgencyId == null || reference.agency(input.suggestedAgencyId)?.active
        ? []
        : [{ path: 'suggestedAgencyId', code: 'UNKNOWN', message: 'Không tìm thấy đơn vị này. Hãy chọn lại.' }]),
    ]);
    const comment = wordsOf(input.comment, { path: 'comment', name: 'lý do chuyển trả', longest: LONGEST_COMMENT });
    const lead = leadPart(desk);
    for (const part of desk.assignments) {
      if (part !== lead && !isOpen(part)) continue;
      part.status = 'RETURNED';
      part.completedAt = now;
      if (part === lead) part.comment = comment;
    }
    for (const appointment of desk.appointments) if (appointment.status === 'IN_FORCE') appointment.status = 'OVER';
    Object.assign(desk.case, {
      leadAgencyId: null,
      leadOfficerId: null,
      returnedAt: now,
      returnReasonCode: input.reasonCode,
      suggestedAgencyId: input.suggestedAgencyId ?? null,
    });
    runClock(transition, desk, reference, now);
    move(desk, transition, now);
    return { type: transition.event, comment, data: { toAgencyIds: [reference.operatorAgencyId()], notifyBySms: input.notifyBySms === true } };
  });
}
