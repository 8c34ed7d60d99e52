import { describe, expect, it } from 'vitest';
import { bucketOf, isNamed, ticksTo } from './trend';

describe('A6-04 the line of reports over time', () => {
  const now = Date.parse('2026-11-30T10:00:00+07:00');
  it('goes by days in a month, by weeks in half a year, by months beyond', () => {
    expect(bucketOf({ from: '2026-11-01', to: '2026-11-30' }, now)).toBe('DAY');
    expect(bucketOf({ from: '2026-11-15', to: '' }, now)).toBe('DAY');
    expect(bucketOf({ from: '2026-06-01', to: '2026-11-30' }, now)).toBe('WEEK');
    expect(bucketOf({ from: '2026-01-01', to: '' }, now)).toBe('MONTH');
    expect(bucketOf({ from: '', to: '2026-11-30' }, now)).toBe('MONTH');
  });
  it('has round figures at its side, and reaches the largest', () => {
    expect(ticksTo(0)).toEqual([0, 1, 2, 3]);
    expect(ticksTo(2)).toEqual([0, 1, 2, 3]);
    expect(ticksTo(540)).toEqual([0, 200, 400, 600]);
    expect(ticksTo(61)).toEqual([0, 50, 100, 150]);
    for (const most of [1, 7, 99, 1234, 99_999]) expect(ticksTo(most).at(-1)).toBeGreaterThanOrEqual(most);
  });
  it('names the last point, and no more than fit', () => {
    for (const points of [1, 5, 12, 13, 31, 60]) {
      const named = Array.from({ length: points }, (_, index) => isNamed(index, points, 8));
      expect(named.filter(Boolean).length).toBeLessThanOrEqual(8);
      expect(named.at(-1)).toBe(true);
    }
  });
});
