import { codesOf, type ClosedSet } from './closed-set.ts';

/** Units of working time. */
export const TIME_UNIT = {
  DAY: { vi: 'ngày làm việc', en: 'working days', description: '8 working hours.' },
  HOUR: { vi: 'giờ làm việc', en: 'working hours' },
  MINUTE: { vi: 'phút', en: 'minutes' },
} as const satisfies ClosedSet;

export type TimeUnit = keyof typeof TIME_UNIT;
export const TIME_UNITS = codesOf(TIME_UNIT);
