import { z } from 'zod';
import type { Columns } from '../columns/columns.ts';
import { AGENCY_KINDS, CHANNELS, IDENTITY_MODES, URGENCIES } from '../facts/terms.ts';
import type { Filter } from '../figures/filter.ts';
import { AGENCY_KIND_LABELS, CHANNEL_LABELS, IDENTITY_LABELS, URGENCY_LABELS } from './labels.ts';
import { vietnamTime } from './vietnam-time.ts';

const empty = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(empty, schema.optional());
const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const list = (value: unknown): unknown => (typeof value === 'string' ? (value === '' ? undefined : value.split(',')) : value);

const query = z.strictObject({
  from: optional(time),
  to: optional(time),
  agencyId: optional(z.guid()),
  agencyKind: optional(z.enum(AGENCY_KINDS)),
  categoryCode: optional(z.string().max(64)),
  wardCode: optional(z.string().max(64)),
  channel: optional(z.enum(CHANNELS)),
  urgency: z.preprocess(list, z.array(z.enum(URGENCIES)).optional()),
  identityMode: optional(z.enum(IDENTITY_MODES)),
});

/** The graph's StatisticsFilter as query parameters of the same names (`urgency` repeated or by comma). Null when it is none; the names of what is wrong go to `problems`. */
export function filterOf(parameters: unknown, problems: string[]): Filter | null {
  const parsed = query.safeParse(parameters);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) problems.push(issue.path.join('.') || issue.message);
  return null;
}

/** The filter for people, in one line. */
export function describeFilter(filter: Filter, columns: Columns): string {
  const { from, to, agencyId, agencyKind, categoryCode, wardCode, channel, urgency, identityMode } = filter;
  const parts = [
    from && `Gửi từ ${vietnamTime(from)}`,
    to && `Gửi trước ${vietnamTime(to)}`,
    agencyId && `Cơ quan: ${columns.agency(agencyId).name}`,
    agencyKind && `Loại cơ quan: ${AGENCY_KIND_LABELS[agencyKind]}`,
    categoryCode && `Lĩnh vực: ${columns.category(categoryCode).name}`,
    wardCode && `Xã, phường, đặc khu: ${columns.ward(wardCode).name}`,
    channel && `Hình thức tiếp nhận: ${CHANNEL_LABELS[channel]}`,
    urgency && `Mức độ: ${urgency.map((one) => URGENCY_LABELS[one]).join(', ')}`,
    identityMode && `Định danh: ${IDENTITY_LABELS[identityMode]}`,
  ].filter(Boolean);
  return `Bộ lọc: ${parts.length === 0 ? 'tất cả phản ánh' : parts.join(' · ')}`;
}
