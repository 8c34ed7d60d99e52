import { changeCase } from '../case/change-case.ts';
import type { CasesContext } from '../context.ts';
import { isOpen } from '../process/situation.ts';
import { move, permit } from '../process/take-action.ts';
import { LONGEST_COMMENT, wordsOf } from '../process/words.ts';

/**
 * A co-handler's own "completed", with what it did. When the last one is done, the case lies with the lead alone again. An unclaimed part counts as claimed by who completes it.
 * @throws INVALID_INPUT without words
 */
export function completeCoordination(
  context: CasesContext,
  { id, version, comment: given }: { id: string; version: number; comment: string },
): Promise<string> {
  return changeCase({ context, caseId: id, version, action: 'completeCoordination', input: given }, (desk, deciding) => {
    const transition = permit('COMPLETE_COORDINATION', desk, deciding);
    const { actor, now } = deciding;
    const comment = wordsOf(given, { path: 'comment', name: 'ý kiến phối hợp', longest: LONGEST_COMMENT });
    const part = desk.assignments.find((each) => each.part === 'COORDINATOR' && each.agencyId === actor.identity.agencyId && isOpen(each));
    if (!part) throw new Error('a completion without a part');
    part.officerId = actor.identity.sub ?? part.officerId ?? null;
    part.claimedAt ??= now;
    part.status = 'COMPLETED';
    part.completedAt = now;
    part.comment = comment;
    move(desk, transition, now);
    return { type: transition.event, comment, data: { assignmentId: part.id } };
  });
}
