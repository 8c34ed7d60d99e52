import type { RefusalCode } from '@pakn/service-kit';
import { isOpen, leadPart, ownPart, waitingAnswer, waitingAnswers, type Situation, type Viewer } from './situation.ts';

const DAY_MS = 86_400_000;
/** The first goes back to the same agency, the second to its leader; there is no third (spec 03). */
const MOST_REOPENINGS = 2;

type Guard = (situation: Situation, viewer: Viewer) => RefusalCode | null;

const unless = (fine: boolean, code: RefusalCode = 'NOT_NOW'): RefusalCode | null => (fine ? null : code);

/** Whether it is less than so many days since the answer. */
const answeredWithin = ({ case: { answeredAt }, now }: Situation, days: number): boolean =>
  answeredAt != null && now.getTime() <= answeredAt.getTime() + days * DAY_MS;

/** The case is the viewer's own to handle: who claimed the part, or the agency's leader. */
function holds(viewer: Viewer, part: Situation['assignments'][number] | undefined): boolean {
  if (!part || part.agencyId !== viewer.agencyId) return false;
  return part.status === 'CLAIMED' && ((viewer.sub !== undefined && part.officerId === viewer.sub) || viewer.roles.includes('AGENCY_LEADER'));
}

/** Appointments that count: what the leader refused does not. */
const appointed = (situation: Situation): number => situation.appointments.filter((each) => each.status !== 'REFUSED').length;

/** Conditions beside state and relation. Each answers the refusal that the person reads, or null. */
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
  LIMIT_LONG_ENOUGH: (situation) => unless(situation.limitHours > situation.settings.appointmentThresholdHours, 'APPOINTMENT_NOT_ALLOWED'),
  APPOINTMENT_LEFT: (situation) =>
    unless(
      appointed(situation) < situation.settings.appointments && !situation.appointments.some((each) => each.status === 'AWAITING_LEADER'),
      'APPOINTMENT_LIMIT',
    ),
  BEFORE_DUE: (situation) => unless(!situation.case.dueAt || situation.now <= situation.case.dueAt, 'APPOINTMENT_TOO_LATE'),
  /** The first appointment is the lead's own; the second waits for the leader. */
  NEVER_APPOINTED: (situation) => unless(appointed(situation) === 0, 'APPOINTMENT_LIMIT'),
  APPOINTED_BEFORE: (situation) => unless(appointed(situation) > 0),
  APPOINTMENT_WAITS: (situation) => unless(situation.appointments.some((each) => each.status === 'AWAITING_LEADER')),
  RATING_OPEN: (situation) => unless(answeredWithin(situation, situation.settings.ratingDays), 'RATING_CLOSED'),
  REOPENING_OPEN: (situation) => unless(answeredWithin(situation, situation.settings.reopenDays), 'REOPEN_CLOSED'),
  FIRST_REOPENING: (situation) => unless(situation.case.reopened === 0, 'REOPEN_SPENT'),
  REOPENING_LEFT: (situation) => unless(situation.case.reopened < MOST_REOPENINGS, 'REOPEN_SPENT'),
  HAS_LEAD: (situation) => unless(leadPart(situation) !== undefined),
  NO_LEAD: (situation) => unless(leadPart(situation) === undefined),
  IS_PUBLIC: (situation) => unless(situation.case.isPublic),
  ACCEPTED: (situation) => unless(situation.case.acceptedAt != null),
  UNACCEPTED: (situation) => unless(situation.case.acceptedAt == null),
  /** The clock counts. */
  RUNNING: (situation) => unless(situation.case.pausedAt == null),
  PAUSED: (situation) => unless(situation.case.pausedAt != null),
  PAUSE_LEFT: (situation) => unless(situation.case.pausedMinutes < situation.settings.pauseTotalHours * 60, 'PAUSE_LIMIT'),
  /** Where the tenant reserves publishing for the head of the desk. */
  MAY_PUBLISH: (situation, viewer) => unless(!situation.settings.headPublishes || viewer.roles.includes('AGENCY_LEADER')),
  /** Somebody else holds the lead's part, or nobody does. */
  NOT_MINE: (situation, viewer) => unless(leadPart(situation)?.officerId !== viewer.sub || leadPart(situation)?.agencyId !== viewer.agencyId),
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof GUARDS;
