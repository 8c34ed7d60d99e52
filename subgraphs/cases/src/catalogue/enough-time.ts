import { DAY_MS, DomainError, dayNumber, startOfDay } from '@pakn/service-kit/rules';
import { WorkingCalendar, type CalendarDayRule, type WorkingHoursRule } from '../clock/working-calendar.ts';
import type { Catalogues } from '../reference/reference-book.ts';
import { CATALOGUE_WORDS } from './catalogue-words.ts';

/** Within so long the longest limit has to be over. */
const LONGEST_WAIT_DAYS = 2 * 365;

interface Proposal {
  days: readonly CalendarDayRule[];
  periods: readonly WorkingHoursRule[];
  agencyId: string | null;
}

/**
 * Without working time every deadline would be an error: a calendar leaves enough of it for the longest limit, from now and from the first day of each set of hours.
 * @throws INVALID_INPUT
 */
export function refuseWithoutTime(proposal: Proposal, { catalogues, now, path }: { catalogues: Pick<Catalogues, 'levels'>; now: Date; path: string }): void {
  const longest = Math.max(...catalogues.levels().map((level) => level.resolve));
  const calendar = new WorkingCalendar({ periods: proposal.periods, days: proposal.days, agencyId: proposal.agencyId });
  const starts = proposal.periods.map(({ validFrom }) => new Date(startOfDay(dayNumber(validFrom)))).filter((at) => at > now);
  if ([now, ...starts].every((at) => isOver(calendar, at, longest))) return;
  throw new DomainError('INVALID_INPUT', { fields: [{ path, code: 'OUT_OF_RANGE', message: CATALOGUE_WORDS.noTimeLeft }] });
}

function isOver(calendar: WorkingCalendar, from: Date, hours: number): boolean {
  try {
    return calendar.addWorkingMinutes(from, hours * 60).getTime() - from.getTime() <= LONGEST_WAIT_DAYS * DAY_MS;
  } catch {
    return false;
  }
}
