import { vietnamTime } from '@pakn/service-kit/rules';
import { z } from 'zod';
import type { Columns } from '../columns/columns.ts';
import { AGENCY_KIND, AGENCY_KINDS, CHANNEL, CHANNELS, IDENTITY_MODE, IDENTITY_MODES, labelOf, URGENCIES, URGENCY, type Language } from '@pakn/vocabulary';
import type { Filter } from '../figures/filter.ts';
import { sayIn } from './words.ts';

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
  topicCode: optional(z.string().max(64)),
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
export function describeFilter(filter: Filter, columns: Columns, language: Language): string {
  const { from, to, agencyId, agencyKind, categoryCode, topicCode, wardCode, channel, urgency, identityMode } = filter;
  const say = sayIn(language);
  const parts = [
    from && `${say('from')} ${vietnamTime(from)}`,
    to && `${say('to')} ${vietnamTime(to)}`,
    agencyId && `${say('oneAgency')}: ${columns.agency(agencyId).name}`,
    agencyKind && `${say('agencyKind')}: ${labelOf(AGENCY_KIND, agencyKind, language)}`,
    categoryCode && `${say('category')}: ${columns.category(categoryCode)[language === 'en' ? 'nameEn' : 'name']}`,
    topicCode && `${say('topic')}: ${columns.topic(topicCode)[language === 'en' ? 'nameEn' : 'name']}`,
    wardCode && `${say('ward')}: ${columns.ward(wardCode).name}`,
    channel && `${say('channel')}: ${labelOf(CHANNEL, channel, language)}`,
    urgency && `${say('urgency')}: ${urgency.map((one) => labelOf(URGENCY, one, language)).join(', ')}`,
    identityMode && `${say('identity')}: ${labelOf(IDENTITY_MODE, identityMode, language)}`,
  ].filter(Boolean);
  return `${say('filter')}: ${parts.length === 0 ? say('everything') : parts.join(' · ')}`;
}
