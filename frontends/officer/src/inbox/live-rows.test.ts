import { describe, expect, it } from 'vitest';
import { append, follow, listOf, settle, type Keyed, type LiveRows } from './live-rows';
import type { UrgencyGroup } from './urgency';

interface Line extends Keyed {
  title: string;
  group: UrgencyGroup;
}
const line = (id: string, due: string, more: Partial<Line> = {}): Line => ({
  id,
  version: 1,
  dueAt: `2026-11-${due}`,
  submittedAt: `2026-11-01T0${id}:00:00Z`,
  title: id,
  group: 'later',
  ...more,
});
const groupOf = (row: Line): UrgencyGroup => row.group;
const ids = (list: LiveRows<Line>): string => list.shown.map(({ id }) => id).join('');
const start = (): LiveRows<Line> => listOf([line('2', '22'), line('1', '21', { group: 'today' }), line('3', '19', { group: 'overdue' })], 'DUE_FIRST', groupOf);

describe('A1-04 a live list of cases', () => {
  it('stands by urgency, then by deadline', () => {
    expect(ids(start())).toBe('312');
    expect(ids(listOf([line('1', '21'), line('2', '22')], 'NEWEST', groupOf))).toBe('21');
  });

  it('lets what is new wait behind the pill: no row moves', () => {
    const list = follow(start(), { id: '9', row: line('9', '18', { group: 'overdue' }), belongs: true });
    expect(ids(list)).toBe('312');
    expect(list.waiting).toEqual(['9']);
    const settled = settle(list, groupOf);
    expect(ids(settled)).toBe('9312');
    expect(settled.waiting).toEqual([]);
  });

  it('changes a row in place, even when it became overdue', () => {
    const list = follow(start(), { id: '2', row: line('2', '18', { group: 'overdue', version: 2, title: 'changed' }), belongs: true });
    expect(ids(list)).toBe('312');
    expect(list.rows.get('2')?.title).toBe('changed');
    expect(list.waiting).toEqual([]);
    expect(ids(settle(list, groupOf))).toBe('231');
  });

  it('takes a case off at once that the viewer may no longer read', () => {
    const list = follow(start(), { id: '1', row: null, belongs: false });
    expect(ids(list)).toBe('32');
    expect(ids(follow(list, { id: '8', row: null, belongs: false }))).toBe('32');
  });

  it('keeps a case that went to another list greyed until the reader settles', () => {
    const list = follow(start(), { id: '1', row: line('1', '21', { version: 2 }), belongs: false });
    expect(ids(list)).toBe('312');
    expect([...list.gone]).toEqual(['1']);
    expect(ids(settle(list, groupOf))).toBe('32');
    const back = follow(list, { id: '1', row: line('1', '21', { version: 3 }), belongs: true });
    expect(ids(settle(back, groupOf))).toBe('312');
  });

  it('ignores what does not belong here, and forgets what left while it waited', () => {
    expect(follow(start(), { id: '9', row: line('9', '18'), belongs: false }).waiting).toEqual([]);
    const waiting = follow(start(), { id: '9', row: line('9', '18'), belongs: true });
    expect(follow(waiting, { id: '9', row: line('9', '18', { version: 2 }), belongs: false }).waiting).toEqual([]);
  });

  it('R3 shows nothing twice when an event is replayed or a page brings it again', () => {
    const once = follow(start(), { id: '9', row: line('9', '30'), belongs: true });
    const twice = follow(once, { id: '9', row: line('9', '30'), belongs: true });
    expect(twice.waiting).toEqual(['9']);
    const paged = append(twice, [line('2', '22'), line('9', '30')], groupOf);
    expect(ids(paged)).toBe('3129');
    expect(paged.waiting).toEqual([]);
  });

  it('does not turn a row back when an older answer comes late', () => {
    const list = follow(start(), { id: '2', row: line('2', '22', { version: 5, title: 'new' }), belongs: true });
    expect(append(list, [line('2', '22', { version: 4, title: 'old' })], groupOf).rows.get('2')?.title).toBe('new');
  });
});
