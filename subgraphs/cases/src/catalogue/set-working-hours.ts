import type { CasesContext } from '../context.ts';
import { dateText, dayOf } from '../clock/local-time.ts';
import { countAffected } from '../recomputing/count-affected.ts';
import { requestRecomputing } from '../recomputing/request-recomputing.ts';
import { subjectOf } from './calendar-owner.ts';
import { changeCatalogue } from './change-catalogue.ts';
import { differences } from './differences.ts';
import type { CalendarEffect } from './preview-calendar.ts';
import { proposeHours, weekOf, type WorkingHoursForm } from './working-hours.ts';

const CLEAR = 'delete from cases.working_period where agency_id is not distinct from $1 and valid_from = $2';
const SAVE = `
  insert into cases.working_period (agency_id, valid_from, weekday, "from", "to")
  select $1::uuid, $2::date, weekday, "from", "to" from jsonb_to_recordset($3::jsonb) as period(weekday int, "from" text, "to" text)`;

/** Sets the working hours of the week from a day on, the province's or an agency's own (B-02); open deadlines follow beside the work. */
export async function setWorkingHours(context: CasesContext, form: WorkingHoursForm): Promise<CalendarEffect> {
  const casesAffected = await countBefore(context, form);
  await changeCatalogue(context, { name: 'setWorkingHours', asked: form }, async ({ write, catalogues, now, today }) => {
    const { agencyId, validFrom, periods } = form;
    const all = proposeHours(form, { catalogues, now, today });
    const before = weekOf(catalogues.periods(), agencyId, validFrom);
    const changes = differences({ [validFrom]: before.length > 0 ? before : null }, { [validFrom]: weekOf(all, agencyId, validFrom) });
    if (changes.length > 0) {
      await write.sql(CLEAR, [agencyId, validFrom]);
      await write.sql(SAVE, [agencyId, validFrom, JSON.stringify(periods)]);
      await requestRecomputing(write.client, { commandId: context.requestId, actorId: context.subject() });
    }
    return { subject: subjectOf('workingHours', catalogues.agency(agencyId)), changes };
  });
  return { days: [], casesAffected };
}

/** Counted before the change and outside of its transaction: the other changes of catalogues do not wait for it. */
async function countBefore({ services }: CasesContext, form: WorkingHoursForm): Promise<number> {
  const { reference, clock } = services;
  await reference.refresh();
  const now = clock.now();
  const periods = proposeHours(form, { catalogues: reference, now, today: dateText(dayOf(now.getTime())) });
  return countAffected(services, { days: reference.days(), periods });
}
