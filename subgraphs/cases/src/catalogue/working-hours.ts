import type { CalendarRules } from '../clock/owned-calendar.ts';
import { CALENDAR_YEARS, isInCalendar, type WorkingHoursRule, type WorkingPeriodRule } from '../clock/working-calendar.ts';
import { minuteOfDay } from '../clock/week-time.ts';
import type { Standing } from './change-catalogue.ts';
import { checkAgency } from './calendar-owner.ts';
import { CATALOGUE_WORDS } from './catalogue-words.ts';
import { refuseWithoutTime } from './enough-time.ts';
import { Form } from '../form/form.ts';

/** One period of a week. */
export type PeriodForm = Pick<WorkingPeriodRule, 'weekday' | 'from' | 'to'>;

export interface WorkingHoursForm {
  agencyId: string | null;
  /** "2026-12-01" */
  validFrom: string;
  /** None: the agency works as the province does. */
  periods: readonly PeriodForm[];
}

/** Ten a day. */
const MOST_PERIODS = 70;

/**
 * The calendar as it would be with this week from its day on, today at the earliest; what was set for the same day is replaced, what was in force before stays.
 * An agency without a week of its own follows the province's from that day on; the province always has one.
 * @throws INVALID_INPUT with a problem a field, `periods.3.from`
 */
export function proposeHours({ agencyId, validFrom, periods }: WorkingHoursForm, { catalogues, now, today }: Standing): CalendarRules {
  const fields = new Form();
  checkAgency(fields, agencyId, catalogues);
  if (!isInCalendar(validFrom)) fields.wrong('validFrom', 'OUT_OF_RANGE', CATALOGUE_WORDS.year(...CALENDAR_YEARS));
  else if (validFrom < today) fields.wrong('validFrom', 'OUT_OF_RANGE', CATALOGUE_WORDS.fromToday);
  if ((periods.length === 0 && agencyId === null) || periods.length > MOST_PERIODS)
    fields.wrong('periods', 'OUT_OF_RANGE', CATALOGUE_WORDS.somePeriods(MOST_PERIODS));
  fields.refuse();
  for (const [index, period] of periods.entries()) checkPeriod(period, { fields, at: `periods.${index}`, earlier: periods.slice(0, index) });
  fields.refuse();
  const others = catalogues.periods().filter((each) => (each.agencyId ?? null) !== agencyId || each.validFrom !== validFrom);
  const set: WorkingHoursRule[] = periods.map(({ weekday, from, to }) => ({ weekday, from, to, validFrom, agencyId }));
  if (set.length === 0 && agencyId !== null) set.push({ weekday: null, validFrom, agencyId });
  const rules = { periods: [...others, ...set], days: catalogues.days() };
  refuseWithoutTime({ ...rules, agencyId }, { catalogues, now, path: 'periods' });
  return rules;
}

function checkPeriod({ weekday, from, to }: PeriodForm, { fields, at, earlier }: { fields: Form; at: string; earlier: readonly PeriodForm[] }): void {
  if (!(weekday >= 1 && weekday <= 7)) fields.wrong(`${at}.weekday`, 'OUT_OF_RANGE', CATALOGUE_WORDS.weekday);
  const [begin, end] = [minuteOf(from), minuteOf(to)];
  if (begin === null) fields.wrong(`${at}.from`, 'INVALID_INPUT', CATALOGUE_WORDS.time);
  if (end === null) fields.wrong(`${at}.to`, 'INVALID_INPUT', CATALOGUE_WORDS.time);
  if (begin === null || end === null) return;
  if (begin >= end) fields.wrong(`${at}.to`, 'OUT_OF_RANGE', CATALOGUE_WORDS.endsBefore);
  // Times of a fixed width are ordered like their texts.
  if (earlier.some((each) => each.weekday === weekday && from < each.to && each.from < to)) fields.wrong(`${at}.from`, 'OVERLAP', CATALOGUE_WORDS.overlap);
}

function minuteOf(time: string): number | null {
  try {
    return minuteOfDay(time);
  } catch {
    return null;
  }
}

/** An owner's own week as of a day, as the audit log shows it: "1 07:30-11:30"; null: it has none, or follows the province's. */
export function weekOf(all: readonly WorkingHoursRule[], agencyId: string | null, validFrom: string): string[] | null {
  const own = all.filter((each) => (each.agencyId ?? null) === agencyId && each.validFrom <= validFrom);
  const newest = own.reduce((latest, each) => (each.validFrom > latest ? each.validFrom : latest), '');
  const week = own.flatMap((each) => (each.validFrom === newest && each.weekday !== null ? [`${each.weekday} ${each.from}-${each.to}`] : []));
  return week.length > 0 ? week.toSorted() : null;
}
