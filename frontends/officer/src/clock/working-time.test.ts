import { describe, expect, it } from 'vitest';
import { workingTime } from './working-time';

const week = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: '07:30', to: '11:30', validFrom: '2020-01-01' },
  { weekday, from: '13:30', to: '17:30', validFrom: '2020-01-01' },
]);
const time = workingTime(week, [
  { date: '2026-12-31', working: false, status: 'confirmed' },
  { date: '2026-11-28', working: true, status: 'confirmed' },
  { date: '2026-11-24', working: false, status: 'unconfirmed' },
]);
const at = (text: string): number => Date.parse(`${text}+07:00`);
const added = (from: string, minutes: number): string => new Date((time.add(at(from), minutes) ?? 0) + 7 * 3_600_000).toISOString().slice(0, 16);

describe('A8-17 working time on the screen', () => {
  it.each([
    ['2026-11-20T16:05', '2026-11-20T17:00', 55],
    ['2026-11-20T16:05', '2026-11-23T07:45', 100],
    ['2026-11-20T11:00', '2026-11-20T14:00', 60],
    ['2026-11-21T09:00', '2026-11-21T12:00', 0],
    ['2026-11-23T07:45', '2026-11-20T16:05', -100],
  ])('from %s to %s are %i working minutes', (from, to, minutes) => {
    expect(time.minutesBetween(at(from), at(to))).toBe(minutes);
  });

  it.each([
    ['2026-11-20T16:05', 55, '2026-11-20T17:00'],
    ['2026-11-20T16:05', 85, '2026-11-20T17:30'],
    ['2026-11-20T16:05', 86, '2026-11-23T07:31'],
    ['2026-11-21T20:00', 0, '2026-11-23T07:30'],
    ['2026-12-30T17:00', 60, '2027-01-01T08:00'],
    ['2026-11-27T17:00', 60, '2026-11-28T08:00'],
    ['2026-11-23T17:00', 60, '2026-11-24T08:00'],
  ])('%s and %i working minutes more are %s', (from, minutes, expected) => {
    expect(added(from, minutes)).toBe(expected);
  });

  it('X-17 a reminder at closing time comes at the next opening', () => {
    expect(time.opening(at('2026-11-20T17:30'))).toBe(at('2026-11-23T07:30'));
    expect(time.opening(at('2026-11-20T16:00'))).toBe(at('2026-11-20T16:00'));
  });
});
