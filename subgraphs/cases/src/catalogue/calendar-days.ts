import { CALENDAR_DAY_KIND, CALENDAR_DAY_STATUS, isCodeOf } from '@pakn/vocabulary';
import { CALENDAR_YEARS, isInCalendar } from '../clock/working-calendar.ts';
import type { CalendarRules } from '../clock/owned-calendar.ts';
import type { CalendarDay } from '../reference/reference-book.ts';
import type { Standing } from './change-catalogue.ts';
import { CATALOGUE_WORDS } from './catalogue-words.ts';
import { refuseWithoutTime } from './enough-time.ts';
import { Form } from '../form/form.ts';
import { checkAgency } from './calendar-owner.ts';

/** A day as an administrator fills it in; what is left out stays. */
export interface CalendarDayForm {
  date: string;
  working: boolean;
  name?: string | null | undefined;
  kind?: string | null | undefined;
  status: string;
  decision?: string | null | undefined;
}

/** More than a year's days. */
const MOST_DAYS = 400;
const LONGEST_NAME = 100;
const LONGEST_DECISION = 100;
const DAYS_OFF: readonly string[] = ['statutory', 'compensation'];

/** The whole calendar as it would be. */
export interface ProposedDays extends CalendarRules {
  /** The days of the form as they would be, in its order. */
  proposed: CalendarDay[];
}

/**
 * What the calendar would be with these days: the province's, or an agency's own. A confirmed day needs no decision here: public holidays have none of their own.
 * @throws INVALID_INPUT with a problem a field, `days.3.date`
 */
export function proposeDays(
  forms: readonly CalendarDayForm[],
  agencyId: string | null,
  { catalogues, now }: Pick<Standing, 'catalogues' | 'now'>,
): ProposedDays {
  const fields = new Form();
  checkAgency(fields, agencyId, catalogues);
  if (forms.length === 0 || forms.length > MOST_DAYS) fields.wrong('days', 'OUT_OF_RANGE', CATALOGUE_WORDS.someDays(MOST_DAYS));
  fields.refuse();
  const stored = new Map(
    catalogues
      .days()
      .filter((day) => day.agencyId === agencyId)
      .map((day) => [day.date, day]),
  );
  const proposed = new Map<string, CalendarDay>();
  for (const [index, form] of forms.entries()) {
    if (proposed.has(form.date)) fields.wrong(`days.${index}.date`, 'TWICE', CATALOGUE_WORDS.dayTwice);
    proposed.set(form.date, readDay(form, { fields, at: `days.${index}`, agencyId, before: stored.get(form.date) }));
  }
  fields.refuse();
  const others = catalogues.days().filter((day) => day.agencyId !== agencyId || !proposed.has(day.date));
  const rules = { days: [...others, ...proposed.values()], periods: catalogues.periods() };
  refuseWithoutTime({ ...rules, agencyId }, { catalogues, now, path: 'days' });
  return { ...rules, proposed: [...proposed.values()] };
}

function readDay(
  form: CalendarDayForm,
  { fields, at, agencyId, before }: { fields: Form; at: string; agencyId: string | null; before: CalendarDay | undefined },
): CalendarDay {
  const { date, working, status } = form;
  if (!isInCalendar(date)) fields.wrong(`${at}.date`, 'OUT_OF_RANGE', CATALOGUE_WORDS.year(...CALENDAR_YEARS));
  if (!isCodeOf(CALENDAR_DAY_STATUS, status)) fields.wrong(`${at}.status`, 'UNKNOWN', CATALOGUE_WORDS.dayStatus);
  const kind = form.kind === undefined ? (before?.kind ?? null) : form.kind;
  if (kind !== null && !isCodeOf(CALENDAR_DAY_KIND, kind)) fields.wrong(`${at}.kind`, 'UNKNOWN', CATALOGUE_WORDS.dayKind);
  else if (kind === 'makeup' && !working) fields.wrong(`${at}.working`, 'INVALID_INPUT', CATALOGUE_WORDS.makeupWorks);
  else if (kind !== null && DAYS_OFF.includes(kind) && working) fields.wrong(`${at}.working`, 'INVALID_INPUT', CATALOGUE_WORDS.dayOff);
  const name = fields.textOr(`${at}.name`, form.name, before?.name ?? null, { name: { vi: 'tên ngày', en: 'the name' }, longest: LONGEST_NAME });
  const decision = fields.textOr(`${at}.decision`, form.decision, before?.decision ?? null, {
    name: { vi: 'số văn bản', en: 'the decision' },
    longest: LONGEST_DECISION,
  });
  return { date, agencyId, working, status: status as CalendarDay['status'], name, kind, decision };
}
