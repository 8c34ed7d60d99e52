import type { Columns } from '../columns/columns.ts';
import { CASE_STATUSES, CHANNELS, IDENTITY_MODES } from '@pakn/vocabulary';
import { dayOf } from '@pakn/service-kit/rules';

/** What cases are grouped by. */
export type GroupBy = 'agency' | 'category' | 'ward' | 'statusAndChannel' | 'identity' | 'day';

/** The group of a row: a number below `groups`; anything else is no group. */
export interface Grouping {
  groups: number;
  of(row: number): number;
}

/** How to find a row's group. Good until a dictionary grows or the span of days does. */
export function groupingOf({ facts }: Columns, by: GroupBy): Grouping {
  if (by === 'agency') return { groups: facts.agencies.size, of: (row) => facts.agency[row] as number };
  if (by === 'category') return { groups: facts.categories.size, of: (row) => facts.category[row] as number };
  if (by === 'ward') return { groups: facts.wards.size, of: (row) => facts.ward[row] as number };
  if (by === 'identity') return { groups: IDENTITY_MODES.length, of: (row) => facts.identity[row] as number };
  if (by === 'statusAndChannel')
    return { groups: CASE_STATUSES.length * CHANNELS.length, of: (row) => (facts.status[row] as number) * CHANNELS.length + (facts.channel[row] as number) };
  if (facts.length === 0) return { groups: 0, of: () => 0 };
  const first = dayOf(facts.firstSubmittedAt);
  return { groups: dayOf(facts.lastSubmittedAt) - first + 1, of: (row) => dayOf(facts.submittedAt[row] as number) - first };
}

/** Changes whenever groups or filters mean other rows than before. */
export const groupsStamp = ({ facts, references }: Columns): string =>
  [
    references,
    facts.agencies.size,
    facts.categories.size,
    facts.wards.size,
    facts.length === 0 ? '' : dayOf(facts.firstSubmittedAt),
    facts.length === 0 ? '' : dayOf(facts.lastSubmittedAt),
  ].join();
