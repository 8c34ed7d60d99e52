import type { CasesContext } from '../context.ts';
import type { CalendarDay, Catalogues } from '../reference/reference-book.ts';
import { subjectOf } from './calendar-owner.ts';
import { proposeDays, type CalendarDayForm } from './calendar-days.ts';
import { changeCalendar, type CalendarEffect } from './change-calendar.ts';
import type { Standing } from './change-catalogue.ts';
import { differences } from '../form/differences.ts';

const SAVE = `
  insert into cases.calendar_day (date, agency_id, working, status, name, kind, decision)
  select date, $2::uuid, working, status, name, kind, decision
  from jsonb_to_recordset($1::jsonb) as day(date date, working boolean, status text, name text, kind text, decision text)
  on conflict (date, agency_id) do update set working = excluded.working, status = excluded.status, name = excluded.name, kind = excluded.kind,
    decision = excluded.decision`;

/** Sets days of the working calendar, the province's or an agency's own (B-02). A day is never taken away: one that does not count is unconfirmed. */
export function setCalendarDays(context: CasesContext, forms: readonly CalendarDayForm[], agencyId: string | null): Promise<CalendarEffect> {
  const dates = new Set(forms.map(({ date }) => date));
  const call = {
    ...{ name: 'setCalendarDays', asked: [forms, agencyId] },
    propose: (standing: Standing) => proposeDays(forms, agencyId, standing),
    days: (catalogues: Catalogues) => catalogues.days().filter((day) => day.agencyId === agencyId && dates.has(day.date)),
  };
  return changeCalendar(context, call, async ({ write, catalogues }, { proposed }) => {
    const stored = catalogues.days().filter((day) => day.agencyId === agencyId);
    const changes = differences(byDate(stored), byDate(proposed));
    if (changes.length > 0) await write.sql(SAVE, [JSON.stringify(proposed), agencyId]);
    return { subject: subjectOf('calendar', catalogues.agency(agencyId)), changes };
  });
}

/** The days as the audit log shows them. */
const byDate = (days: readonly CalendarDay[]): Record<string, object> =>
  Object.fromEntries(days.map(({ date, working, status, name, kind, decision }) => [date, { working, status, name, kind, decision }]));
