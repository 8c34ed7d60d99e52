import type { StatisticsFilter } from '../gql/graphql';

/** What the statistics are asked for; lives in the address. Days are civil days of the province: "2026-11-20". */
export interface Asked {
  from: string;
  to: string;
  category: string;
  agency: string;
  topic: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const one = (value: unknown): string => (typeof value === 'string' ? value : '');
/** A day that the calendar has: "2026-02-31" is none. */
const isDay = (text: string): boolean => {
  const midnight = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
};

export function readAsked(query: Record<string, unknown>): Asked {
  const day = (value: unknown): string => (isDay(one(value)) ? one(value) : '');
  return { from: day(query.tu_ngay), to: day(query.den_ngay), category: one(query.linh_vuc), agency: one(query.co_quan), topic: one(query.chu_de) };
}
export function askedQuery({ from, to, category, agency, topic }: Asked): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ tu_ngay: from, den_ngay: to, linh_vuc: category, co_quan: agency, chu_de: topic }).filter(([, value]) => value !== ''),
  );
}

/** Days of this form sort like text. A period with one open end is never wrong. */
export const endsBeforeItBegins = ({ from, to }: Pick<Asked, 'from' | 'to'>): boolean => from !== '' && to !== '' && from > to;

/** Both days count whole: `to` is the midnight after its last day, in the province's time. */
export function filterOf({ from, to, category, agency, topic }: Asked): StatisticsFilter {
  const filter: StatisticsFilter = {};
  if (from) filter.from = `${from}T00:00:00+07:00`;
  if (to) filter.to = new Date(Date.parse(`${to}T00:00:00+07:00`) + 24 * 3600_000).toISOString();
  if (category) filter.categoryCode = category;
  if (agency) filter.agencyId = agency;
  if (topic) filter.topicCode = topic;
  return filter;
}
