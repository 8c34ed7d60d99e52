import { codesOf, type ClosedSet } from './closed-set.ts';

/** How sure a day of the working calendar is. Lower case: the graph shows these codes as texts. */
export const CALENDAR_DAY_STATUS = {
  confirmed: { vi: 'Đã xác nhận', en: 'Confirmed' },
  provisional: { vi: 'Dự kiến', en: 'Provisional', description: 'Counts as long as nothing else is decided.' },
  unconfirmed: { vi: 'Chưa xác nhận', en: 'Unconfirmed', description: 'Does not count: its weekday decides.' },
} as const satisfies ClosedSet;

export type CalendarDayStatus = keyof typeof CALENDAR_DAY_STATUS;
export const CALENDAR_DAY_STATUSES = codesOf(CALENDAR_DAY_STATUS);

/** Why a day differs from its weekday. */
export const CALENDAR_DAY_KIND = {
  statutory: { vi: 'Ngày lễ, tết', en: 'Public holiday' },
  compensation: { vi: 'Nghỉ bù', en: 'Day off in lieu' },
  swap: { vi: 'Hoán đổi', en: 'Swapped day off' },
  makeup: { vi: 'Làm bù', en: 'Make-up working day' },
} as const satisfies ClosedSet;

export type CalendarDayKind = keyof typeof CALENDAR_DAY_KIND;
export const CALENDAR_DAY_KINDS = codesOf(CALENDAR_DAY_KIND);
