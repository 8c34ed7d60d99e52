import type { CalendarDayStatus } from '@pakn/vocabulary';
import { DAY_MS, MINUTE_MS, dateText, dayNumber, dayOf, startOfDay } from '@pakn/service-kit/rules';
import { minuteOfDay, weekdayOf } from './week-time.ts';

/** One period of work on a weekday. `agencyId`: only for this agency; the province's otherwise. In force from `validFrom` until a later set of the same owner. */
export interface WorkingPeriodRule {
  weekday: number;
  from: string;
  to: string;
  validFrom: string;
  agencyId?: string | null | undefined;
}

/** From this day on an agency that has had hours of its own works as the province does, until a later set of its own. */
export interface FollowedHoursRule {
  weekday: null;
  validFrom: string;
  agencyId: string;
}

export type WorkingHoursRule = WorkingPeriodRule | FollowedHoursRule;

/** A day that differs from its weekday: off, or a make-up working day. An unconfirmed one is not in force: its weekday decides. */
export interface CalendarDayRule {
  date: string;
  working: boolean;
  status: CalendarDayStatus;
  agencyId?: string | null | undefined;
}

/** Working time between two instants, half open. */
export interface WorkingSpan {
  from: Date;
  to: Date;
}

/** A period inside a day, in ms after local midnight. */
interface Period {
  from: number;
  to: number;
}

/** The years that the calendar knows, the first and the last. */
export const CALENDAR_YEARS = [2000, 2079] as const;
const FIRST_DATE = `${CALENDAR_YEARS[0]}-01-01`;
const LAST_DATE = `${CALENDAR_YEARS[1] + 1}-01-01`;

/** Whether a local date ("2026-11-24") lies in the calendar. */
export const isInCalendar = (date: string): boolean => date >= FIRST_DATE && date < LAST_DATE;
const MONDAY = 1;

/**
 * Working time of one agency (or of the province) over eighty years, as prefix sums per day: every question is a lookup or a binary search (B-02).
 *
 * Edges, decided once:
 * - Working time is half open at its end, deadlines are closed: a limit that is used up exactly at closing time (11:30, 17:30) ends at that closing time, not at the next opening.
 * - What starts outside working hours starts to count at the next opening.
 * - A limit of 0 ends at once inside working time (or at closing time), else at the next opening.
 * - A make-up working day on a weekday without hours keeps the hours of the first weekday that has some (Monday).
 * - Days off win over hours; an agency's own entry for a date wins over the province's; unconfirmed entries change nothing.
 */
export class WorkingCalendar {
  private readonly first = dayNumber(FIRST_DATE);
  private readonly last = dayNumber(LAST_DATE);
  private readonly days: (readonly Period[])[] = [];
  /** before[i]: working ms before day `first + i`. */
  private readonly before: Float64Array;

  /** @throws RangeError when a rule's date or time cannot be read, or a period ends before it begins */
  constructor(rules: { periods: readonly WorkingHoursRule[]; days: readonly CalendarDayRule[]; agencyId?: string | null }) {
    const weeks = weeklyHours(rules.periods, rules.agencyId ?? null);
    const exceptions = daysInForce(rules.days, rules.agencyId ?? null);
    const count = this.last - this.first;
    this.before = new Float64Array(count + 1);
    let week = weeks[0];
    let next = 1;
    for (let index = 0; index < count; index++) {
      const day = this.first + index;
      while (next < weeks.length && weeks[next]!.validFrom <= day) week = weeks[next++];
      const hours = week && week.validFrom <= day ? hoursOf(week.byWeekday, weekdayOf(day), exceptions.get(day)) : NO_HOURS;
      this.days.push(hours);
      this.before[index + 1] = this.before[index]! + hours.reduce((sum, period) => sum + period.to - period.from, 0);
    }
  }

  /** Whether anybody works at this instant. */
  isWorking(at: Date): boolean {
    const [index, time] = this.locate(at.getTime());
    return this.days[index]!.some((period) => period.from <= time && time < period.to);
  }

  /** The same, and at closing time: where a deadline or a reminder may lie. */
  isWorkingOrClosing(at: Date): boolean {
    return this.atWorkOrClosing(at.getTime());
  }

  /** Whether a local date ("2026-11-24") has any working hours. */
  isWorkingDay(date: string): boolean {
    const hours = this.days[dayNumber(date) - this.first];
    return hours !== undefined && hours.length > 0;
  }

  /** Working milliseconds in [from, to); 0 when `to` is not after `from`. */
  workingMsBetween(from: Date, to: Date): number {
    return Math.max(0, this.elapsed(to.getTime()) - this.elapsed(from.getTime()));
  }

  /** Whole working minutes in [from, to). */
  workingMinutesBetween(from: Date, to: Date): number {
    return Math.floor(this.workingMsBetween(from, to) / MINUTE_MS);
  }

  /** The earliest instant by which `minutes` of working time have passed since `start` (edges: see the class). @throws RangeError when there is no such instant before 2080 */
  addWorkingMinutes(start: Date, minutes: number): Date {
    return this.addWorkingMs(start, Math.round(minutes * MINUTE_MS));
  }

  /** As addWorkingMinutes, to the millisecond. */
  addWorkingMs(start: Date, duration: number): Date {
    if (!(duration >= 0)) throw new RangeError('A limit cannot be negative');
    const from = start.getTime();
    if (duration === 0) return this.atWorkOrClosing(from) ? new Date(from) : new Date(this.nextOpening(from));
    return new Date(this.instantAt(this.elapsed(from) + duration));
  }

  /** The latest instant from which `minutes` of working time remain until `end`: reminders. Exactly at an opening it stays at that opening. */
  subtractWorkingMinutes(end: Date, minutes: number): Date {
    const target = this.elapsed(end.getTime()) - Math.round(minutes * MINUTE_MS);
    if (minutes <= 0) return end;
    if (target < 0) throw new RangeError('Before the calendar begins');
    return new Date(this.nextOpening(target === 0 ? startOfDay(this.first) : this.instantAt(target)));
  }

  /** The working spans in [from, to), oldest first: what the working-hours strip draws. */
  periods(from: Date, to: Date): WorkingSpan[] {
    const spans: WorkingSpan[] = [];
    const end = to.getTime();
    if (end <= from.getTime()) return spans;
    const lastIndex = this.locate(end)[0];
    for (let index = this.locate(from.getTime())[0]; index <= lastIndex; index++) {
      const midnight = startOfDay(this.first + index);
      for (const period of this.days[index]!) {
        const begin = Math.max(midnight + period.from, from.getTime());
        const stop = Math.min(midnight + period.to, end);
        if (begin < stop) spans.push({ from: new Date(begin), to: new Date(stop) });
      }
    }
    return spans;
  }

  /** Index of the day and ms after its midnight. @throws RangeError outside 2000 to 2079 */
  private locate(at: number): [number, number] {
    const day = dayOf(at);
    if (!(day >= this.first && day < this.last)) throw new RangeError(`Outside the working calendar: ${dateText(Math.trunc(day) || 0)}`);
    return [day - this.first, at - startOfDay(day)];
  }

  /** Working ms since the calendar began. */
  private elapsed(at: number): number {
    const [index, time] = this.locate(at);
    let sum = this.before[index]!;
    for (const period of this.days[index]!) sum += Math.max(0, Math.min(time, period.to) - period.from);
    return sum;
  }

  /** The earliest instant at which `elapsed` reaches `target` > 0: at the end of a period rather than at the next one's beginning. */
  private instantAt(target: number): number {
    const { before } = this;
    if (target > before[before.length - 1]!) throw new RangeError('No working time left in the calendar');
    let low = 0;
    let high = before.length - 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before[middle + 1]! >= target) high = middle;
      else low = middle + 1;
    }
    let rest = target - before[low]!;
    for (const period of this.days[low]!) {
      if (rest <= period.to - period.from) return startOfDay(this.first + low) + period.from + rest;
      rest -= period.to - period.from;
    }
    throw new RangeError('No working time left in the calendar');
  }

  private atWorkOrClosing(at: number): boolean {
    const [index, time] = this.locate(at);
    return this.days[index]!.some((period) => period.from <= time && time <= period.to);
  }

  /** `at` itself inside working time, else the beginning of the next period. */
  private nextOpening(at: number): number {
    const [start, time] = this.locate(at);
    for (let index = start; index < this.days.length; index++) {
      const after = index === start ? time : 0;
      const period = this.days[index]!.find((each) => after < each.to);
      if (period) return startOfDay(this.first + index) + Math.max(after, period.from);
    }
    throw new RangeError('No working time left in the calendar');
  }
}

const NO_HOURS: readonly Period[] = [];

interface Week {
  validFrom: number;
  byWeekday: ReadonlyMap<number, readonly Period[]>;
}

const isPeriod = (rule: WorkingHoursRule): rule is WorkingPeriodRule => rule.weekday !== null;

/** The periods of work of a week, in force from a day on; none: nobody works. */
interface WeekRule {
  validFrom: string;
  periods: readonly WorkingPeriodRule[];
}

const weeksOf = (rules: readonly WorkingHoursRule[]): WeekRule[] =>
  [...Map.groupBy(rules, (rule) => rule.validFrom)]
    .map(([validFrom, set]) => ({ validFrom, periods: set.filter(isPeriod) }))
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));

/**
 * The weeks that count for an agency, or for the province, oldest first: an agency's own, and the province's before the first of them and while it follows
 * them. What an agency follows is in force from the day on which it begins to follow.
 */
export function weeksFor(rules: readonly WorkingHoursRule[], agencyId: string | null): WeekRule[] {
  const province = weeksOf(rules.filter((rule) => (rule.agencyId ?? null) === null));
  const own = agencyId === null ? [] : weeksOf(rules.filter((rule) => rule.agencyId === agencyId));
  const first = own[0]?.validFrom;
  if (first === undefined) return province;
  const later = own.flatMap((week, index) => (week.periods.length > 0 ? [week] : followed(province, week.validFrom, own[index + 1]?.validFrom)));
  return [...province.filter(({ validFrom }) => validFrom < first), ...later];
}

/** The province's weeks from a day until another. */
function followed(province: readonly WeekRule[], validFrom: string, until: string | undefined): WeekRule[] {
  const present = province.findLast((week) => week.validFrom <= validFrom);
  const later = province.filter((week) => week.validFrom > validFrom && (until === undefined || week.validFrom < until));
  return [{ validFrom, periods: present?.periods ?? [] }, ...later];
}

/** The weekly hours in force, oldest first. */
const weeklyHours = (rules: readonly WorkingHoursRule[], agencyId: string | null): Week[] =>
  weeksFor(rules, agencyId).map(({ validFrom, periods }) => ({ validFrom: dayNumber(validFrom), byWeekday: byWeekday(periods) }));

function byWeekday(rules: readonly WorkingPeriodRule[]): Map<number, Period[]> {
  const week = new Map<number, Period[]>();
  for (const rule of rules) {
    const period = { from: minuteOfDay(rule.from) * MINUTE_MS, to: minuteOfDay(rule.to) * MINUTE_MS };
    if (period.from >= period.to || period.to > DAY_MS) throw new RangeError(`A working period must end after it begins: ${rule.from}-${rule.to}`);
    week.set(
      rule.weekday,
      [...(week.get(rule.weekday) ?? []), period].sort((a, b) => a.from - b.from),
    );
  }
  return week;
}

function daysInForce(rules: readonly CalendarDayRule[], agencyId: string | null): Map<number, boolean> {
  const applies = rules.filter((rule) => rule.status !== 'unconfirmed' && [null, agencyId].includes(rule.agencyId ?? null));
  applies.sort((a, b) => Number((a.agencyId ?? null) !== null) - Number((b.agencyId ?? null) !== null));
  return new Map(applies.map((rule) => [dayNumber(rule.date), rule.working]));
}

function hoursOf(week: ReadonlyMap<number, readonly Period[]>, weekday: number, working: boolean | undefined): readonly Period[] {
  if (working === false) return NO_HOURS;
  const usual = week.get(weekday) ?? NO_HOURS;
  if (working === undefined || usual.length > 0) return usual;
  for (let each = MONDAY; each <= 7; each++) if (week.has(each)) return week.get(each)!;
  return NO_HOURS;
}
