import type { TrendBucket } from '../gql/graphql';
import type { Days } from '@pakn/graph/days';

const DAY_MS = 24 * 3600_000;
/** Up to so many days a point is a day, up to so many a week; the rest goes by months. */
const BY_DAY = 31;
const BY_WEEK = 184;
const STEPS = 3;

/** How long a point of the line is; an open period goes back to the beginning. */
export function bucketOf({ from, to }: Days, now: number): TrendBucket {
  if (!from) return 'MONTH';
  const days = ((to ? Date.parse(`${to}T00:00:00+07:00`) : now) - Date.parse(`${from}T00:00:00+07:00`)) / DAY_MS;
  return days <= BY_DAY ? 'DAY' : days <= BY_WEEK ? 'WEEK' : 'MONTH';
}

/** The figures at the side of the line, from 0 on: three equal steps of 1, 2 or 5 times a power of ten. */
export function ticksTo(most: number): number[] {
  const least = Math.max(1, most / STEPS);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((times) => times * power).find((each) => each >= least) ?? least;
  return Array.from({ length: STEPS + 1 }, (_, index) => index * step);
}

/** Which points get a word below them: the last one, and every n-th before it, so that at most `most` stand there. */
export const isNamed = (index: number, points: number, most: number): boolean => (points - 1 - index) % Math.ceil(points / most) === 0;
