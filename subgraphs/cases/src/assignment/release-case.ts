import { changeCase } from '../case/change-case.ts';
import type { CasesContext } from '../context.ts';
import { ownPart } from '../process/situation.ts';
import { permit } from '../process/take-action.ts';
import { commentOf } from '../process/words.ts';

/** Bỏ nhận xử lý: back into the agency's queue, for any colleague to claim. The clock goes on. */
export function releaseCase(context: CasesContext, { id, version, comment: given }: { id: string; version: number; comment?: string | null }): Promise<string> {
  return changeCase({ context, caseId: id, version, action: 'releaseCase', input: given ?? null }, (desk, deciding) => {
    const transition = permit('RELEASE', desk, deciding);
    const part = ownPart(desk, deciding.actor.identity);
    if (!part) throw new Error('a release without a part');
    const comment = commentOf(given);
    part.status = 'PENDING';
    part.officerId = null;
    part.claimedAt = null;
    if (part.part === 'LEAD') desk.case.leadOfficerId = null;
    return { type: transition.event, ...(comment ? { comment } : {}), data: { assignmentId: part.id } };
  });
}
