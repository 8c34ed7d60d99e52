import { describe, expect, it } from 'vitest';
import { WorkingCalendar, type CalendarDayRule } from '../clock/working-calendar.ts';
import days from '../reference/data/calendar-days.json' with { type: 'json' };
import periods from '../reference/data/working-periods.json' with { type: 'json' };
import { appointmentTimes, wrongWish, type AppointmentWish } from './appointment.ts';

const calendar = new WorkingCalendar({ periods, days: days as CalendarDayRule[] });
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+07:00`);
const wish = (amount: number, unit: AppointmentWish['unit'], remindAmount: number, remindUnit: AppointmentWish['unit']): AppointmentWish => ({
  amount,
  unit,
  remindAmount,
  remindUnit,
});

describe('A8-17 an appointment', () => {
  it.each<[string, AppointmentWish, string, string]>([
    [
      'ten working days from Friday 20/11 16:05 end on Friday 4/12 16:05, reminded a day before',
      wish(10, 'DAY', 1, 'DAY'),
      '2026-12-04 16:05',
      '2026-12-03 16:05',
    ],
    ['hours are working hours', wish(12, 'HOUR', 2, 'HOUR'), '2026-11-24 10:05', '2026-11-24 08:05'],
    ['minutes are working minutes', wish(90, 'MINUTE', 30, 'MINUTE'), '2026-11-23 07:35', '2026-11-20 17:05'],
    ['a warning longer than the appointment: reminded at once', wish(3, 'DAY', 25, 'HOUR'), '2026-11-25 16:05', '2026-11-20 16:05'],
    ['no reminder before: at the deadline itself', wish(1, 'DAY', 0, 'HOUR'), '2026-11-23 16:05', '2026-11-23 16:05'],
  ])('%s', (_, given, dueAt, remindAt) => {
    expect(appointmentTimes(calendar, given, at('2026-11-20 16:05'))).toEqual({ dueAt: at(dueAt), remindAt: at(remindAt) });
  });

  it.each<[string, AppointmentWish, string | undefined]>([
    ['a length of nothing', wish(0, 'DAY', 0, 'DAY'), 'input.amount'],
    ['a negative length', wish(-1, 'DAY', 0, 'DAY'), 'input.amount'],
    ['a length of more than a year', wish(251, 'DAY', 0, 'DAY'), 'input.amount'],
    ['a negative warning', wish(2, 'DAY', -1, 'DAY'), 'input.remindAmount'],
    ['a good wish', wish(2, 'DAY', 8, 'HOUR'), undefined],
  ])('%s', (_, given, path) => {
    expect(wrongWish(given)[0]?.path).toBe(path);
  });
});
