import type { CasesContext } from '../context.ts';
import { CALENDAR_YEARS, isInCalendar } from '../clock/working-calendar.ts';
import type { Category, Catalogues } from '../reference/reference-book.ts';
import groups from '../reference/data/category-groups.json' with { type: 'json' };
import { CATALOGUE_WORDS } from './catalogue-words.ts';
import { changeCatalogue } from './change-catalogue.ts';
import { differences } from '../form/differences.ts';
import { Form } from '../form/form.ts';

/** A category as an administrator fills it in; what is left out stays. */
export interface CategoryForm extends Pick<
  Category,
  'name' | 'nameEn' | 'group' | 'order' | 'urgency' | 'publicByDefault' | 'sensitive' | 'approvalRequired' | 'proofRequired' | 'active'
> {
  icon?: string | null | undefined;
  /** "2026-12-01" */
  validFrom?: string | null | undefined;
}

const LONGEST_NAME = 100;
const MOST_ORDER = 9_999;
const ICON = /^[a-z0-9][a-z0-9-]{0,39}$/;

const SAVE = `
  insert into cases.category (code, name, name_en, "group", group_label, icon, position, urgency, public_by_default, sensitive, approval_required, proof_required, active, valid_from)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  on conflict (code) do update set name = excluded.name, name_en = excluded.name_en, "group" = excluded."group", group_label = excluded.group_label,
    icon = excluded.icon, position = excluded.position, urgency = excluded.urgency, public_by_default = excluded.public_by_default,
    sensitive = excluded.sensitive, approval_required = excluded.approval_required, proof_required = excluded.proof_required, active = excluded.active,
    valid_from = excluded.valid_from`;

/** Saves a category; an unknown code makes a new one. Its lead agencies stay. One that is inactive is offered no more, cases that have it keep it. */
export const saveCategory = (context: CasesContext, code: string, form: CategoryForm): Promise<Category> =>
  changeCatalogue(context, { name: 'saveCategory', asked: [code, form], answer: (catalogues) => catalogues.category(code)! }, async ({ write, catalogues }) => {
    const before = catalogues.category(code);
    const after = readCategory(code, form, before, catalogues);
    const changes = differences(before, after);
    if (changes.length > 0) await write.sql(SAVE, [code, ...Object.values(after)]);
    const { name, nameEn, active } = after;
    const isAnnounced = changes.some(({ field }) => ['name', 'nameEn', 'active'].includes(field));
    return { subject: `category ${code}`, changes, events: isAnnounced ? [{ type: 'CategorySaved', data: { code, name, nameEn, active } }] : [] };
  });

/** The category as it is stored, its fields in the order of the statement. @throws INVALID_INPUT */
export function readCategory(code: string, form: CategoryForm, before: Category | undefined, catalogues: Pick<Catalogues, 'categories'>) {
  const fields = new Form();
  if (!before) fields.code('code', code);
  const { order, urgency, publicByDefault, sensitive, approvalRequired, proofRequired, active } = form;
  const name = fields.text('input.name', form.name, { name: { vi: 'tên lĩnh vực', en: 'the name' }, longest: LONGEST_NAME });
  const nameEn = fields.text('input.nameEn', form.nameEn, { name: { vi: 'tên tiếng Anh', en: 'the English name' }, longest: LONGEST_NAME });
  const group = groupOf(form.group, catalogues);
  if (!group) fields.wrong('input.group', 'UNKNOWN', CATALOGUE_WORDS.group);
  const icon = form.icon === undefined ? (before?.icon ?? null) : form.icon || null;
  if (icon !== null && !ICON.test(icon)) fields.wrong('input.icon', 'INVALID_INPUT', CATALOGUE_WORDS.icon);
  if (!(order >= 0 && order <= MOST_ORDER)) fields.wrong('input.order', 'OUT_OF_RANGE', CATALOGUE_WORDS.order);
  if (urgency === 'QUICK' && !proofRequired) fields.wrong('input.proofRequired', 'REQUIRED', CATALOGUE_WORDS.proofOfQuick);
  const validFrom = form.validFrom === undefined ? (before?.validFrom ?? null) : form.validFrom;
  if (validFrom !== null && !isInCalendar(validFrom)) fields.wrong('input.validFrom', 'OUT_OF_RANGE', CATALOGUE_WORDS.year(...CALENDAR_YEARS));
  fields.refuse();
  return {
    ...{ name, nameEn, group: form.group, groupLabel: group?.label ?? '', icon, order, urgency },
    ...{ publicByDefault, sensitive, approvalRequired, proofRequired, active, validFrom },
  };
}

/** A group is one of the seed's, or one that a category has already. */
const groupOf = (code: string, { categories }: Pick<Catalogues, 'categories'>): { label: string } | undefined => {
  const used = categories().find((each) => each.group === code);
  return used ? { label: used.groupLabel } : groups.find((each) => each.code === code);
};
