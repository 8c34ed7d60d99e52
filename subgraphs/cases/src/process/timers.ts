import { cameAfter, readClock } from '../clock/case-clock.ts';
import type { AssignmentRow, CaseState } from '../state/case-state.ts';
import type { ReferenceRules } from './rules.ts';
import { calendarOf, clockOf } from './run-clock.ts';
import { leadPart, openCoordinators } from './situation.ts';

/** What a timer asks for when its time has come: a command of the system's actor. */
export type TimerCommand =
  | { name: 'remind'; input: { percent?: number } }
  | { name: 'remindCoHandler'; input: { assignmentId: AssignmentRow['id'] } }
  | { name: 'timeIsUp' | 'missAppointment' | 'escalate' | 'remindUnclaimed' | 'sendLateNotice' | 'resumeByItself' | 'closeByItself'; input: object };

export interface Timer {
  /** The rule's kind; of a co-handler's part followed by ":" and the part's id. */
  kind: string;
  at: Date;
  /** Set later than this, it is left out; null: it fires all the same. */
  until: Date | null;
}

interface TimerRule {
  when(state: CaseState, reference: ReferenceRules): Date | null;
  command: TimerCommand;
  /** Who is notified, as `process/notify.ts` works it out. */
  notifies: string;
  /** Whether it fires also when its time was over already as it was set: always, or as long as the deadline was not. Otherwise it is left out. */
  late?: 'ALWAYS' | 'BEFORE_DUE';
  /** Only where the agency's own clock runs, not at the duty desk. */
  agency?: true;
  /** Announces that a time has passed, and again when a changed calendar puts it ahead and it passes again. A reminder is given once. */
  again?: true;
}

const DAY_MS = 86_400_000;
const WITH_AGENCY = new Set(['SPECIALIST', 'COORDINATION', 'AGENCY_LEADER', 'PROVINCE_OFFICE']);

/** The holder's clock counts: nothing paused, not done, and nothing decided unless the desk reviews what was. */
const runs = ({ case: found }: CaseState): boolean =>
  found.dueAt != null && (!found.verdict || found.step === 'RESULT_REVIEW') && !found.pausedAt && found.step !== 'DONE';
/** Exactly at the deadline is still in time. */
const after = (at: Date): Date => new Date(at.getTime() + 1);
const hoursAfter = (state: CaseState, reference: ReferenceRules, at: Date, hours: number): Date =>
  calendarOf(state.case, { reference }).addWorkingMinutes(at, hours * 60);

/** Whether people were notified of a moment of the clock already: once, unless more time was given since (the clock of a review begins again each time). */
function isNotified(state: CaseState, reference: ReferenceRules, of: 'DUE_SOON' | 'OVERDUE', moment: Date): boolean {
  const { clock, dueAt, step } = state.case;
  return clock.some((entry) => {
    if (entry.type !== 'NOTIFIED' || entry.of !== of || !dueAt) return false;
    const seen = new Date(entry.at);
    return step === 'RESULT_REVIEW' ? seen >= moment : cameAfter(calendarOf(state.case, { reference }), clockOf(state.case), { seen, moment, dueAt });
  });
}

/** The moment at which so much of the agency's limit is used up; pauses are in the deadline already. */
function shareOf(state: CaseState, reference: ReferenceRules, share: number): Date | null {
  const { dueAt } = state.case;
  if (!dueAt) return null;
  const calendar = calendarOf(state.case, { reference });
  const { workingMinutes } = readClock(calendar, clockOf(state.case), dueAt);
  return calendar.subtractWorkingMinutes(dueAt, workingMinutes * (1 - share));
}

function closing({ case: found }: CaseState, reference: ReferenceRules): Date | null {
  if (found.status !== 'ANSWERED' || !found.answeredAt) return null;
  const { closeAfterDays, closeAfterRatingDays } = reference.settings();
  const unrated = found.answeredAt.getTime() + closeAfterDays * DAY_MS;
  // A rating of an earlier answer, before a reopening, hurries nothing.
  const ratedAt = found.ratedAt && found.ratedAt >= found.answeredAt ? found.ratedAt.getTime() : null;
  return new Date(ratedAt === null ? unrated : Math.min(unrated, ratedAt + closeAfterRatingDays * DAY_MS));
}

/** Every timer of the clock (spec 03 "The clock"): when it fires, which command it sends, whom that notifies. There is no other list. */
export const TIMERS = {
  HALF: {
    agency: true,
    when: (state, reference) => shareOf(state, reference, 0.5),
    command: { name: 'remind', input: { percent: 50 } },
    notifies: 'the holder',
  },
  FOUR_FIFTHS: {
    agency: true,
    when: (state, reference) => shareOf(state, reference, 0.8),
    command: { name: 'remind', input: { percent: 80 } },
    notifies: 'the holder',
  },
  // At the desk the early warning of the reception, of an appointment its own reminder.
  DUE_SOON: {
    when: (state, reference) => {
      const { remindAt } = state.case;
      return remindAt && !isNotified(state, reference, 'DUE_SOON', remindAt) ? remindAt : null;
    },
    command: { name: 'remind', input: {} },
    notifies: 'the holder',
    // A limit that was shortened may end sooner than the warning is long.
    late: 'BEFORE_DUE',
  },
  OVERDUE: {
    when: (state, reference) => {
      const { dueAt } = state.case;
      return dueAt && !isNotified(state, reference, 'OVERDUE', dueAt) ? after(dueAt) : null;
    },
    command: { name: 'timeIsUp', input: {} },
    notifies: 'the holder; of the desk its head; then the level above',
    late: 'ALWAYS',
    again: true,
  },
  APPOINTMENT_OVER: {
    // One that ends with the deadline is over by OVERDUE: nobody is notified twice.
    when: ({ case: { status, dueAt }, appointments }) => {
      const promised = status === 'SCHEDULED' ? appointments.findLast((each) => each.status === 'IN_FORCE')?.dueAt : null;
      return promised && dueAt && promised < dueAt ? after(promised) : null;
    },
    command: { name: 'missAppointment', input: {} },
    notifies: "the lead agency's leader",
    again: true,
  },
  ESCALATE: {
    when(state, reference) {
      const { status, step, stepEnteredAt, dueAt } = state.case;
      if (step !== 'AGENCY_LEADER' && status !== 'SCHEDULED') return null;
      // Who has it before the deadline (a second reopening) has the whole limit.
      return hoursAfter(state, reference, dueAt && dueAt > stepEnteredAt ? dueAt : stepEnteredAt, reference.settings().escalationHours);
    },
    command: { name: 'escalate', input: {} },
    notifies: 'the provincial office; of a missed appointment the leader',
    late: 'ALWAYS',
    again: true,
  },
  UNCLAIMED: {
    when(state, reference) {
      const lead = leadPart(state);
      const isNotifiedOf = (since: Date): boolean =>
        state.case.clock.some((entry) => entry.type === 'NOTIFIED' && entry.of === 'UNCLAIMED' && new Date(entry.at) >= since);
      return lead?.status === 'PENDING' && !isNotifiedOf(lead.assignedAt)
        ? hoursAfter(state, reference, lead.assignedAt, reference.level(state.case.urgency, lead.assignedAt).accept)
        : null;
    },
    command: { name: 'remindUnclaimed', input: {} },
    notifies: "the lead agency's leader",
    late: 'ALWAYS',
  },
  LATE_NOTICE: {
    agency: true,
    when: (state, reference) => {
      const since = state.case.lateNoticeAt && state.case.dueAt && state.case.lateNoticeAt > state.case.dueAt ? state.case.lateNoticeAt : state.case.dueAt;
      return since ? hoursAfter(state, reference, since, reference.settings().progressUpdateHours) : null;
    },
    command: { name: 'sendLateNotice', input: {} },
    notifies: 'the reporter',
    late: 'ALWAYS',
    again: true,
  },
} as const satisfies Record<string, TimerRule>;

/** Timers beside the holder's clock. */
export const OTHER_TIMERS = {
  PAUSE_OVER: {
    when: ({ case: found }) => (found.pausedAt ? (found.pauseUntil ?? null) : null),
    command: { name: 'resumeByItself', input: {} },
    notifies: 'the holder',
    late: 'ALWAYS',
  },
  CLOSE: { when: closing, command: { name: 'closeByItself', input: {} }, notifies: 'nobody', late: 'ALWAYS' },
} as const satisfies Record<string, TimerRule>;

/** A co-handler's sub-deadline: one timer for each open part. */
export const PART_TIMER = {
  kind: 'PART_DUE',
  commandOf: (assignmentId: AssignmentRow['id']): TimerCommand => ({ name: 'remindCoHandler', input: { assignmentId } }),
  notifies: 'the co-handler',
} as const;

/** The timers that a case needs as it is now. A timer whose time did not change keeps that it fired. */
export function timersOf(state: CaseState, reference: ReferenceRules): Timer[] {
  const timers: Timer[] = [];
  const add = (kind: string, rule: TimerRule): void => {
    const at = rule.when(state, reference);
    if (at) timers.push({ kind, at, until: rule.late === 'ALWAYS' ? null : rule.late === 'BEFORE_DUE' ? (state.case.dueAt ?? at) : at });
  };
  if (runs(state)) {
    const withAgency = WITH_AGENCY.has(state.case.step);
    for (const [kind, rule] of Object.entries<TimerRule>(TIMERS)) if (withAgency || !rule.agency) add(kind, rule);
    for (const part of withAgency ? openCoordinators(state) : [])
      if (part.dueAt) timers.push({ kind: `${PART_TIMER.kind}:${part.id}`, at: after(part.dueAt), until: after(part.dueAt) });
  }
  for (const [kind, rule] of Object.entries<TimerRule>(OTHER_TIMERS)) add(kind, rule);
  return timers;
}

/** The rule of a stored timer; undefined for a kind that this version does not know any more. */
const ruleOf = (kind: string): TimerRule | undefined => ({ ...TIMERS, ...OTHER_TIMERS } as Record<string, TimerRule>)[kind];

/** The command of a stored timer. Null for a kind that this version does not know any more. */
export function commandOf(kind: string): TimerCommand | null {
  const [name = '', partId] = kind.split(':');
  if (name === PART_TIMER.kind) return partId ? PART_TIMER.commandOf(partId) : null;
  return ruleOf(name)?.command ?? null;
}

/** Whether a timer that fired fires again when a changed calendar puts its time ahead. */
export const firesAgain = (kind: string): boolean => kind.startsWith(`${PART_TIMER.kind}:`) || ruleOf(kind)?.again === true;
