import { describe, expect, it } from 'vitest';
import days from '../reference/data/calendar-days.json' with { type: 'json' };
import periods from '../reference/data/working-periods.json' with { type: 'json' };
import { WorkingCalendar, type CalendarDayRule, type WorkingHoursRule } from './working-calendar.ts';

const days2024to2027 = days as CalendarDayRule[];
const calendar = new WorkingCalendar({ periods, days: days2024to2027 });
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}${local.length === 16 ? ':00' : ''}+07:00`);
const local = (instant: Date): string => new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const due = (start: string, hours: number, on: WorkingCalendar = calendar): string => local(on.addWorkingMinutes(at(start), hours * 60));

describe('B-02 deadlines on the real calendar', () => {
  it.each([
    ['an ordinary morning', '2026-03-10 08:00', 4, '2026-03-10 14:00'],
    ['before lunch, half an hour left', '2026-03-10 11:00', 1, '2026-03-10 14:00'],
    ['exactly until lunch', '2026-03-10 07:30', 4, '2026-03-10 11:30'],
    ['exactly until closing time', '2026-03-10 13:30', 4, '2026-03-10 17:30'],
    ['a whole day from the opening ends at closing time', '2026-03-10 07:30', 8, '2026-03-10 17:30'],
    ['at closing time: counted from the next opening', '2026-03-10 17:30', 1, '2026-03-11 08:30'],
    ['at lunch', '2026-03-10 12:15', 1, '2026-03-10 14:30'],
    ['at night', '2026-03-10 23:59', 1, '2026-03-11 08:30'],
    ['Friday 16:59', '2026-03-13 16:59', 8, '2026-03-16 16:59'],
    ['Friday 16:59, one hour', '2026-03-13 16:59', 1, '2026-03-16 07:59'],
    ['Saturday', '2026-03-14 10:00', 8, '2026-03-16 17:30'],
    ['a swapped Saturday is a working day (10 January 2026)', '2026-01-10 08:00', 4, '2026-01-10 14:00'],
    ['Friday 16:59 before a swapped Saturday', '2026-01-09 16:59', 8, '2026-01-10 16:59'],
    ['a provisional swapped Saturday counts (22 August 2026)', '2026-08-22 07:30', 8, '2026-08-22 17:30'],
    ['29 Tết 16:59, Bính Ngọ: the holidays do not count', '2026-02-13 16:59', 8, '2026-02-23 16:59'],
    ['Tết of Đinh Mùi 2027: Thursday 4 February 16:59', '2027-02-04 16:59', 8, '2027-02-12 16:59'],
    ['Giáp Thìn 2024: 28 Tết 16:59', '2024-02-07 16:59', 1, '2024-02-15 07:59'],
    ['30 April and 1 May 2026 (Thursday, Friday)', '2026-04-29 16:30', 8, '2026-05-04 16:30'],
    ['24 November 2026 is unconfirmed and counts as working', '2026-11-23 16:00', 8, '2026-11-24 16:00'],
    ['the design: 20/11 14:32 and 8 hours', '2026-11-20 14:32', 8, '2026-11-23 14:32'],
    ['80 hours are ten working days', '2026-11-20 16:05', 80, '2026-12-04 16:05'],
  ])('%s', (_, start, hours, expected) => {
    expect(due(start, hours)).toBe(expected);
  });

  it('a day that is confirmed afterwards moves the deadline by exactly that day', () => {
    const confirmed = days2024to2027.map((day) => (day.date === '2026-11-24' ? { ...day, status: 'confirmed' as const } : day));
    const later = new WorkingCalendar({ periods, days: confirmed });
    expect(due('2026-11-23 16:00', 8, calendar)).toBe('2026-11-24 16:00');
    expect(due('2026-11-23 16:00', 8, later)).toBe('2026-11-25 16:00');
  });

  it('an unconfirmed make-up Saturday changes nothing either', () => {
    const planned = new WorkingCalendar({ periods, days: [{ date: '2026-03-14', working: true, status: 'unconfirmed' }] });
    expect(planned.isWorkingDay('2026-03-14')).toBe(false);
  });

  it('an agency may keep its own hours and days, the province keeps its own', () => {
    const agencyId = 'a';
    const rules = {
      periods: [...periods, ...[1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: '07:00', to: '11:00', validFrom: '2026-06-01', agencyId }))],
      days: [...days2024to2027, { date: '2026-06-10', working: false, status: 'confirmed' as const, agencyId }],
    };
    const own = new WorkingCalendar({ ...rules, agencyId });
    const province = new WorkingCalendar(rules);
    expect(due('2026-05-29 16:30', 1, own)).toBe('2026-05-29 17:30');
    expect(due('2026-06-05 10:00', 2, own)).toBe('2026-06-06 08:00');
    expect(due('2026-06-05 10:00', 2, province)).toBe('2026-06-05 14:00');
    expect(own.isWorkingDay('2026-06-10')).toBe(false);
    expect(province.isWorkingDay('2026-06-10')).toBe(true);
    expect(new WorkingCalendar({ ...rules, agencyId: 'b' }).isWorkingDay('2026-06-10')).toBe(true);
  });

  it("an agency that follows the province again has each of the province's weeks from then on, until it has its own", () => {
    const week = (from: string, to: string, more: { validFrom: string; agencyId?: string }) =>
      [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to, ...more }));
    const agencyId = 'a';
    const rules: WorkingHoursRule[] = [
      ...week('08:00', '16:00', { validFrom: '2026-01-01' }),
      ...week('09:00', '10:00', { validFrom: '2026-03-03', agencyId }),
      { weekday: null, validFrom: '2026-03-05', agencyId },
      ...week('07:00', '15:00', { validFrom: '2026-03-09' }),
      ...week('11:00', '12:00', { validFrom: '2026-03-11', agencyId }),
      ...week('06:00', '14:00', { validFrom: '2026-03-12' }),
    ];
    const own = new WorkingCalendar({ periods: rules, days: [], agencyId });
    const openings = own.periods(at('2026-03-02 00:00'), at('2026-03-14 00:00')).map(({ from }) => local(from).slice(8));
    expect(openings).toEqual(['02 08:00', '03 09:00', '04 09:00', '05 08:00', '06 08:00', '09 07:00', '10 07:00', '11 11:00', '12 11:00', '13 11:00']);
    expect(new WorkingCalendar({ periods: rules.slice(5, 11), days: [], agencyId }).isWorkingDay('2026-03-06')).toBe(false);
  });

  it('a limit of nothing ends at once at work, else at the next opening', () => {
    expect(due('2026-03-10 09:15', 0)).toBe('2026-03-10 09:15');
    expect(due('2026-03-10 17:30', 0)).toBe('2026-03-10 17:30');
    expect(due('2026-03-10 12:00', 0)).toBe('2026-03-10 13:30');
  });

  it('a reminder lies so much working time before the deadline', () => {
    expect(local(calendar.subtractWorkingMinutes(at('2026-03-16 08:30'), 8 * 60))).toBe('2026-03-13 08:30');
    expect(local(calendar.subtractWorkingMinutes(at('2026-03-16 08:30'), 60))).toBe('2026-03-16 07:30');
    expect(local(calendar.subtractWorkingMinutes(at('2026-03-16 17:30'), 8 * 60))).toBe('2026-03-16 07:30');
  });

  it('draws the working spans of a range without nights, lunch and days off', () => {
    const spans = calendar.periods(at('2026-04-29 16:30'), at('2026-05-04 08:00'));
    expect(spans.map((span) => [local(span.from), local(span.to)])).toEqual([
      ['2026-04-29 16:30', '2026-04-29 17:30'],
      ['2026-05-04 07:30', '2026-05-04 08:00'],
    ]);
  });

  it('refuses rules that cannot be read', () => {
    expect(() => new WorkingCalendar({ periods: [{ weekday: 1, from: '11:30', to: '07:30', validFrom: '2020-01-01' }], days: [] })).toThrow(RangeError);
    expect(() => new WorkingCalendar({ periods: [{ weekday: 1, from: '7h30', to: '11:30', validFrom: '2020-01-01' }], days: [] })).toThrow(RangeError);
    expect(() => new WorkingCalendar({ periods, days: [{ date: '2026-02-30', working: false, status: 'confirmed' }] })).toThrow(RangeError);
    expect(() => new WorkingCalendar({ periods: [], days: [] }).addWorkingMinutes(at('2026-03-10 08:00'), 1)).toThrow(RangeError);
  });
});
