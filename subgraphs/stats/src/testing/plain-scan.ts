import type { FactRow } from '../columns/fact-columns.ts';
import type { PartRow } from '../columns/part-columns.ts';
import type { Filter } from '../figures/filter.ts';
import type { HandledFigures, PerformanceFigures } from '../figures/performance.ts';
import { AGENCY_KIND_OF } from './arbitrary-facts.ts';

// The figures again, as spec 04 says them and without any trick: the oracle of the columns.

const HANDLED = ['ANSWERED', 'CLOSED', 'REJECTED'];
const UNCOUNTED = ['DRAFT', 'MERGED', 'WITHDRAWN'];

const isOfAgency = (agencyId: string, filter: Filter): boolean =>
  (filter.agencyId === undefined || filter.agencyId === agencyId) && (filter.agencyKind === undefined || AGENCY_KIND_OF.get(agencyId) === filter.agencyKind);

const isOfCase = (row: FactRow, { from, to, categoryCode, topicCode, wardCode, channel, urgency, identityMode }: Filter): boolean =>
  !UNCOUNTED.includes(row.status) &&
  (!from || row.submittedAt >= from.getTime()) &&
  (!to || row.submittedAt < to.getTime()) &&
  (categoryCode === undefined || row.categoryCode === categoryCode) &&
  (topicCode === undefined || row.topicCode === topicCode) &&
  (wardCode === undefined || row.wardCode === wardCode) &&
  (channel === undefined || row.channel === channel) &&
  (!urgency || urgency.includes(row.urgency)) &&
  (identityMode === undefined || row.identityMode === identityMode);

const isOverdue = (row: FactRow, asOf: Date): boolean => row.verdict === null && row.pausedAt === null && row.dueAt !== null && asOf.getTime() > row.dueAt;

export const countedCases = (rows: readonly FactRow[], filter: Filter): FactRow[] =>
  rows.filter((row) => isOfCase(row, filter) && isOfAgency(row.countedAgencyId, filter));

export const countedParts = (rows: readonly FactRow[], parts: readonly PartRow[], filter: Filter): (PartRow & { of: FactRow })[] =>
  parts.flatMap((part) => {
    const of = rows.find((row) => row.ordinal === part.caseOrdinal);
    const done = !part.gone && part.part === 'COORDINATOR' && part.status === 'COMPLETED' && part.completedAt !== null;
    return of && done && isOfCase(of, filter) && isOfAgency(part.agencyId, filter) ? [{ ...part, of }] : [];
  });

const split = <T>(all: readonly T[], isLate: (one: T) => boolean): HandledFigures => {
  const late = all.filter(isLate).length;
  return { total: all.length, onTime: all.length - late, late };
};
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function middle(numbers: number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? (sorted[Math.floor(half)] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}

export function plainPerformance(cases: readonly FactRow[], parts: readonly PartRow[], asOf: Date): PerformanceFigures {
  const done = cases.filter(({ status }) => HANDLED.includes(status));
  const open = cases.filter(({ status }) => !HANDLED.includes(status));
  const handled = split(done, ({ verdict }) => verdict === 'LATE');
  const rated = (satisfaction: string): number => cases.filter((row) => row.satisfaction === satisfaction).length;
  const ratings = {
    total: cases.filter((row) => row.satisfaction !== null).length,
    verySatisfied: rated('VERY_SATISFIED'),
    satisfied: rated('SATISFIED'),
    neutral: rated('NEUTRAL'),
    dissatisfied: rated('DISSATISFIED'),
  };
  const reopened = cases.filter((row) => row.reopened > 0).length;
  const minutes = middle(done.flatMap(({ usedMinutes }) => (usedMinutes === null ? [] : [usedMinutes])));
  return {
    total: cases.length,
    handled,
    inProgress: split(open, (row) => isOverdue(row, asOf)),
    ratings,
    coordination: split(parts, ({ dueAt, completedAt }) => dueAt !== null && (completedAt as number) > dueAt),
    onTimeRatio: ratio(handled.onTime, handled.total),
    satisfiedRatio: ratio(ratings.verySatisfied + ratings.satisfied, ratings.total),
    neutralRatio: ratio(ratings.neutral, ratings.total),
    dissatisfiedRatio: ratio(ratings.dissatisfied, ratings.total),
    reopened,
    reopenedRatio: ratio(reopened, cases.length),
    medianWorkingHours: minutes === null ? null : minutes / 60,
  };
}
