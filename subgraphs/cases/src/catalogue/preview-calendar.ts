import type { CasesContext } from '../context.ts';
import { countAffected } from '../recomputing/count-affected.ts';
import type { CalendarDay } from '../reference/reference-book.ts';
import { proposeDays, type CalendarDayForm } from './calendar-days.ts';

/** What a change of the working calendar does, or would do. */
export interface CalendarEffect {
  /** The days that it is about, as they are then. */
  days: CalendarDay[];
  /** Open cases whose deadlines move. */
  casesAffected: number;
}

/** What these days would do; nothing is changed. @throws INVALID_INPUT as setCalendarDays */
export async function previewCalendar(
  { services }: Pick<CasesContext, 'services'>,
  forms: readonly CalendarDayForm[],
  agencyId: string | null,
): Promise<CalendarEffect> {
  const { reference, clock } = services;
  await reference.refresh();
  const { days, all } = proposeDays(forms, agencyId, { catalogues: reference, now: clock.now() });
  return { days, casesAffected: await countAffected(services, { days: all, periods: reference.periods() }) };
}
