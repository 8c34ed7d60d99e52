import { changeCase } from '../case/change-case.ts';
import type { CasesContext } from '../context.ts';
import { giveDeskLimit, runClock } from '../process/run-clock.ts';
import { leadPart, waitingAnswer } from '../process/situation.ts';
import { move, permit } from '../process/take-action.ts';
import { commentOf } from '../process/words.ts';
import { refuseWithoutProof } from './answer-files.ts';

export interface ReturningResult {
  id: string;
  version: number;
  /** RETURN_RESULT, or CONFIRM_COMPLETION of an appointment. */
  action: 'RETURN_RESULT' | 'CONFIRM_COMPLETION';
  comment?: string | null;
  notifyBySms?: boolean | null;
}

/**
 * Trả kết quả (A8-13): the lead is done, the head of the desk checks and answers the citizen. The agency's clock stops, on time or late is decided now
 * by the deadline in force; the review has the desk's own limit.
 * @throws PROOF_REQUIRED when the category came to want proof after the answer was recorded
 */
export function returnResult(context: CasesContext, { id, version, action, ...input }: ReturningResult): Promise<string> {
  return changeCase({ context, caseId: id, version, action, input }, async (desk, deciding) => {
    const transition = permit(action, desk, deciding);
    const { services, now } = deciding;
    const comment = commentOf(input.comment);
    const answer = waitingAnswer(desk);
    const lead = leadPart(desk);
    if (!answer || !lead) throw new Error('a result without an answer or a lead');
    await refuseWithoutProof(deciding, answer, services.reference.category(desk.case.categoryCode)?.proofRequired ?? false);
    runClock(transition, desk, services.reference, now);
    giveDeskLimit(desk.case, services.reference, now);
    Object.assign(lead, { status: 'COMPLETED', completedAt: now, comment: comment ?? lead.comment ?? null });
    for (const appointment of desk.appointments) if (appointment.status === 'IN_FORCE') appointment.status = 'OVER';
    move(desk, transition, now);
    return {
      type: transition.event,
      ...(comment ? { comment } : {}),
      data: { answerId: answer.id, toAgencyIds: [services.reference.operatorAgencyId()], notifyBySms: input.notifyBySms === true },
    };
  });
}
