import type { CasesContext } from '../context.ts';
import type { ProcessSettings } from '../process/settings.ts';
import { portalOf, type PortalSettings } from '../reference/portal.ts';
import { changeCatalogue } from './change-catalogue.ts';
import { differences } from '../form/differences.ts';
import { Form, type TextField } from '../form/form.ts';
import { readLimits, type LimitsForm } from './portal-limits.ts';
import { readLinks, type LinksForm } from './portal-links.ts';

/** What a tenant's portal says about itself, as an administrator fills it in; what is left out stays. */
export interface PortalForm
  extends Pick<PortalSettings, 'systemName' | 'appName' | 'owner' | 'operator' | 'hotline' | 'email' | 'address' | 'about' | 'supportHours'>, LinksForm {
  supportHoursEn?: string | null | undefined;
  zaloUrl?: string | null | undefined;
  voiceInput?: boolean | null | undefined;
  limits?: LimitsForm | null | undefined;
}
type PortalTexts = Omit<PortalForm, 'limits' | 'supportHoursEn' | 'zaloUrl' | 'voiceInput' | keyof LinksForm>;
type Kept = Pick<PortalSettings, 'supportHoursEn' | 'zaloUrl' | 'voiceInput' | 'limits' | keyof LinksForm>;

const TEXTS: Record<keyof PortalTexts, TextField> = {
  systemName: { name: { vi: 'tên hệ thống', en: 'the name of the system' }, longest: 150 },
  appName: { name: { vi: 'tên ứng dụng', en: 'the name of the app' }, longest: 50 },
  owner: { name: { vi: 'cơ quan chủ quản', en: 'the governing body' }, longest: 200 },
  operator: { name: { vi: 'đơn vị vận hành', en: 'the operator' }, longest: 200 },
  hotline: { name: { vi: 'số tổng đài', en: 'the hotline' }, longest: 30 },
  email: { name: { vi: 'địa chỉ email', en: 'the e-mail address' }, longest: 254 },
  address: { name: { vi: 'địa chỉ', en: 'the address' }, longest: 300 },
  about: { name: { vi: 'phần giới thiệu', en: 'the introduction' }, longest: 5_000, lines: true },
  supportHours: { name: { vi: 'giờ hỗ trợ', en: 'the hours of support' }, longest: 200 },
};
const HOURS_EN: TextField = { name: { vi: 'giờ hỗ trợ bằng tiếng Anh', en: 'the hours of support in English' }, longest: 200 };
const SAVE = 'insert into cases.portal_setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value';

/**
 * Saves the tenant's names, addresses, words and links, and the limits of forms and uploads (A9-07): each in a row of its own, so that settings which are not in the form
 * stay as they are. Every replica obeys a changed limit with its next command.
 */
export const savePortal = (context: CasesContext, form: PortalForm): Promise<PortalSettings> =>
  changeCatalogue(context, { name: 'savePortal', asked: form, answer: portalOf }, async ({ write, catalogues }) => {
    const before = portalOf(catalogues);
    const { limits, ...texts } = readPortal(form, before, catalogues.settings());
    const changes = differences(before, texts);
    for (const { field, to } of changes) await write.sql(SAVE, [field, JSON.stringify(to)]);
    const changedLimits = differences(before.limits, limits).map((change) => ({ ...change, field: `limits.${change.field}` }));
    if (changedLimits.length > 0) await write.sql(SAVE, ['limits', JSON.stringify(limits)]);
    return { subject: 'portal', changes: [...changes, ...changedLimits] };
  });

/** The settings as they are stored. @throws INVALID_INPUT with a problem a field */
export function readPortal(form: PortalForm, before: Kept, { closeAfterDays }: Pick<ProcessSettings, 'closeAfterDays'>): PortalTexts & Kept {
  const fields = new Form();
  const texts = Object.fromEntries(
    Object.entries(TEXTS).map(([key, rule]) => [key, fields.text(`input.${key}`, form[key as keyof typeof TEXTS], rule)]),
  ) as Record<keyof typeof TEXTS, string>;
  fields.reach('input.hotline', 'phone', texts.hotline);
  fields.reach('input.email', 'email', texts.email);
  const zaloUrl = form.zaloUrl === undefined ? before.zaloUrl : fields.reach('input.zaloUrl', 'web', form.zaloUrl);
  const supportHoursEn = fields.textOr('input.supportHoursEn', form.supportHoursEn, before.supportHoursEn, HOURS_EN);
  const links = readLinks(fields, form, before);
  const limits = readLimits(fields, form.limits ?? {}, { before: before.limits, closeAfterDays });
  fields.refuse();
  return { ...texts, supportHoursEn, zaloUrl, voiceInput: form.voiceInput ?? before.voiceInput, ...links, limits };
}
