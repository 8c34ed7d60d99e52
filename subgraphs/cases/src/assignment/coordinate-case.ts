import { refuseIfAny } from '@pakn/service-kit';
import { changeCase } from '../case/change-case.ts';
import type { CasesContext } from '../context.ts';
import { coordinatorsOf, givePart, wrongParts } from '../process/give-parts.ts';
import { move, permit } from '../process/take-action.ts';
import { isOpen } from '../process/situation.ts';
import { commentOf } from '../process/words.ts';
import type { Assigning } from './assign-case.ts';

/**
 * Phối hợp xử lý (A8-11): the lead asks other agencies for their part; it stays responsible and keeps its deadline. An agency that is at it already is not asked twice.
 * @throws INVALID_INPUT when no co-handler is chosen, or another lead: that way leads over the duty desk
 */
export function coordinateCase(context: CasesContext, { id, version, input }: { id: string; version: number; input: Assigning }): Promise<string> {
  return changeCase({ context, caseId: id, version, action: 'coordinateCase', input }, (desk, deciding) => {
    const transition = permit('COORDINATE', desk, deciding);
    const { services, now } = deciding;
    const atIt = new Set(desk.assignments.filter((part) => part.part === 'COORDINATOR' && isOpen(part)).map((part) => part.agencyId));
    const asked = coordinatorsOf(input).filter((agencyId) => !atIt.has(agencyId));
    refuseIfAny([
      ...wrongParts(input, services.reference),
      ...(input.leadAgencyId === desk.case.leadAgencyId
        ? []
        : [{ path: 'input.leadAgencyId', code: 'NOT_THE_LEAD', message: 'Muốn đổi đơn vị xử lý chính, hãy chuyển trả nhân viên trực.' }]),
      ...(asked.length > 0 ? [] : [{ path: 'input.coordinatorAgencyIds', code: 'REQUIRED', message: 'Hãy chọn ít nhất một đơn vị phối hợp.' }]),
    ]);
    const comment = commentOf(input.comment, 'input.comment');
    for (const agencyId of asked) givePart(desk, deciding, { agencyId, part: 'COORDINATOR', comment });
    move(desk, transition, now);
    return { type: transition.event, ...(comment ? { comment } : {}), data: { toAgencyIds: asked, notifyBySms: input.notifyBySms === true } };
  });
}
