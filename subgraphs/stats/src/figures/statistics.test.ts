import { expect, test } from 'vitest';
import { Statistics } from './statistics.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 20);
const open = {
  status: 'IN_PROGRESS',
  channel: 'WEB',
  identityMode: 'PUBLIC_NAME',
  urgency: 'NORMAL',
  categoryCode: 'ROAD',
  topicCode: null,
  wardCode: null,
  countedAgencyId: 'a',
  submittedAt: START,
  pausedAt: null,
  verdict: null,
  satisfaction: null,
  reopened: 0,
  usedMinutes: null,
} as const;

function province() {
  let now = START;
  const statistics = new Statistics(() => new Date(now));
  statistics.columns.facts.put({ ...open, ordinal: 0, dueAt: START + 2 * HOUR });
  statistics.columns.facts.put({ ...open, ordinal: 1, dueAt: START + 5 * HOUR, pausedAt: START });
  return { statistics, lateAt: (at: number) => ((now = at), statistics.answer({}, new Set()).totals.inProgress.late) };
}

test('A6-03: an open case becomes late the moment its deadline has passed, though no fact changed and the answer was kept', () => {
  const { lateAt } = province();
  expect(lateAt(START)).toBe(0);
  expect(lateAt(START + 2 * HOUR)).toBe(0);
  expect(lateAt(START + 2 * HOUR + 1)).toBe(1);
});

test('B-03: a case whose clock waits is not late', () => {
  expect(province().lateAt(START + 9 * HOUR)).toBe(1);
});

test('a kept answer says the moment it is asked, grows by what is asked later, and falls with the batch', () => {
  const { statistics, lateAt } = province();
  lateAt(START);
  expect(lateAt(START + HOUR)).toBe(0);
  expect(statistics.answer({}, new Set()).asOf).toEqual(new Date(START + HOUR));
  expect(statistics.answer({}, new Set(['byCategory'])).byCategory).toHaveLength(1);
  expect(statistics.answer({}, new Set(['byIdentity'])).byCategory).toHaveLength(1);
  statistics.columns.facts.put({ ...open, ordinal: 2, dueAt: null });
  statistics.columns.batch++;
  expect(statistics.answer({}, new Set()).totals.total).toBe(3);
});

test('only the filters that were asked last are watched', () => {
  const { statistics } = province();
  for (let day = 0; day < 300; day++) statistics.answer({ from: new Date(START + day * HOUR) }, new Set());
  expect(statistics.columns.facts.watchers.size).toBe(100);
});
