import type { Columns } from '../columns/columns.ts';
import type { TrendBucket } from '../facts/terms.ts';
import { CELL, CELLS, performanceOf, type RatingFigures } from './performance.ts';
import type { Scan } from './scan.ts';

/** Of the cases that were submitted in one day, week or month: how many, what became of them, how they were rated. */
export interface TrendFigures {
  from: Date;
  submitted: number;
  handled: number;
  onTime: number;
  late: number;
  ratings: RatingFigures;
}

const DAY_MS = 86_400_000;
/** Asia/Ho_Chi_Minh: UTC+7 all year since 1975. */
const OFFSET_MS = 7 * 3_600_000;
/** 1 January 1970 was a Thursday: the Monday before is three days earlier. */
const DAYS_SINCE_MONDAY = 3;

const localDay = (at: number): number => Math.floor((at + OFFSET_MS) / DAY_MS);
const startOfDay = (day: number): Date => new Date(day * DAY_MS - OFFSET_MS);

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

/** Counts by the local day of submission; a bucket is a sum of days. */
export interface Days {
  /** Days since 1970 in Asia/Ho_Chi_Minh of the first group. */
  first: number;
  cells: Uint32Array;
}

export function tallyDays({ facts }: Columns, { rows, outcomes }: Scan): Days {
  let first = Infinity;
  let last = -Infinity;
  for (const row of rows) {
    const at = facts.submittedAt[row] as number;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  if (rows.length === 0) return { first: 0, cells: new Uint32Array(0) };
  const firstDay = localDay(first);
  const cells = new Uint32Array((localDay(last) - firstDay + 1) * CELLS);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const start = (localDay(facts.submittedAt[row] as number) - firstDay) * CELLS;
    cells[start + (outcomes[i] as number)]!++;
    cells[start + CELL.RATING + (facts.rating[row] as number)]!++;
  }
  return { first: firstDay, cells };
}

/** The series in time order from the first to the last day with a case; buckets without one in between are there with zeros. */
export function trendOf({ first, cells }: Days, bucket: TrendBucket): TrendFigures[] {
  const end = first + cells.length / CELLS;
  const points: TrendFigures[] = [];
  if (cells.length === 0) return points;
  for (let start = startOfBucket(first, bucket); start < end; start = nextBucket(start, bucket)) {
    const sum = new Float64Array(CELLS);
    const from = Math.max(start, first) - first;
    const to = Math.min(nextBucket(start, bucket), end) - first;
    for (let i = from * CELLS; i < to * CELLS; i++) sum[i % CELLS]! += cells[i] as number;
    const { total, handled, ratings } = performanceOf(sum, null);
    points.push({ from: startOfDay(start), submitted: total, handled: handled.total, onTime: handled.onTime, late: handled.late, ratings });
  }
  return points;
}
