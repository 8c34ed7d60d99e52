import { WorkingCalendar, type CalendarDayRule, type WorkingHoursRule } from './working-calendar.ts';

/** Hours and days of the province and of its agencies. */
export interface CalendarRules {
  periods: readonly WorkingHoursRule[];
  days: readonly CalendarDayRule[];
}

const PROVINCE = '';

/**
 * Working time of an agency: its own where it has hours or days of its own, else the province's, like that of `null`.
 * @param made the calendars of these rules so far, by who asked: making one takes milliseconds, and most agencies share the province's
 */
export function ownedCalendar(made: Map<string, WorkingCalendar>, { periods, days }: CalendarRules, agencyId: string | null): WorkingCalendar {
  const known = made.get(agencyId ?? PROVINCE);
  if (known) return known;
  const isOwn = agencyId !== null && [...periods, ...days].some((each) => each.agencyId === agencyId);
  const calendar = agencyId === null || isOwn ? new WorkingCalendar({ periods, days, agencyId }) : ownedCalendar(made, { periods, days }, null);
  made.set(agencyId ?? PROVINCE, calendar);
  return calendar;
}
