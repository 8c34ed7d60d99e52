import { describe, expect, it } from 'vitest';
import { beginsToWait, isThere, withRow, type SupportRow } from './queue';

const row = (id: string, status: SupportRow['status'], waitingSince: string): SupportRow => ({ id, status, waitingSince }) as unknown as SupportRow;
const early = row('b', 'WAITING', '2026-11-30T01:00:00Z');
const late = row('a', 'WAITING', '2026-11-30T02:00:00Z');
const live = row('c', 'LIVE', '2026-11-30T00:00:00Z');
const ids = (rows: readonly SupportRow[]): string => rows.map(({ id }) => id).join('');

describe('A9-01 the queue of the support chat', () => {
  it('has who waits longest first, then what goes on; what is closed goes', () => {
    const all = [live, late, early].reduce<readonly SupportRow[]>((rows, each) => withRow(rows, each), []);
    expect(ids(all)).toBe('bac');
    expect(ids(withRow(all, { ...early, status: 'LIVE' }))).toBe('acb');
    expect(ids(withRow(all, { ...late, status: 'CLOSED' }))).toBe('bc');
  });
  it('alerts to who begins to wait, once', () => {
    expect([beginsToWait(undefined, early), beginsToWait(early, early), beginsToWait(early, { ...early, status: 'LIVE' })]).toEqual([true, false, false]);
  });
  it('a visitor who was not seen for a minute has left', () => {
    const now = Date.parse('2026-11-30T01:01:00Z');
    expect([isThere('2026-11-30T01:00:30Z', now), isThere('2026-11-30T01:00:00Z', now), isThere(null, now)]).toEqual([true, false, false]);
  });
});
