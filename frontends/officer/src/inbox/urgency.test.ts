import { describe, expect, it } from 'vitest';
import { urgencyGroup, withHeadings, type UrgencyGroup } from './urgency';

const now = Date.parse('2026-11-20T16:05:00+07:00');
const group = (progress: Parameters<typeof urgencyGroup>[0]['progress'], dueAt: string | null, finished = false): UrgencyGroup =>
  urgencyGroup({ progress, dueAt, finished }, now);

describe('A8-02 the list by urgency', () => {
  it.each<[string, UrgencyGroup, UrgencyGroup]>([
    ['overdue by the server', group('OVERDUE', '2026-11-19T08:00:00+07:00'), 'overdue'],
    ['overdue since a moment ago', group('DUE_SOON', '2026-11-20T16:04:59+07:00'), 'overdue'],
    ['due at the end of the day', group('NOT_DUE', '2026-11-20T17:30:00+07:00'), 'today'],
    ['due today in the province, tomorrow nowhere', group('NOT_DUE', '2026-11-20T16:59:00Z'), 'today'],
    ['due after the weekend', group('DUE_SOON', '2026-11-23T08:00:00+07:00'), 'later'],
    ['waiting for somebody else', group('PAUSED', '2026-11-20T17:00:00+07:00'), 'later'],
    ['without a deadline', group('NONE', null), 'later'],
    ['answered late', group('LATE', '2026-11-19T08:00:00+07:00', true), 'done'],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it('puts a heading before each group that has rows, and only the heading of a closed one', () => {
    const entries = [
      { row: 'a', group: 'overdue' as const },
      { row: 'b', group: 'later' as const },
      { row: 'c', group: 'later' as const },
    ];
    expect(withHeadings(entries, new Set()).map((each) => (each.kind === 'row' ? each.row : `${each.group}:${each.count}`))).toEqual([
      'overdue:1',
      'a',
      'later:2',
      'b',
      'c',
    ]);
    const counted = withHeadings(entries, new Set(), { overdue: 1, today: 0, later: 240, done: null });
    expect(counted.flatMap((each) => (each.kind === 'heading' ? [each.count] : []))).toEqual([1, 240]);
    const [, , gone] = withHeadings([...entries.slice(0, 2), { row: 'c', group: 'later' as const, gone: true }], new Set());
    expect(gone).toMatchObject({ kind: 'heading', count: 1 });
    expect(withHeadings(entries, new Set<UrgencyGroup>(['later'])).map((each) => (each.kind === 'row' ? each.row : each.group))).toEqual([
      'overdue',
      'a',
      'later',
    ]);
  });
});
