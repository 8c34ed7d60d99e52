import { expect, it } from 'vitest';
import { deputyAt, leaveProblems } from './leave.ts';

const at = (day: number): Date => new Date(Date.UTC(2026, 11, day));

it('B-04 a leave ends after it begins, is not over yet, and lasts a year at most', () => {
  expect(leaveProblems({ from: at(1), to: at(8) }, at(4))).toEqual([]);
  for (const [from, to] of [
    [8, 8],
    [1, 3],
    [1, 500],
  ] as const)
    expect(leaveProblems({ from: at(from), to: at(to) }, at(4))).toHaveLength(1);
});

it('B-04 the deputy of the leave stands in while it lasts, else the standing one', () => {
  const officer = { deputyId: 'standing', leaveFrom: at(1), leaveTo: at(8), leaveDeputyId: 'named' };
  expect([at(0), at(1), at(7), at(8)].map((time) => deputyAt(officer, time))).toEqual([null, 'named', 'named', null]);
  expect(deputyAt({ ...officer, leaveDeputyId: null }, at(2))).toBe('standing');
  expect(deputyAt({ ...officer, leaveFrom: null, leaveTo: null }, at(2))).toBeNull();
});
