import type { AccountKind, OfficerRole } from '@pakn/service-kit';
import type { Case } from '../entities/case.entity.ts';
import type { Limits } from '../reference/reference-book.ts';
import type { Answer, Appointment, Assignment } from '../entities/parts.entity.ts';
import type { ProcessSettings } from './settings.ts';

/** Everything that the process looks at: a case with its parts, what its category asks for, and the time. A `Desk` with three facts more. */
export interface Situation {
  case: Pick<
    Case,
    | 'status'
    | 'step'
    | 'reporterId'
    | 'leadAgencyId'
    | 'isPublic'
    | 'dueAt'
    | 'answeredAt'
    | 'acceptedAt'
    | 'pausedAt'
    | 'pausedMinutes'
    | 'reopened'
    | 'submittedAt'
    | 'workflowVersion'
    | 'clock'
  >;
  /** In the order they were made; RETURNED ones are past. */
  assignments: readonly Pick<Assignment, 'id' | 'agencyId' | 'officerId' | 'part' | 'status' | 'assignedAt' | 'completedAt'>[];
  answers: readonly Pick<Answer, 'id' | 'agencyId' | 'approved' | 'published'>[];
  appointments: readonly Pick<Appointment, 'id' | 'number' | 'status'>[];
  /** The category wants a leader's approval before an answer is published. */
  approvalRequired: boolean;
  /** The limit of the case's urgency, in working hours. */
  limitHours: number;
  /** What the tenant decides. */
  settings: ProcessSettings & Pick<Limits, 'ratingDays' | 'reopenDays'>;
  now: Date;
}

/** Who looks or acts, as far as the process asks. An `Identity` is one. */
export interface Viewer {
  sub?: string | undefined;
  kind: AccountKind;
  roles: readonly OfficerRole[];
  agencyId?: string | undefined;
  agencyKind?: string | undefined;
}

type Part = Situation['assignments'][number];

/** A part that still waits for its agency. */
export const isOpen = (part: Pick<Part, 'status'>): boolean => part.status === 'PENDING' || part.status === 'CLAIMED';

/** The lead's part that counts now, whether still open or completed; undefined while the case lies at the desk. */
export const leadPart = <P extends Pick<Part, 'part' | 'status'>>(situation: { assignments: readonly P[] }): P | undefined =>
  situation.assignments.findLast((part) => part.part === 'LEAD' && part.status !== 'RETURNED');

/** The parts of co-handlers that still wait. */
export const openCoordinators = <P extends Pick<Part, 'part' | 'status'>>(situation: { assignments: readonly P[] }): P[] =>
  situation.assignments.filter((part) => part.part === 'COORDINATOR' && isOpen(part));

/** The viewer's agency's own part: the lead's before a co-handler's, an open one before a completed one. */
export function ownPart<P extends Pick<Part, 'part' | 'status' | 'agencyId'>>(
  situation: { assignments: readonly P[] },
  viewer: Pick<Viewer, 'agencyId'>,
): P | undefined {
  if (!viewer.agencyId) return undefined;
  const own = situation.assignments.filter((part) => part.agencyId === viewer.agencyId && part.status !== 'RETURNED');
  const lead = leadPart(situation);
  return (
    own.find((part) => part === lead) ?? own.find((part) => part.part === 'COORDINATOR' && isOpen(part)) ?? own.find((part) => part.part === 'COORDINATOR')
  );
}

type Answers<A> = { assignments: readonly Pick<Part, 'part' | 'status' | 'agencyId'>[]; answers: readonly A[] };

/**
 * The answers that wait to be published: unpublished ones of who has the case now. With a lead: of agencies that still have a part.
 * At the desk: the desk's own; what an agency wrote before it handed the case back is over.
 */
export function waitingAnswers<A extends Pick<Situation['answers'][number], 'published' | 'agencyId'>>(situation: Answers<A>): A[] {
  const partsOf = (agencyId: string): Pick<Part, 'status'>[] => situation.assignments.filter((part) => part.agencyId === agencyId);
  const counts = leadPart(situation)
    ? (agencyId: string): boolean => partsOf(agencyId).some((part) => part.status !== 'RETURNED')
    : (agencyId: string): boolean => partsOf(agencyId).every((part) => part.status !== 'RETURNED');
  return situation.answers.filter((answer) => !answer.published && counts(answer.agencyId));
}

/** The newest of them. */
export const waitingAnswer = <A extends Pick<Situation['answers'][number], 'published' | 'agencyId'>>(situation: Answers<A>): A | undefined =>
  waitingAnswers(situation).at(-1);
