import type { CasesContext } from '../context.ts';
import type { ReasonKind } from '../graph/enums.ts';
import { ASKING_REASON } from '../process/settings.ts';
import type { Reason } from '../reference/reference-book.ts';
import { CATALOGUE_WORDS } from './catalogue-words.ts';
import { changeCatalogue } from './change-catalogue.ts';
import { differences } from '../form/differences.ts';
import { Form } from '../form/form.ts';

/** A reason as an administrator fills it in; what is left out stays. */
export interface ReasonForm extends Pick<Reason, 'label' | 'labelEn' | 'explainRequired' | 'active'> {
  whereToGo?: string | null | undefined;
  maxWorkingHours?: number | null | undefined;
}

const LONGEST_LABEL = 150;
const LONGEST_DIRECTION = 300;

// A new one is the last of its kind.
const SAVE = `
  insert into cases.reason (kind, code, label, label_en, explain_required, where_to_go, max_working_hours, active, position)
  values ($1, $2, $3, $4, $5, $6, $7, $8, (select coalesce(max(position) + 1, 0) from cases.reason))
  on conflict (kind, code) do update set label = excluded.label, label_en = excluded.label_en, explain_required = excluded.explain_required,
    where_to_go = excluded.where_to_go, max_working_hours = excluded.max_working_hours, active = excluded.active`;

/** Saves a reason; an unknown code makes a new one. One that is inactive is offered no more, cases that have it keep it. */
export const saveReason = (context: CasesContext, { kind, code }: Pick<Reason, 'kind' | 'code'>, form: ReasonForm): Promise<Reason> =>
  changeCatalogue(
    context,
    { name: 'saveReason', asked: [kind, code, form], answer: (catalogues) => catalogues.reason(kind, code)! },
    async ({ write, catalogues }) => {
      const before = catalogues.reason(kind, code);
      const after = readReason({ kind, code }, form, { before, longestPause: catalogues.settings().pauseTotalHours });
      const changes = differences(before, after);
      if (changes.length > 0) await write.sql(SAVE, [kind, code, ...Object.values(after)]);
      return { subject: `reason ${kind} ${code}`, changes };
    },
  );

/** The reason as it is stored, its fields in the order of the statement. @throws INVALID_INPUT */
export function readReason(
  { kind, code }: { kind: ReasonKind; code: string },
  form: ReasonForm,
  { before, longestPause }: { before: Reason | undefined; longestPause: number },
) {
  const fields = new Form();
  if (!before) fields.code('code', code);
  const label = fields.text('input.label', form.label, { name: { vi: 'lý do', en: 'the reason' }, longest: LONGEST_LABEL });
  const labelEn = fields.text('input.labelEn', form.labelEn, { name: { vi: 'lý do bằng tiếng Anh', en: 'the English reason' }, longest: LONGEST_LABEL });
  const whereToGo = fields.textOr('input.whereToGo', form.whereToGo, before?.whereToGo ?? null, {
    name: { vi: 'nơi hướng dẫn đến', en: 'where to go' },
    longest: LONGEST_DIRECTION,
  });
  if (whereToGo !== null && kind !== 'REFUSAL') fields.wrong('input.whereToGo', 'NOT_OFFERED', CATALOGUE_WORDS.whereToGo);
  const maxWorkingHours = form.maxWorkingHours === undefined ? (before?.maxWorkingHours ?? null) : form.maxWorkingHours;
  if (maxWorkingHours !== null && kind !== 'PAUSE') fields.wrong('input.maxWorkingHours', 'NOT_OFFERED', CATALOGUE_WORDS.longestPause);
  else if (maxWorkingHours !== null) fields.hours('input.maxWorkingHours', maxWorkingHours, { least: 1, most: longestPause });
  if (!form.active && kind === 'PAUSE' && code === ASKING_REASON) fields.wrong('input.active', 'NOT_OFFERED', CATALOGUE_WORDS.neededReason);
  fields.refuse();
  return { label, labelEn, explainRequired: form.explainRequired, whereToGo, maxWorkingHours, active: form.active };
}
