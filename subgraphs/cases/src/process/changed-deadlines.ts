import type { CaseEventBody, ClockChange } from '@pakn/events/case';
import { appointedTimes } from '../clock/limits.ts';
import type { WorkingCalendar } from '../clock/working-calendar.ts';
import type { AppointmentRow, AssignmentRow, CaseRow } from '../state/case-state.ts';
import { answerChange, deskCalendar, isEqual, isSameMoment, minutesBetween, receptionChange, type ClockRules } from './promises.ts';
import { calendarOf, readingOf, subDeadline } from './run-clock.ts';
import { leadPart, openCoordinators } from './situation.ts';

/** The columns that the deadlines of a case are derived from, and the deadlines: nothing else of a case is asked. */
export interface TimedCase {
  case: Pick<
    CaseRow,
    | 'step'
    | 'urgency'
    | 'submittedAt'
    | 'acceptedAt'
    | 'stepEnteredAt'
    | 'pausedAt'
    | 'leadAgencyId'
    | 'clock'
    | 'dueAt'
    | 'remindAt'
    | 'remindMinutes'
    | 'receptionDueAt'
    | 'answerDueAt'
    | 'answerMinutes'
  >;
  assignments: readonly Pick<AssignmentRow, 'id' | 'part' | 'status' | 'assignedAt' | 'dueAt' | 'limitMinutes'>[];
  appointments: readonly Pick<AppointmentRow, 'id' | 'status' | 'createdAt' | 'dueAt' | 'remindAt' | 'limitMinutes' | 'warningMinutes'>[];
}

type Changed = Pick<CaseEventBody<'DeadlineChanged'>, 'clock' | 'appointments'>;
type Found = TimedCase['case'];
interface Holder {
  calendar: WorkingCalendar;
  dueAt: Date | null;
  remindAt: Date | null;
}

/**
 * A stored instant stays where it says the same as the derived one: 11:30 and 13:30 are one moment of working time, and a reminder that was set "now" at night
 * is over. One that would lie on a day on which nobody works any more moves.
 */
const settle = (calendar: WorkingCalendar, stored: Date, derived: Date, now: Date): Date =>
  isSameMoment(calendar, stored, derived) && (stored <= now || calendar.isWorkingOrClosing(stored)) ? stored : derived;

/**
 * What differs when every open deadline of a case is derived again, from its clock, from the working minutes that were granted and by the calendar in force
 * (B-02). A clock that waits has its deadline derived when it goes on; one that stopped keeps its verdict, the review of the result has the desk's limit.
 * Without a change of the calendar nothing ever differs.
 */
export function changedDeadlines(state: TimedCase, rules: ClockRules): Changed {
  const found = state.case;
  if (found.step === 'DONE') return { clock: {}, appointments: [] };
  const holder = holdersLimit(found, rules);
  const runs = found.leadAgencyId != null && found.step !== 'RESULT_REVIEW' && !found.pausedAt;
  const parts = [...(runs ? leadChange(state, holder) : []), ...coordinatorChanges(state, holder, runs, rules)];
  const { calendar, dueAt, remindAt } = holder;
  const answer = answerChange(found, runs ? dueAt : null, rules);
  const clock: ClockChange = {
    ...(dueAt && !isEqual(dueAt, found.dueAt) ? { dueAt: dueAt.toISOString() } : {}),
    ...(remindAt && !isEqual(remindAt, found.remindAt) ? { remindAt: remindAt.toISOString(), remindMinutes: warningOf(found, calendar) } : {}),
    ...receptionChange(found, rules),
    ...(answer.answerDueAt === undefined ? {} : answer),
    ...(parts.length > 0 ? { parts } : {}),
  };
  return { clock, appointments: appointmentChanges(state, rules) };
}

/** Whether anything differs. */
export function isDeadlineChanged(state: TimedCase, rules: ClockRules): boolean {
  const { clock, appointments } = changedDeadlines(state, rules);
  return Object.keys(clock).length + appointments.length > 0;
}

/** The present holder's own limit and its reminder. */
function holdersLimit(found: Found, rules: ClockRules): Holder {
  const isReview = found.step === 'RESULT_REVIEW';
  const calendar = isReview ? deskCalendar(rules) : calendarOf(found, rules);
  const stored: Holder = { calendar, dueAt: found.dueAt ?? null, remindAt: found.remindAt ?? null };
  if (!found.dueAt || found.pausedAt) return stored;
  const dueAt = isReview ? calendar.addWorkingMinutes(found.stepEnteredAt, rules.reference.settings().receptionHours * 60) : readingOf(found, rules).dueAt;
  if (!dueAt) return stored;
  const remindAt = found.remindAt ? settle(calendar, found.remindAt, calendar.subtractWorkingMinutes(dueAt, warningOf(found, calendar)), rules.now) : null;
  return { calendar, dueAt, remindAt };
}

/** How long before its deadline the holder is reminded; of a case from before: as long as the calendar in force makes it. */
const warningOf = (found: Found, calendar: WorkingCalendar): number =>
  found.remindMinutes ?? (found.remindAt && found.dueAt ? minutesBetween(calendar, found.remindAt, found.dueAt) : 0);

type PartChange = NonNullable<ClockChange['parts']>[number];

function leadChange(state: TimedCase, { dueAt }: Holder): PartChange[] {
  const lead = leadPart(state);
  return lead && dueAt && !isEqual(lead.dueAt, dueAt) ? [{ assignmentId: lead.id, dueAt: dueAt.toISOString() }] : [];
}

/** Co-handlers have what they were granted, and never longer than the lead whose clock runs. */
function coordinatorChanges(state: TimedCase, holder: Holder, runs: boolean, rules: ClockRules): PartChange[] {
  const { now } = rules;
  const calendar = calendarOf(state.case, rules);
  return openCoordinators(state).flatMap((part): PartChange[] => {
    const { dueAt: stored } = part;
    if (!stored) return [];
    const granted = part.limitMinutes == null ? followed(stored, state.case, holder) : calendar.addWorkingMinutes(part.assignedAt, part.limitMinutes);
    const dueAt = settle(calendar, stored, granted, now);
    if (runs && holder.dueAt && dueAt > holder.dueAt) return [{ assignmentId: part.id, ...subDeadline(calendar, part.assignedAt, holder, now) }];
    if (isEqual(dueAt, stored)) return [];
    return [{ assignmentId: part.id, dueAt: dueAt.toISOString(), ...(part.limitMinutes == null ? {} : { limitMinutes: part.limitMinutes }) }];
  });
}

/** A co-handler whose minutes are not known (from before, or asked after the lead's deadline) follows the reminder or the deadline that it was given. */
function followed(stored: Date, found: Found, holder: Holder): Date {
  if (isEqual(stored, found.remindAt)) return holder.remindAt ?? stored;
  return isEqual(stored, found.dueAt) ? (holder.dueAt ?? stored) : stored;
}

/** An appointment, and one that waits for the leader, keeps the working time that was asked for. One from before keeps its dates. */
function appointmentChanges(state: TimedCase, rules: ClockRules): Changed['appointments'] {
  const calendar = calendarOf(state.case, rules);
  return state.appointments.flatMap(({ id, status, createdAt, limitMinutes, warningMinutes, ...stored }) => {
    if ((status !== 'IN_FORCE' && status !== 'AWAITING_LEADER') || limitMinutes == null || warningMinutes == null) return [];
    const times = appointedTimes(calendar, { limitMinutes, warningMinutes }, createdAt);
    const dueAt = settle(calendar, stored.dueAt, times.dueAt, rules.now);
    const remindAt = settle(calendar, stored.remindAt, times.remindAt, rules.now);
    return isEqual(dueAt, stored.dueAt) && isEqual(remindAt, stored.remindAt)
      ? []
      : [{ appointmentId: id, dueAt: dueAt.toISOString(), remindAt: remindAt.toISOString() }];
  });
}
