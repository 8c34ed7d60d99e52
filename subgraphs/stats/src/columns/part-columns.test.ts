import { expect, test } from 'vitest';
import { Dictionary } from './dictionary.ts';
import { PART, PartColumns, type PartRow } from './part-columns.ts';

const done: PartRow = { ordinal: 0, caseOrdinal: 0, agencyId: 'a', part: 'COORDINATOR', status: 'COMPLETED', dueAt: 1_000, completedAt: 1_000, gone: false };

test.each([
  ['completed exactly at its deadline', {}, PART.ON_TIME],
  ['completed after its deadline', { completedAt: 1_001 }, PART.LATE],
  ['completed without a deadline', { dueAt: null }, PART.ON_TIME],
  ["the lead's own part", { part: 'LEAD' as const }, PART.NOT_COUNTED],
  ['not completed', { status: 'CLAIMED', completedAt: null }, PART.NOT_COUNTED],
  ['no longer named by the case', { gone: true }, PART.NOT_COUNTED],
])('coordination: a part that is %s', (_what, changes, outcome) => {
  const parts = new PartColumns(new Dictionary());
  parts.put({ ...done, ...changes });
  expect(parts.outcome[0]).toBe(outcome);
});

test('columns grow and keep what they hold', () => {
  const parts = new PartColumns(new Dictionary());
  for (let ordinal = 0; ordinal < 5_000; ordinal++) parts.put({ ...done, ordinal, caseOrdinal: ordinal });
  expect(parts.length).toBe(5_000);
  expect([parts.caseOrdinal[0], parts.caseOrdinal[4_999]]).toEqual([0, 4_999]);
});
