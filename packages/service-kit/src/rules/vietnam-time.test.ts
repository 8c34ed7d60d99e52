import { expect, it } from 'vitest';
import { dateAndTime, dateText, dayNumber, dayOf, startOfDay, vietnamDay, vietnamTime, wallClock } from './vietnam-time.ts';

it.each([
  ['2026-06-30T16:59:59Z', '2026-06-30', '30/06/2026', '23:59'],
  ['2026-06-30T17:00:00Z', '2026-07-01', '01/07/2026', '00:00'],
  ['1969-12-31T16:59:59Z', '1969-12-31', '31/12/1969', '23:59'],
  ['2028-02-29T01:05:00Z', '2028-02-29', '29/02/2028', '08:05'],
])('%s is %s in Việt Nam', (instant, day, date, time) => {
  const at = new Date(instant);
  expect(vietnamDay(at)).toBe(day);
  expect(dateAndTime(at)).toEqual({ date, time });
  expect(vietnamTime(at)).toBe(`${date} ${time}`);
  expect(wallClock(at).toISOString().slice(0, 16)).toBe(`${day}T${time}`);
  expect(dateText(dayNumber(day))).toBe(day);
  expect(dayOf(startOfDay(dayNumber(day)))).toBe(dayNumber(day));
  expect(dayOf(startOfDay(dayNumber(day)) - 1)).toBe(dayNumber(day) - 1);
});

it('agrees with the zone of the system, day by day', () => {
  const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
  for (let at = Date.UTC(2024, 0, 1, 16, 30); at < Date.UTC(2028, 0, 1); at += 20 * 3_600_000) expect(vietnamDay(new Date(at))).toBe(zone.format(at));
});

it.each(['2026-02-29', '2026-1-1', '2026-13-01', '', '2026-01-01T00:00'])('%j is no day', (text) => {
  expect(() => dayNumber(text)).toThrow(RangeError);
});
