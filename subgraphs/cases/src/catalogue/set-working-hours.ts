import type { CasesContext } from '../context.ts';
import type { WorkingHoursRule } from '../clock/working-calendar.ts';
import { subjectOf } from './calendar-owner.ts';
import { changeCalendar, type CalendarEffect } from './change-calendar.ts';
import type { Standing } from './change-catalogue.ts';
import { differences } from '../form/differences.ts';
import { proposeHours, weekOf, type WorkingHoursForm } from './working-hours.ts';

const CLEAR = 'delete from cases.working_period where agency_id is not distinct from $1 and valid_from = $2';
const SAVE = `
  insert into cases.working_period (agency_id, valid_from, weekday, "from", "to")
  select $1::uuid, $2::date, weekday, "from", "to" from jsonb_to_recordset($3::jsonb) as period(weekday int, "from" text, "to" text)`;

const FOLLOW = 'insert into cases.working_period (agency_id, valid_from) values ($1, $2)';

/** Sets the working hours of the week from a day on, the province's or an agency's own; an agency without any follows the province's (B-02). */
export function setWorkingHours(context: CasesContext, form: WorkingHoursForm): Promise<CalendarEffect> {
  const { agencyId, validFrom, periods } = form;
  const call = { name: 'setWorkingHours', asked: form, propose: (standing: Standing) => proposeHours(form, standing), days: () => [] };
  return changeCalendar(context, call, async ({ write, catalogues }, proposal) => {
    const week = (all: readonly WorkingHoursRule[]): Record<string, string[] | null> => ({ [validFrom]: weekOf(all, agencyId, validFrom) });
    const changes = differences(week(catalogues.periods()), week(proposal.periods));
    if (changes.length > 0) {
      await write.sql(CLEAR, [agencyId, validFrom]);
      if (periods.length > 0) await write.sql(SAVE, [agencyId, validFrom, JSON.stringify(periods)]);
      else await write.sql(FOLLOW, [agencyId, validFrom]);
    }
    return { subject: subjectOf('workingHours', catalogues.agency(agencyId)), changes };
  });
}
