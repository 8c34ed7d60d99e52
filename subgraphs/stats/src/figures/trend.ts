import type { TrendBucket } from '@pakn/vocabulary';
import { CELLS, performanceOf, type PerformanceFigures, type RatingFigures } from './performance.ts';
import { DAY_MS, startOfDay } from '@pakn/service-kit/rules';

/** Of the cases that were submitted in one day, week or month: how many, what became of them, how they were rated. */
export interface TrendFigures {
  from: Date;
  submitted: number;
  handled: number;
  onTime: number;
  late: number;
  ratings: RatingFigures;
}

/** Counts by the local day of submission: CELLS numbers a day. `first` in days since 1970. */
export interface Days {
  first: number;
  cells: Int32Array;
}

/** 1 January 1970 was a Thursday: the Monday before is three days earlier. */
const DAYS_SINCE_MONDAY = 3;

function startOfBucket(day: number, bucket: TrendBucket): number {
  if (bucket === 'DAY') return day;
  if (bucket === 'WEEK') return day - ((day + DAYS_SINCE_MONDAY) % 7);
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY_MS;
}

function nextBucket(day: number, bucket: TrendBucket): number {
  if (bucket === 'DAY') return day + 1;
  if (bucket === 'WEEK') return day + 7;
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY_MS;
}

/** The series in time order from the first to the last bucket with a case; buckets without one in between are there with zeros. */
export function trendOf({ first, cells }: Days, bucket: TrendBucket): TrendFigures[] {
  const end = first + cells.length / CELLS;
  const points: TrendFigures[] = [];
  for (let start = startOfBucket(first, bucket); start < end; start = nextBucket(start, bucket)) {
    const { total, handled, ratings } = sumOfDays(cells, Math.max(start, first) - first, Math.min(nextBucket(start, bucket), end) - first);
    points.push({ from: new Date(startOfDay(start)), submitted: total, handled: handled.total, onTime: handled.onTime, late: handled.late, ratings });
  }
  const hasCase = ({ submitted }: TrendFigures): boolean => submitted > 0;
  return points.slice(Math.max(points.findIndex(hasCase), 0), points.findLastIndex(hasCase) + 1);
}

function sumOfDays(cells: Int32Array, from: number, to: number): PerformanceFigures {
  const sum = new Float64Array(CELLS);
  for (let i = from * CELLS; i < to * CELLS; i++) sum[i % CELLS]! += cells[i] as number;
  return performanceOf(sum, null);
}
