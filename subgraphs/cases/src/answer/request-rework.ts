import { changeCase } from '../case/change-case.ts';
import type { CasesContext } from '../context.ts';
import { runClock } from '../process/run-clock.ts';
import { leadPart } from '../process/situation.ts';
import { move, permit } from '../process/take-action.ts';
import { LONGEST_COMMENT, wordsOf } from '../process/words.ts';
import { waitingAnswerOf } from './record-answer.ts';

export interface Reworking {
  id: string;
  version: number;
  answerId: string;
  comment: string;
  notifyBySms?: boolean | null;
}

/** Not good enough: the desk or the agency's leader sends a returned result back to the specialist, whose clock goes on with what was left. */
export function requestRework(context: CasesContext, { id, version, ...input }: Reworking): Promise<string> {
  return changeCase({ context, caseId: id, version, action: 'requestRework', input }, (desk, deciding) => {
    const transition = permit('REQUEST_REWORK', desk, deciding);
    const { services, now } = deciding;
    const comment = wordsOf(input.comment, { path: 'comment', name: 'nội dung cần làm lại', longest: LONGEST_COMMENT });
    const answer = waitingAnswerOf(desk, input.answerId);
    const lead = leadPart(desk);
    if (!lead) throw new Error('a rework without a lead');
    lead.status = lead.officerId ? 'CLAIMED' : 'PENDING';
    lead.completedAt = null;
    move(desk, transition, now);
    runClock(transition, desk, services.reference, now);
    return { type: transition.event, comment, data: { answerId: answer.id, toAgencyIds: [lead.agencyId], notifyBySms: input.notifyBySms === true } };
  });
}
