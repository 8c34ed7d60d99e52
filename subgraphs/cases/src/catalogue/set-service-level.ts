import type { CasesContext } from '../context.ts';
import { levelInForce, type ServiceLevelRule } from '../clock/limits.ts';
import { CALENDAR_YEARS, isInCalendar } from '../clock/working-calendar.ts';
import type { Catalogues } from '../reference/reference-book.ts';
import { CATALOGUE_WORDS } from './catalogue-words.ts';
import { changeCatalogue } from './change-catalogue.ts';
import { differences } from '../form/differences.ts';
import { Form } from '../form/form.ts';

/** The limits of an urgency from a day on, as an administrator fills them in. */
export type ServiceLevelForm = Omit<ServiceLevelRule, 'accept'>;

/** In working hours: the shortest limit, and the longest that somebody may be promised. */
const LEAST_HOURS = 0.25;
const MOST_HOURS = 2_000;

const SAVE = `
  insert into cases.service_level (urgency, reception, accept, resolve, max_total, remind_before, valid_from) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (urgency, valid_from) do update set reception = excluded.reception, accept = excluded.accept, resolve = excluded.resolve,
    max_total = excluded.max_total, remind_before = excluded.remind_before`;

/**
 * Sets the limits of an urgency from a day on, today at the earliest: those of before stay for what began under them, and what was set for the same day is
 * replaced. By when an agency should claim a case stays as in the limits that were in force until then.
 */
export const setServiceLevel = (context: CasesContext, form: ServiceLevelForm): Promise<ServiceLevelRule> => {
  const answer = (catalogues: Catalogues): ServiceLevelRule => levelInForce(catalogues.levels(), form.urgency, form.validFrom);
  return changeCatalogue(context, { name: 'setServiceLevel', asked: form, answer }, async ({ write, catalogues, today }) => {
    checkServiceLevel(form, { today, receptionHours: catalogues.settings().receptionHours });
    const { urgency, reception, resolve, maxTotal, remindBefore, validFrom } = form;
    const before = levelInForce(catalogues.levels(), urgency, validFrom);
    const changes = differences(before, { reception, resolve, maxTotal, remindBefore, validFrom });
    if (changes.length > 0) await write.sql(SAVE, [urgency, reception, before.accept, resolve, maxTotal, remindBefore, validFrom]);
    return { subject: `serviceLevel ${urgency}`, changes };
  });
};

/** @throws INVALID_INPUT with a problem a field */
export function checkServiceLevel(form: ServiceLevelForm, { today, receptionHours }: { today: string; receptionHours: number }): void {
  const fields = new Form();
  fields.hours('input.reception', form.reception, { least: LEAST_HOURS, most: receptionHours });
  fields.hours('input.resolve', form.resolve, { least: LEAST_HOURS, most: MOST_HOURS });
  fields.hours('input.maxTotal', form.maxTotal, { least: LEAST_HOURS, most: MOST_HOURS });
  fields.hours('input.remindBefore', form.remindBefore, { least: LEAST_HOURS, most: MOST_HOURS });
  if (form.remindBefore >= form.resolve) fields.wrong('input.remindBefore', 'OUT_OF_RANGE', CATALOGUE_WORDS.remindBefore);
  if (form.maxTotal < form.resolve) fields.wrong('input.maxTotal', 'OUT_OF_RANGE', CATALOGUE_WORDS.maxTotal);
  if (!isInCalendar(form.validFrom)) fields.wrong('input.validFrom', 'OUT_OF_RANGE', CATALOGUE_WORDS.year(...CALENDAR_YEARS));
  else if (form.validFrom < today) fields.wrong('input.validFrom', 'OUT_OF_RANGE', CATALOGUE_WORDS.fromToday);
  fields.refuse();
}
