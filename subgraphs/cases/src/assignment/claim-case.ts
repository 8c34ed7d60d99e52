import { changeCase } from '../case/change-case.ts';
import type { CasesContext } from '../context.ts';
import { ownPart } from '../process/situation.ts';
import { move, permit } from '../process/take-action.ts';

/**
 * At RECEPTION: the desk accepts the report, an act of its own. At an agency: one officer takes the agency's part on (A8-32); of two at once exactly one wins (S21),
 * because the case row is locked and the version has moved for the second.
 */
export function claimCase(context: CasesContext, { id, version }: { id: string; version: number }): Promise<string> {
  return changeCase({ context, caseId: id, version, action: 'claimCase' }, (desk, deciding) => {
    const transition = permit('CLAIM', desk, deciding);
    const { actor, now } = deciding;
    const officerId = actor.identity.sub ?? null;
    if (transition.event === 'CaseAccepted') {
      desk.case.acceptedAt = now;
      desk.case.operatorId = officerId;
      move(desk, transition, now);
      return { type: transition.event };
    }
    const part = ownPart(desk, actor.identity);
    if (!part) throw new Error('a claim without a part');
    part.status = 'CLAIMED';
    part.officerId = officerId;
    part.claimedAt = now;
    if (part.part === 'LEAD') desk.case.leadOfficerId = officerId;
    return { type: transition.event, data: { assignmentId: part.id } };
  });
}
