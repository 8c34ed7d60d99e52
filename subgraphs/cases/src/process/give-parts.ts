import { newId, type FieldProblemData } from '@pakn/service-kit';
import type { Deciding } from '../case/change-case.ts';
import type { Desk } from '../case/desk.ts';
import { Assignment } from '../case/parts.entity.ts';
import type { ReferenceBook } from '../case/reference-book.ts';
import { coordinatorDueAt } from './run-clock.ts';
import type { AssignmentPart } from './terms.ts';

/** Who gets which part. */
export interface Parts {
  leadAgencyId: string;
  coordinatorAgencyIds?: string[] | null;
}

/** A case is not handed round: so many co-handlers at most. */
export const MOST_COORDINATORS = 20;

/** The co-handlers that were chosen, each once and never the lead itself. */
export const coordinatorsOf = ({ leadAgencyId, coordinatorAgencyIds }: Parts): string[] =>
  [...new Set(coordinatorAgencyIds ?? [])].filter((id) => id !== leadAgencyId);

/** What is wrong with a choice of agencies. */
export function wrongParts(parts: Parts, reference: Pick<ReferenceBook, 'agency'>): FieldProblemData[] {
  const problems: FieldProblemData[] = [];
  if (!reference.agency(parts.leadAgencyId)?.active) problems.push({ path: 'input.leadAgencyId', code: 'UNKNOWN', message: 'Hãy chọn đơn vị xử lý chính.' });
  const coordinators = coordinatorsOf(parts);
  if (coordinators.some((id) => !reference.agency(id)?.active))
    problems.push({ path: 'input.coordinatorAgencyIds', code: 'UNKNOWN', message: 'Có đơn vị phối hợp không còn hoạt động. Hãy chọn lại.' });
  if (coordinators.length > MOST_COORDINATORS)
    problems.push({ path: 'input.coordinatorAgencyIds', code: 'TOO_MANY', message: `Chọn tối đa ${MOST_COORDINATORS} đơn vị phối hợp.` });
  return problems;
}

/** Gives an agency a part that waits to be claimed; a lead's deadline comes from the clock, a co-handler's is never later than the lead's. */
export function givePart(
  desk: Desk,
  { em, actor, now }: Pick<Deciding, 'em' | 'actor' | 'now'>,
  given: { agencyId: string; part: AssignmentPart; officerId?: string | null; comment?: string | undefined },
): Assignment {
  const made = em.create(Assignment, {
    id: newId(),
    caseId: desk.case.id,
    agencyId: given.agencyId,
    officerId: given.officerId ?? null,
    part: given.part,
    status: 'PENDING',
    assignedAt: now,
    assignedBy: actor.identity.sub ?? null,
    claimedAt: null,
    dueAt: given.part === 'COORDINATOR' ? coordinatorDueAt(desk.case, now) : (desk.case.dueAt ?? null),
    completedAt: null,
    comment: given.comment ?? null,
  });
  em.persist(made);
  desk.assignments.push(made);
  return made;
}
