import { expect, it } from 'vitest';
import { nextDigest } from './next-digest.ts';

const at = (text: string): Date => new Date(`${text}+07:00`);

it.each([
  ['DAILY', '2026-11-30T06:59:59', '2026-11-30T07:00:00'],
  ['DAILY', '2026-11-30T07:00:00', '2026-12-01T07:00:00'],
  ['DAILY', '2026-12-31T23:30:00', '2027-01-01T07:00:00'],
  // 30 November 2026 is a Monday.
  ['WEEKLY', '2026-11-29T12:00:00', '2026-11-30T07:00:00'],
  ['WEEKLY', '2026-11-30T07:00:00', '2026-12-07T07:00:00'],
  ['WEEKLY', '2026-12-02T00:00:00', '2026-12-07T07:00:00'],
] as const)('B-21 a %s digest after %s is due %s', (frequency, now, due) => {
  expect(nextDigest(at(now), frequency)).toEqual(at(due));
});

it('B-21 an area that is off has no next digest', () => {
  expect(nextDigest(at('2026-11-30T12:00:00'), 'OFF')).toBeNull();
});
