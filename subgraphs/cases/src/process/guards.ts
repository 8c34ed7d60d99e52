import type { RefusalCode } from '@pakn/service-kit';
import { APPOINTMENT_THRESHOLD_HOURS } from '../clock/limits.ts';
import { isOpen, leadPart, ownPart, waitingAnswer, waitingAnswers, type Situation, type Viewer } from './situation.ts';

/** How long a citizen may rate, in days from the answer (spec 03). */
export const RATING_WINDOW_DAYS = 30;
/** A second appointment waits for a leader's decision, which comes with its issue; until then one is the limit. */
export const APPOINTMENTS_WITHOUT_LEADER = 1;
const DAY_MS = 86_400_000;

type Guard = (situation: Situation, viewer: Viewer) => RefusalCode | null;

const unless = (fine: boolean, code: RefusalCode = 'NOT_NOW'): RefusalCode | null => (fine ? null : code);

/** Until when the reporter may rate; null before an answer. */
export const ratingUntil = (found: Pick<Situation['case'], 'answeredAt'>): Date | null =>
  found.answeredAt ? new Date(found.answeredAt.getTime() + RATING_WINDOW_DAYS * DAY_MS) : null;

/** The case is the viewer's own to handle: who claimed the part, or the agency's leader. */
function holds(viewer: Viewer, part: Situation['assignments'][number] | undefined): boolean {
  if (!part || part.agencyId !== viewer.agencyId) return false;
  return part.status === 'CLAIMED' && ((viewer.sub !== undefined && part.officerId === viewer.sub) || viewer.roles.includes('AGENCY_LEADER'));
}

/** Conditions beside state and relation. Each answers the refusal that the person is told, or null. */
export const GUARDS = {
  /** The agency's part waits for somebody. */
  UNCLAIMED: (situation, viewer) => unless(ownPart(situation, viewer)?.status === 'PENDING'),
  /** The agency's own part was claimed by the viewer, or the viewer leads the agency. */
  OWN_PART_HELD: (situation, viewer) => unless(holds(viewer, ownPart(situation, viewer))),
  /** The lead's part was claimed by the viewer, or the viewer leads the agency. */
  LEAD_HELD: (situation, viewer) => unless(holds(viewer, leadPart(situation))),
  /** As LEAD_HELD, or nobody claimed it yet: "not ours" needs no claim. */
  LEAD_HELD_OR_UNCLAIMED: (situation, viewer) => unless(leadPart(situation)?.status === 'PENDING' || holds(viewer, leadPart(situation))),
  /** A co-handling part of the viewer's agency is open, and it is the viewer's or nobody's. */
  PART_OPEN: (situation, viewer) => {
    const part = situation.assignments.find((each) => each.part === 'COORDINATOR' && each.agencyId === viewer.agencyId && isOpen(each));
    return unless(part !== undefined && (part.status === 'PENDING' || holds(viewer, part)));
  },
  ANSWER_WAITS: (situation) => unless(waitingAnswer(situation) !== undefined),
  ANSWER_UNAPPROVED: (situation, viewer) => unless(waitingAnswers(situation).some((answer) => !answer.approved && answer.agencyId === viewer.agencyId)),
  /** Where the category asks for it, a leader approved the answer that waits. */
  APPROVED_IF_REQUIRED: (situation) => unless(!situation.approvalRequired || waitingAnswer(situation)?.approved === true, 'APPROVAL_REQUIRED'),
  LIMIT_LONG_ENOUGH: (situation) => unless(situation.limitHours > APPOINTMENT_THRESHOLD_HOURS, 'APPOINTMENT_NOT_ALLOWED'),
  APPOINTMENT_LEFT: (situation) =>
    unless(situation.appointments.filter((each) => each.status !== 'REFUSED').length < APPOINTMENTS_WITHOUT_LEADER, 'APPOINTMENT_LIMIT'),
  BEFORE_DUE: (situation) => unless(!situation.case.dueAt || situation.now <= situation.case.dueAt, 'APPOINTMENT_TOO_LATE'),
  RATING_OPEN: (situation) => {
    const until = ratingUntil(situation.case);
    return unless(until !== null && situation.now <= until, 'RATING_CLOSED');
  },
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof GUARDS;
