import { describe, expect, it } from 'vitest';
import { arcs, handlingRows, satisfactionRows } from './figures';

const t = (key: string): string => key;
const totals = { handled: { total: 4121, onTime: 3761, late: 360 }, inProgress: { total: 260, onTime: 219, late: 41 } };

describe('A6-03 the figures beside the donuts', () => {
  it('sums stand above their parts and only parts are slices', () => {
    const rows = handlingRows(totals, t);
    expect(rows.filter(({ look }) => look === null).map(({ value }) => value)).toEqual([4121, 260]);
    expect(rows.filter(({ look }) => look !== null).reduce((sum, { value }) => sum + value, 0)).toBe(4381);
  });

  it('slices fill the circle: the last one ends where the first began', () => {
    const around = 2 * Math.PI * 84;
    const slices = arcs(handlingRows(totals, t), around, 2.5);
    const last = slices.at(-1);
    expect(slices).toHaveLength(4);
    expect((last?.offset ?? 0) + (41 / 4381) * around).toBeCloseTo(around);
  });

  it('one slice alone is a whole ring, none at all is no ring', () => {
    expect(arcs([{ label: 'x', value: 3, look: 1 }], 100, 2)).toEqual([{ look: 1, length: 100, offset: 0 }]);
    expect(arcs(handlingRows({ handled: { total: 0, onTime: 0, late: 0 }, inProgress: { total: 0, onTime: 0, late: 0 } }, t), 100, 2)).toEqual([]);
  });

  it('"neutral" has a row only where the tenant counts it', () => {
    const rated = { total: 3, verySatisfied: 1, satisfied: 1, neutral: 0, dissatisfied: 1 };
    expect(satisfactionRows(rated, t, 'vi')).toHaveLength(4);
    expect(satisfactionRows({ ...rated, neutral: 2 }, t, 'vi')).toHaveLength(5);
  });
});
