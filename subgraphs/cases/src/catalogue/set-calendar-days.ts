import type { CasesContext } from '../context.ts';
import { requestRecomputing } from '../recomputing/request-recomputing.ts';
import type { CalendarDay } from '../reference/reference-book.ts';
import { subjectOf } from './calendar-owner.ts';
import { proposeDays, type CalendarDayForm } from './calendar-days.ts';
import { changeCatalogue } from './change-catalogue.ts';
import { differences } from './differences.ts';
import { previewCalendar, type CalendarEffect } from './preview-calendar.ts';

const SAVE = `
  insert into cases.calendar_day (date, agency_id, working, status, name, kind, decision)
  select date, $2::uuid, working, status, name, kind, decision
  from jsonb_to_recordset($1::jsonb) as day(date date, working boolean, status text, name text, kind text, decision text)
  on conflict (date, agency_id) do update set working = excluded.working, status = excluded.status, name = excluded.name, kind = excluded.kind,
    decision = excluded.decision`;

/**
 * Sets days of the working calendar, the province's or an agency's own (B-02); open deadlines follow beside the work. A day is never taken away: one that does
 * not count is unconfirmed.
 */
export async function setCalendarDays(context: CasesContext, forms: readonly CalendarDayForm[], agencyId: string | null): Promise<CalendarEffect> {
  // Counted before the change and outside of its transaction: the other changes of catalogues do not wait for it.
  const { casesAffected } = await previewCalendar(context, forms, agencyId);
  await changeCatalogue(context, { name: 'setCalendarDays', asked: [forms, agencyId] }, async ({ write, catalogues, now }) => {
    const { days } = proposeDays(forms, agencyId, { catalogues, now });
    const stored = catalogues.days().filter((day) => day.agencyId === agencyId);
    const changes = differences(byDate(stored), byDate(days));
    if (changes.length > 0) await write.sql(SAVE, [JSON.stringify(days), agencyId]);
    if (differences(inForce(stored), inForce(days)).length > 0)
      await requestRecomputing(write.client, { commandId: context.requestId, actorId: context.subject() });
    return { subject: subjectOf('calendar', catalogues.agency(agencyId)), changes };
  });
  const dates = new Set(forms.map(({ date }) => date));
  return { days: context.services.reference.days().filter((day) => day.agencyId === agencyId && dates.has(day.date)), casesAffected };
}

/** The days as the audit log shows them. */
const byDate = (days: readonly CalendarDay[]): Record<string, object> =>
  Object.fromEntries(days.map(({ date, working, status, name, kind, decision }) => [date, { working, status, name, kind, decision }]));

/** What counts of them. */
const inForce = (days: readonly CalendarDay[]): Record<string, boolean | null> =>
  Object.fromEntries(days.map(({ date, working, status }) => [date, status === 'unconfirmed' ? null : working]));
