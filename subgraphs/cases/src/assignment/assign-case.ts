import { isId, refuseIfAny } from '@pakn/service-kit';
import { changeCase } from '../case/change-case.ts';
import type { Urgency } from '../case/terms.ts';
import type { CasesContext } from '../context.ts';
import { coordinatorsOf, givePart, wrongParts, type Parts } from '../process/give-parts.ts';
import { runClock } from '../process/run-clock.ts';
import { move, permit } from '../process/take-action.ts';
import { changeUrgency } from '../process/urgency.ts';
import { commentOf } from '../process/words.ts';

export interface Assigning extends Parts {
  officerId?: string | null;
  urgency?: Urgency | null;
  makePublic?: boolean | null;
  comment?: string | null;
  notifyBySms?: boolean | null;
}

/**
 * The desk sends a case to one lead agency and any number of co-handlers; a new case is accepted by that (spec 03). The lead's full limit begins now.
 * @throws INVALID_INPUT with a problem a field
 */
export function assignCase(context: CasesContext, { id, version, input }: { id: string; version: number; input: Assigning }): Promise<string> {
  return changeCase({ context, caseId: id, version, action: 'assignCase', input }, (desk, deciding) => {
    const transition = permit('ASSIGN', desk, deciding);
    const { services, actor, now } = deciding;
    const badOfficer =
      input.officerId == null || isId(input.officerId) ? [] : [{ path: 'input.officerId', code: 'UNKNOWN', message: 'Không tìm thấy cán bộ này.' }];
    refuseIfAny([...wrongParts(input, services.reference), ...badOfficer]);
    const comment = commentOf(input.comment, 'input.comment');
    const found = desk.case;
    const isNew = !found.acceptedAt;
    found.acceptedAt ??= now;
    found.operatorId ??= actor.identity.sub ?? null;
    if (input.makePublic) found.isPublic = true;
    if (input.urgency) changeUrgency(desk, services.reference, input.urgency, now);
    found.leadAgencyId = input.leadAgencyId;
    found.returnedAt = null;
    found.returnReasonCode = null;
    found.suggestedAgencyId = null;
    const lead = givePart(desk, deciding, { agencyId: input.leadAgencyId, part: 'LEAD', officerId: input.officerId ?? null, comment });
    runClock(transition, desk, services.reference, now);
    const coordinators = coordinatorsOf(input);
    for (const agencyId of coordinators) givePart(desk, deciding, { agencyId, part: 'COORDINATOR', comment });
    move(desk, transition, now);
    const assigned = {
      type: transition.event,
      ...(comment ? { comment } : {}),
      data: { toAgencyIds: [input.leadAgencyId, ...coordinators], assignmentId: lead.id, notifyBySms: input.notifyBySms === true },
    };
    return isNew ? [{ type: 'CaseAccepted' }, assigned] : assigned;
  });
}
