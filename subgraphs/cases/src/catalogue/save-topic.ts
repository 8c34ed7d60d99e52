import type { CasesContext } from '../context.ts';
import { CALENDAR_YEARS, isInCalendar } from '../clock/working-calendar.ts';
import { differences } from '../form/differences.ts';
import { Form } from '../form/form.ts';
import type { Topic } from '../reference/topic.ts';
import { CATALOGUE_WORDS } from './catalogue-words.ts';
import { changeCatalogue } from './change-catalogue.ts';

/** A topic as an administrator fills it in; a day that is left out stays. */
export interface TopicForm extends Pick<Topic, 'name' | 'nameEn' | 'introduction' | 'active'> {
  /** "2026-12-01" */
  from?: string | null | undefined;
  to?: string | null | undefined;
}

const LONGEST_NAME = 150;
const LONGEST_INTRODUCTION = 2_000;

const SAVE = `
  insert into cases.topic (code, name, name_en, introduction, active, "from", "to") values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, introduction = excluded.introduction, active = excluded.active,
    "from" = excluded."from", "to" = excluded."to"`;

/** Saves a topic (A7-03); an unknown code makes a new one. One that is not offered any more stays with the cases that have it. */
export const saveTopic = (context: CasesContext, code: string, form: TopicForm): Promise<Topic> =>
  changeCatalogue(context, { name: 'saveTopic', asked: [code, form], answer: (catalogues) => catalogues.topic(code)! }, async ({ write, catalogues }) => {
    const before = catalogues.topic(code);
    const after = readTopic(code, form, before);
    const changes = differences(before, after);
    if (changes.length > 0) await write.sql(SAVE, [code, ...Object.values(after)]);
    return { subject: `topic ${code}`, changes };
  });

/** The topic as it is stored, its fields in the order of the statement. @throws INVALID_INPUT */
export function readTopic(code: string, form: TopicForm, before: Topic | undefined): Omit<Topic, 'code'> {
  const fields = new Form();
  if (!before) fields.code('code', code);
  const name = fields.text('input.name', form.name, { name: { vi: 'tên chủ đề', en: 'the name' }, longest: LONGEST_NAME });
  const nameEn = fields.text('input.nameEn', form.nameEn, { name: { vi: 'tên tiếng Anh', en: 'the English name' }, longest: LONGEST_NAME });
  const introduction = fields.text('input.introduction', form.introduction, {
    name: { vi: 'phần giới thiệu', en: 'the introduction' },
    longest: LONGEST_INTRODUCTION,
    lines: true,
  });
  const day = (key: 'from' | 'to'): string | null => {
    const given = form[key] === undefined ? (before?.[key] ?? null) : form[key];
    if (given !== null && !isInCalendar(given)) fields.wrong(`input.${key}`, 'OUT_OF_RANGE', CATALOGUE_WORDS.year(...CALENDAR_YEARS));
    return given;
  };
  const [from, to] = [day('from'), day('to')];
  if (from !== null && to !== null && to < from) fields.wrong('input.to', 'OUT_OF_RANGE', CATALOGUE_WORDS.endsBeforeItBegins);
  fields.refuse();
  return { name, nameEn, introduction, active: form.active, from, to };
}
