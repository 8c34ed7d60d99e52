import { expect, it } from 'vitest';
import { answeredByField } from './answered-by-field';

const of = (code: string, n: number) => ({ n, category: code ? { code, name: code, nameEn: code } : null });

it('A2-05: the four fields with the newest answers, three of each, in their order; what has no field is left out', () => {
  const cases = [of('A', 1), of('', 2), of('B', 3), of('A', 4), of('A', 5), of('A', 6), of('C', 7), of('D', 8), of('E', 9)];
  expect(answeredByField(cases).map(({ category, cases: shown }) => [category.code, shown.map(({ n }) => n)])).toEqual([
    ['A', [1, 4, 5]],
    ['B', [3]],
    ['C', [7]],
    ['D', [8]],
  ]);
  expect(answeredByField([])).toEqual([]);
});
