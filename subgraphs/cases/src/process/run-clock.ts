import { readClock, type ClockReading } from '../clock/case-clock.ts';
import { RECEPTION_LIMIT_HOURS, agencyRemindAt, deskLimit, promisesOf } from '../clock/limits.ts';
import { verdictAt } from '../clock/progress.ts';
import type { WorkingCalendar } from '../clock/working-calendar.ts';
import { addToClock, clockOf, type Case } from '../case/case.entity.ts';
import type { Desk } from '../case/desk.ts';
import type { ReferenceBook } from '../case/reference-book.ts';
import { leadPart, openCoordinators } from './situation.ts';
import type { Transition } from './transition.ts';

/** The reference data that deadlines need. */
type Limits = Pick<ReferenceBook, 'calendar' | 'level' | 'operatorAgencyId'>;

/** Working time of whoever holds the case: the lead agency's, or the desk's. */
export const calendarOf = (found: Pick<Case, 'leadAgencyId'>, limits: Limits): WorkingCalendar =>
  limits.calendar(found.leadAgencyId ?? limits.operatorAgencyId());

/** The stored clock of a case as it stands now. */
export const readingOf = (found: Case, limits: Limits, now: Date): ClockReading => readClock(calendarOf(found, limits), clockOf(found), now);

/** The case came to the duty desk (filed, or handed back): the desk's own 8 working hours begin. */
function startDeskClock(found: Case, limits: Limits, now: Date): void {
  addToClock(found, { type: 'START', at: now, minutes: RECEPTION_LIMIT_HOURS * 60 });
  giveDeskLimit(found, limits, now);
}

/** The desk's limit without a clock of its own: a returned result waits, the agency's clock stands still. */
export function giveDeskLimit(found: Case, limits: Limits, now: Date): void {
  const { dueAt, remindAt } = deskLimit(limits.calendar(limits.operatorAgencyId()), now, limits.level(found.urgency, now));
  found.dueAt = dueAt;
  found.remindAt = remindAt;
}

/** The lead agency was given the case: its full limit begins. Set `leadAgencyId` first: its calendar counts. */
function startAgencyClock(desk: Desk, limits: Limits, now: Date): void {
  addToClock(desk.case, { type: 'START', at: now, minutes: limits.level(desk.case.urgency, now).resolve * 60 });
  desk.case.verdict = null;
  desk.case.stoppedAt = null;
  desk.case.usedMinutes = null;
  deriveDeadlines(desk, limits, now);
}

/** The agency asked for more time: its limit grows by so many working minutes (fewer, if the urgency was raised). */
export function extendClock(desk: Desk, limits: Limits, now: Date, minutes: number): void {
  if (minutes === 0) return;
  addToClock(desk.case, { type: 'EXTEND', at: now, minutes });
  deriveDeadlines(desk, limits, now);
}

/** The holder is done: decides on time or late by the deadline in force, and stops the clock. */
function stopClock(desk: Desk, limits: Limits, now: Date): void {
  const { dueAt, usedMinutes } = readingOf(desk.case, limits, now);
  addToClock(desk.case, { type: 'STOP', at: now });
  desk.case.verdict = verdictAt(dueAt ?? desk.case.dueAt ?? null, now);
  desk.case.stoppedAt = now;
  desk.case.usedMinutes = usedMinutes;
}

/** The result was not good enough: the agency goes on with what was left of its limit, and on time or late is open again. */
function resumeClock(desk: Desk, limits: Limits, now: Date): void {
  addToClock(desk.case, { type: 'RESUME', at: now });
  desk.case.verdict = null;
  desk.case.stoppedAt = null;
  desk.case.usedMinutes = null;
  deriveDeadlines(desk, limits, now);
}

/** Does to the clock what the permitted transition says; `minutes`: by how much EXTEND lets the limit grow. Set a new `leadAgencyId` first: its calendar counts. */
export function runClock({ clock }: Pick<Transition, 'clock'>, desk: Desk, limits: Limits, now: Date, minutes: number = 0): void {
  if (clock === 'START_DESK') startDeskClock(desk.case, limits, now);
  if (clock === 'START_AGENCY') startAgencyClock(desk, limits, now);
  if (clock === 'EXTEND') extendClock(desk, limits, now, minutes);
  if (clock === 'STOP') stopClock(desk, limits, now);
  if (clock === 'RESUME') resumeClock(desk, limits, now);
}

/** What the citizen is promised, anew: after a change of urgency. An appointment may only move the answer back, never before the agency's own deadline. */
export function renewPromises(found: Case, limits: Limits): void {
  const promises = promisesOf(limits.calendar(limits.operatorAgencyId()), found.submittedAt, limits.level(found.urgency, found.submittedAt));
  found.receptionDueAt = promises.receptionDueAt;
  found.answerDueAt = promises.answerDueAt;
}

/** Deadlines of the agency, its co-handlers and the promise, from the clock and the calendar. A co-handler's is never later than the lead's. */
export function deriveDeadlines(desk: Desk, limits: Limits, now: Date): void {
  const { dueAt } = readingOf(desk.case, limits, now);
  if (!dueAt) return;
  desk.case.dueAt = dueAt;
  desk.case.remindAt = agencyRemindAt(calendarOf(desk.case, limits), dueAt, limits.level(desk.case.urgency, now));
  if (desk.case.answerDueAt && dueAt > desk.case.answerDueAt) desk.case.answerDueAt = dueAt;
  const lead = leadPart(desk);
  if (lead) lead.dueAt = dueAt;
  for (const part of openCoordinators(desk)) if (!part.dueAt || part.dueAt > dueAt) part.dueAt = coordinatorDueAt(desk.case, now);
}

/** A co-handler's deadline: when the lead is reminded, so that the lead can still work with what comes in; the lead's own when that moment is past. */
export const coordinatorDueAt = (found: Pick<Case, 'dueAt' | 'remindAt'>, now: Date): Date | null =>
  found.remindAt && found.remindAt > now ? found.remindAt : (found.dueAt ?? null);
