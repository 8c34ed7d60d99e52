import { codesOf, type ClosedSet } from './closed-set.ts';

/** The length of a point of a trend, in the days of Asia/Ho_Chi_Minh. */
export const TREND_BUCKET = {
  DAY: { vi: 'Ngày', en: 'Day' },
  WEEK: { vi: 'Tuần', en: 'Week', description: 'Weeks begin on Monday.' },
  MONTH: { vi: 'Tháng', en: 'Month' },
} as const satisfies ClosedSet;

export type TrendBucket = keyof typeof TREND_BUCKET;
export const TREND_BUCKETS = codesOf(TREND_BUCKET);
