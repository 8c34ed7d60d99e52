import type { EntityManager } from '@mikro-orm/postgresql';
import { Case } from './case.entity.ts';
import { Answer, Appointment, Assignment } from './parts.entity.ts';

/** A case with everything that decides what may be done with it: what the rules look at and change. */
export interface Desk {
  case: Case;
  /** In the order they were made; RETURNED ones stay as past. */
  assignments: Assignment[];
  answers: Answer[];
  appointments: Appointment[];
}

/** The parts of a case that still count: neither handed back nor from an earlier lead. */
export const openParts = (desk: Pick<Desk, 'assignments'>): Assignment[] => desk.assignments.filter((part) => part.status !== 'RETURNED');

/** Every agency that is or was given a part of the case, once each. */
export const concernedAgencies = (desk: Pick<Desk, 'case' | 'assignments'>): string[] => [
  ...new Set([...(desk.case.leadAgencyId ? [desk.case.leadAgencyId] : []), ...openParts(desk).map((part) => part.agencyId)]),
];

/** Loads a desk whose case row is already in the unit of work. */
export async function deskOf(em: EntityManager, found: Case): Promise<Desk> {
  const assignments = await em.find(Assignment, { caseId: found.id }, { orderBy: { id: 'asc' } });
  const answers = await em.find(Answer, { caseId: found.id }, { orderBy: { id: 'asc' } });
  const appointments = await em.find(Appointment, { caseId: found.id }, { orderBy: { id: 'asc' } });
  return { case: found, assignments, answers, appointments };
}
