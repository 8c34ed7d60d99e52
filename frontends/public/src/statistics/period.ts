import type { StatisticsFilter } from '../gql/graphql';
import { instantsOf, readDay, type Days } from '@pakn/graph/days';

/** What the statistics are asked for; lives in the address. */
export interface Asked extends Days {
  category: string;
  agency: string;
  topic: string;
}

const one = (value: unknown): string => (typeof value === 'string' ? value : '');

export function readAsked(query: Record<string, unknown>): Asked {
  return {
    from: readDay(query.tu_ngay),
    to: readDay(query.den_ngay),
    category: one(query.linh_vuc),
    agency: one(query.co_quan),
    topic: one(query.chu_de),
  };
}
export function askedQuery({ from, to, category, agency, topic }: Asked): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ tu_ngay: from, den_ngay: to, linh_vuc: category, co_quan: agency, chu_de: topic }).filter(([, value]) => value !== ''),
  );
}

export function filterOf({ category, agency, topic, ...days }: Asked): StatisticsFilter {
  const filter: StatisticsFilter = instantsOf(days);
  if (category) filter.categoryCode = category;
  if (agency) filter.agencyId = agency;
  if (topic) filter.topicCode = topic;
  return filter;
}
