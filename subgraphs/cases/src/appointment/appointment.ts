import type { FieldProblemData } from '@pakn/service-kit/rules';
import { appointedTimes, HOURS_PER_DAY, type AppointedMinutes, type AppointedTimes } from '../clock/limits.ts';
import type { WorkingCalendar } from '../clock/working-calendar.ts';
import type { TimeUnit } from '@pakn/vocabulary';

/** What an officer asks for: so long from now, reminded so long before that. */
export interface AppointmentWish {
  amount: number;
  unit: TimeUnit;
  remindAmount: number;
  remindUnit: TimeUnit;
}

const MINUTES: Record<TimeUnit, number> = { DAY: HOURS_PER_DAY * 60, HOUR: 60, MINUTE: 1 };
/** The longest appointment, in working minutes: about a year. */
const LONGEST = 250 * MINUTES.DAY;

/** Working minutes of an amount: a DAY is 8 working hours (spec 04). */
export const workingMinutesOf = (amount: number, unit: TimeUnit): number => amount * MINUTES[unit];

/** What is wrong with a wish before any calendar is asked. */
export function wrongWish(wish: AppointmentWish): FieldProblemData[] {
  const length = workingMinutesOf(wish.amount, wish.unit);
  const warning = workingMinutesOf(wish.remindAmount, wish.remindUnit);
  if (!(length > 0 && length <= LONGEST))
    return [
      {
        path: 'input.amount',
        code: 'OUT_OF_RANGE',
        message: { vi: 'Hãy nhập thời gian hẹn từ 1 phút đến 250 ngày làm việc.', en: 'Enter a time between 1 minute and 250 working days.' },
      },
    ];
  return warning >= 0
    ? []
    : [
        {
          path: 'input.remindAmount',
          code: 'OUT_OF_RANGE',
          message: { vi: 'Thời gian nhắc trước không được âm.', en: 'The reminder cannot be after the deadline.' },
        },
      ];
}

/** What is asked for in working minutes: the length, and the reminder before its end. */
export const grantedMinutes = (wish: AppointmentWish): AppointedMinutes => {
  const limitMinutes = workingMinutesOf(wish.amount, wish.unit);
  return { limitMinutes, warningMinutes: Math.min(workingMinutesOf(wish.remindAmount, wish.remindUnit), limitMinutes) };
};

/** The new deadline, counted in working time from now (design 06: ten days asked on 20/11 at 16:05 end on 4/12 at 16:05), and its reminder. */
export const appointmentTimes = (calendar: WorkingCalendar, wish: AppointmentWish, now: Date): AppointedTimes =>
  appointedTimes(calendar, grantedMinutes(wish), now);
