import type { ClockChange } from '@pakn/events/case';
import { promisesOf } from '../clock/limits.ts';
import { MINUTE_MS } from '@pakn/service-kit/rules';
import type { WorkingCalendar } from '../clock/working-calendar.ts';
import type { CaseRow } from '../state/case-state.ts';
import type { Rules } from './rules.ts';

/** What the clock asks of the reference data. */
export type ClockReference = Pick<Rules['reference'], 'calendar' | 'operatorAgencyId' | 'level' | 'settings'>;
/** What the clock asks of the rules. */
export interface ClockRules {
  reference: ClockReference;
  now: Date;
}
type Calendars = Pick<ClockRules, 'reference'>;

/** The duty desk's working time: of its own limits, and of what the citizen is promised. */
export const deskCalendar = ({ reference }: Calendars): WorkingCalendar => reference.calendar(reference.operatorAgencyId());

/** Working minutes between two instants, to the millisecond: what a limit comes to, whatever becomes of the calendar. */
export const minutesBetween = (calendar: WorkingCalendar, from: Date, to: Date): number => calendar.workingMsBetween(from, to) / MINUTE_MS;

/** Nobody works between the two: as a limit they are the same. */
export const isSameMoment = (calendar: WorkingCalendar, a: Date, b: Date): boolean => calendar.workingMsBetween(a < b ? a : b, a < b ? b : a) === 0;
export const isEqual = (a: Date | null | undefined, b: Date | null | undefined): boolean => (a?.getTime() ?? null) === (b?.getTime() ?? null);

/** A promised answer, and how long after the sending it is. */
const answerBy = ({ submittedAt }: Pick<CaseRow, 'submittedAt'>, answerDueAt: Date, rules: Calendars): ClockChange => ({
  answerDueAt: answerDueAt.toISOString(),
  answerMinutes: minutesBetween(deskCalendar(rules), submittedAt, answerDueAt),
});

const promised = ({ submittedAt, urgency }: Pick<CaseRow, 'urgency' | 'submittedAt'>, rules: Calendars): ReturnType<typeof promisesOf> =>
  promisesOf(deskCalendar(rules), submittedAt, rules.reference.level(urgency, submittedAt), rules.reference.settings().receptionHours);

/** What the citizen is promised, from the sending and the urgency. */
export function promisesChange(found: Pick<CaseRow, 'urgency' | 'submittedAt'>, rules: Calendars): ClockChange {
  const { receptionDueAt, answerDueAt } = promised(found, rules);
  return { receptionDueAt: receptionDueAt.toISOString(), ...answerBy(found, answerDueAt, rules) };
}

/**
 * What becomes of the promised answer: what was granted from the sending on, by the calendar in force, and never before the agency's own deadline.
 * Minutes alone: the agency's deadline is what counts, and has come to be so much after the sending; who lets go of the agency's clock keeps them.
 * @param agencyDueAt of the agency that has the case and whose clock runs; null: of nobody
 */
export function answerChange(
  found: Pick<CaseRow, 'urgency' | 'submittedAt' | 'answerDueAt' | 'answerMinutes'>,
  agencyDueAt: Date | null,
  rules: Calendars,
): ClockChange {
  const { answerDueAt, submittedAt, answerMinutes } = found;
  if (!answerDueAt) return {};
  const calendar = deskCalendar(rules);
  // From before the minutes were stored: whether it was moved back once is not known, so that it is never earlier than what was promised.
  const granted = answerMinutes == null ? latest(promised(found, rules).answerDueAt, answerDueAt) : calendar.addWorkingMinutes(submittedAt, answerMinutes);
  const derived = agencyDueAt ? latest(granted, agencyDueAt) : granted;
  // An agency may work while the desk does not: its deadline on a Saturday is the desk's Friday evening.
  if (!isEqual(derived, answerDueAt) && !isSameMoment(calendar, derived, answerDueAt)) return answerBy(found, derived, rules);
  return answerMinutes == null || isSameMoment(calendar, granted, derived) ? {} : { answerMinutes: minutesBetween(calendar, submittedAt, derived) };
}

const latest = (a: Date, b: Date): Date => (a > b ? a : b);

/** What becomes of the promised reception, while it is still to be kept. */
export function receptionChange(found: Pick<CaseRow, 'step' | 'acceptedAt' | 'receptionDueAt' | 'submittedAt' | 'clock'>, rules: Calendars): ClockChange {
  if (found.step !== 'RECEPTION' || found.acceptedAt || !found.receptionDueAt) return {};
  const [first] = found.clock;
  const minutes = first?.type === 'START' ? first.minutes : rules.reference.settings().receptionHours * 60;
  const derived = deskCalendar(rules).addWorkingMinutes(found.submittedAt, minutes);
  return isEqual(derived, found.receptionDueAt) ? {} : { receptionDueAt: derived.toISOString() };
}
