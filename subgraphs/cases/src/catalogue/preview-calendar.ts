import type { CasesContext } from '../context.ts';
import { countAffected } from '../recomputing/count-affected.ts';
import { proposeDays, type CalendarDayForm } from './calendar-days.ts';
import { presentStanding, type CalendarEffect } from './change-calendar.ts';

/** What these days would do; nothing is changed. @throws INVALID_INPUT as setCalendarDays */
export async function previewCalendar(
  context: Pick<CasesContext, 'services'>,
  forms: readonly CalendarDayForm[],
  agencyId: string | null,
): Promise<CalendarEffect> {
  const { proposed, ...rules } = proposeDays(forms, agencyId, await presentStanding(context));
  return { days: proposed, casesAffected: await countAffected(context.services, rules) };
}
