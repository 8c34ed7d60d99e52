import type { ClockChange } from '@pakn/events/case';
import { readClock, type ClockEvent, type ClockReading } from '../clock/case-clock.ts';
import { agencyRemindAt, deskLimit, type ServiceLevelRule } from '../clock/limits.ts';
import { verdictAt } from '../clock/progress.ts';
import type { WorkingCalendar } from '../clock/working-calendar.ts';
import type { CaseRow, CaseState } from '../state/case-state.ts';
import { answerChange, deskCalendar, minutesBetween, type ClockReference, type ClockRules } from './promises.ts';
import { leadPart, openCoordinators } from './situation.ts';
import type { Transition } from './transition.ts';

type Timed = Pick<CaseState, 'case' | 'assignments'>;
type Entry = NonNullable<ClockChange['entries']>[number];

/** The stored clock as the rules of `src/clock` read it. */
export const clockOf = (found: Pick<CaseRow, 'clock'>): ClockEvent[] =>
  found.clock.flatMap((entry) => (entry.type === 'NOTIFIED' ? [] : [{ ...entry, at: new Date(entry.at) } as ClockEvent]));

/** Working time of whoever holds the case: the lead agency's, or the desk's. */
export const calendarOf = (found: Pick<CaseRow, 'leadAgencyId'>, { reference }: Pick<ClockRules, 'reference'>): WorkingCalendar =>
  reference.calendar(found.leadAgencyId ?? reference.operatorAgencyId());

/** The stored clock of a case as it stands now. */
export const readingOf = (found: Pick<CaseRow, 'leadAgencyId' | 'clock'>, rules: ClockRules): ClockReading =>
  readClock(calendarOf(found, rules), clockOf(found), rules.now);

/** A reminder, and how long before its deadline it is. */
export const reminderChange = (calendar: WorkingCalendar, remindAt: Date, dueAt: Date | null): ClockChange => ({
  remindAt: remindAt.toISOString(),
  ...(dueAt ? { remindMinutes: minutesBetween(calendar, remindAt, dueAt) } : {}),
});

/** The desk's own limit (reception, review of a result), without a clock of its own. */
export function deskDeadlines(found: Pick<CaseRow, 'urgency'>, rules: ClockRules): ClockChange {
  const { reference, now } = rules;
  const calendar = deskCalendar(rules);
  const { dueAt, remindAt } = deskLimit(calendar, now, reference.level(found.urgency, now), reference.settings().receptionHours);
  return { dueAt: dueAt.toISOString(), ...reminderChange(calendar, remindAt, dueAt) };
}

/** Nobody's deadline runs any more. */
export const NO_DEADLINE: ClockChange = { dueAt: null, remindAt: null };

/** An entry of the clock together with the deadlines that follow from it. */
function entryWithDeadlines(state: Timed, rules: ClockRules, entry: Entry): ClockChange {
  const clock = [...(state.case.clock ?? []), entry];
  return { entries: [entry], ...deadlinesOf({ ...state, case: { ...state.case, clock } }, rules) };
}

/**
 * Deadlines of the agency, its co-handlers and the promise, derived from the clock and the calendar. A co-handler's is never later than the lead's;
 * an appointment may only move the promised answer back, never before the agency's own deadline.
 */
export function deadlinesOf(state: Timed, rules: ClockRules): ClockChange {
  const { reference, now } = rules;
  const found = state.case;
  const { dueAt } = readingOf(found, rules);
  if (!dueAt) return {};
  const level = reference.level(found.urgency, now);
  const calendar = calendarOf(found, rules);
  if (!found.leadAgencyId) return deskAgain(calendar, dueAt, level, reference);
  const remindAt = agencyRemindAt(calendar, dueAt, level);
  const due = dueAt.toISOString();
  const lead = leadPart(state);
  const coordinators = openCoordinators(state).filter((part) => !part.dueAt || part.dueAt > dueAt);
  const parts = [
    ...(lead ? [{ assignmentId: lead.id, dueAt: due }] : []),
    ...coordinators.map((part) => ({ assignmentId: part.id, ...subDeadline(calendar, part.assignedAt, { dueAt, remindAt }, now) })),
  ];
  return {
    dueAt: due,
    ...reminderChange(calendar, remindAt, dueAt),
    ...answerChange(found, dueAt, rules),
    ...(parts.length > 0 ? { parts } : {}),
  };
}

/** The duty desk's limit after a pause, with its early warning as long before as it was. */
function deskAgain(calendar: WorkingCalendar, dueAt: Date, level: ServiceLevelRule, reference: ClockReference): ClockChange {
  const warned = Math.max(0, reference.settings().receptionHours - level.reception);
  return { dueAt: dueAt.toISOString(), ...reminderChange(calendar, calendar.subtractWorkingMinutes(dueAt, warned * 60), dueAt) };
}

/** Working minutes that the case's clock has waited in pauses until now; a stop is no pause. */
export function pausedMinutesOf(found: Pick<CaseRow, 'leadAgencyId' | 'clock'>, rules: ClockRules): number {
  const calendar = calendarOf(found, rules);
  let since: Date | null = null;
  let minutes = 0;
  for (const { type, at } of [...clockOf(found), { type: 'RESUME', at: rules.now }]) {
    if (type === 'PAUSE') since ??= at;
    else if (type !== 'EXTEND' && since) {
      minutes += calendar.workingMinutesBetween(since, at);
      since = null;
    }
  }
  return minutes;
}

/** A co-handler's deadline: when the lead is reminded, so that the lead can still work with what comes in; the lead's own when that moment is past. */
const coordinatorDueAt = (lead: Pick<CaseRow, 'dueAt' | 'remindAt'>, now: Date): Date | null =>
  lead.remindAt && lead.remindAt > now ? lead.remindAt : (lead.dueAt ?? null);

/** The same as a part has it: with the working minutes that the co-handler has from its assignment on; asked after the lead's deadline, it has what the lead has. */
export function subDeadline(
  calendar: WorkingCalendar,
  assignedAt: Date,
  lead: Pick<CaseRow, 'dueAt' | 'remindAt'>,
  now: Date,
): { dueAt: string | null; limitMinutes?: number } {
  const dueAt = coordinatorDueAt(lead, now);
  if (!dueAt) return { dueAt: null };
  return { dueAt: dueAt.toISOString(), ...(dueAt > assignedAt ? { limitMinutes: minutesBetween(calendar, assignedAt, dueAt) } : {}) };
}

/** The agency asked for more time: its limit grows by so many working minutes (fewer, if the urgency was raised). */
export const extendClock = (state: Timed, rules: ClockRules, minutes: number): ClockChange =>
  minutes === 0 ? {} : entryWithDeadlines(state, rules, { type: 'EXTEND', at: rules.now.toISOString(), minutes });

/** The agency's clock stops or waits from now on (or did not run): the promise to the citizen stays as far as it had moved that back. */
function promiseAfter(found: CaseRow, rules: ClockRules): ClockChange {
  const ran = found.leadAgencyId && !found.pausedAt && found.step !== 'DONE' && found.step !== 'RESULT_REVIEW';
  return answerChange(found, ran ? readingOf(found, rules).dueAt : null, rules);
}

/** What a permitted transition does to the clock. Set a new `leadAgencyId` in the state first: its calendar counts. */
export function clockChangeOf({ clock }: Pick<Transition, 'clock'>, state: Timed, rules: ClockRules): ClockChange {
  const { reference, now } = rules;
  const at = now.toISOString();
  switch (clock) {
    // The case came to the duty desk (filed, or handed back): the desk's own limit begins.
    case 'START_DESK':
      return {
        entries: [{ type: 'START', at, minutes: reference.settings().receptionHours * 60 }],
        ...deskDeadlines(state.case, rules),
        ...promiseAfter(state.case, rules),
      };
    // The lead agency was given the case: its full limit begins.
    case 'START_AGENCY': {
      const minutes = reference.level(state.case.urgency, now).resolve * 60;
      return { ...entryWithDeadlines(state, rules, { type: 'START', at, minutes }), result: null };
    }
    // The holder is done: on time or late by the deadline in force.
    case 'STOP': {
      const { dueAt, usedMinutes } = readingOf(state.case, rules);
      const verdict = verdictAt(dueAt ?? state.case.dueAt ?? null, now);
      return {
        entries: [{ type: 'STOP', at, step: state.case.step }],
        result: { verdict, stoppedAt: at, usedMinutes },
        pausedMinutes: pausedMinutesOf(state.case, rules),
        ...promiseAfter(state.case, rules),
      };
    }
    // The clock waits; the deadline is derived again when it goes on.
    case 'PAUSE':
      return { entries: [{ type: 'PAUSE', at }], ...promiseAfter(state.case, rules) };
    // The holder goes on with what was left of its limit; on time or late is open again.
    case 'RESUME':
      return { ...entryWithDeadlines(state, rules, { type: 'RESUME', at }), result: null, pausedMinutes: pausedMinutesOf(state.case, rules) };
    default:
      return {};
  }
}
