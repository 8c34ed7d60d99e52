import { describe, expect, it } from 'vitest';
import { caseFilter, filterOf, fits, isFiltered, NO_FILTER, orderOf, queryOf, type InboxFilter } from './inbox-filter';
import type { Row } from './row';

describe('A8-06 filters of the work list live in the address', () => {
  it('there and back', () => {
    const filter: InboxFilter = {
      text: 'ổ gà',
      category: 'ROAD',
      ward: '22366',
      status: 'IN_PROGRESS',
      progress: 'OVERDUE',
      channel: 'HOTLINE',
      from: '2026-11-01',
      to: '2026-11-23',
      mine: true,
    };
    expect(filterOf(queryOf(filter) as Record<string, string>)).toEqual(filter);
    expect(Object.values(queryOf(NO_FILTER)).filter((word) => word !== undefined)).toEqual([]);
  });

  it("becomes the graph's filter, null when nothing is narrowed", () => {
    expect(caseFilter(NO_FILTER)).toBeNull();
    expect(caseFilter({ ...NO_FILTER, category: 'ROAD', mine: true })).toEqual({ categoryCode: ['ROAD'], holder: 'MINE' });
    expect(isFiltered({ ...NO_FILTER, mine: true })).toBe(false);
    expect(isFiltered({ ...NO_FILTER, to: '2026-11-23' })).toBe(true);
  });

  it('days are whole days of the province', () => {
    expect(caseFilter({ ...NO_FILTER, progress: 'LATE', channel: 'HOTLINE', from: '2026-11-01', to: '2026-11-23' })).toEqual({
      progress: ['LATE'],
      channel: ['HOTLINE'],
      submittedFrom: '2026-10-31T17:00:00.000Z',
      submittedTo: '2026-11-23T17:00:00.000Z',
    });
  });

  it('what nobody knows is ignored', () => {
    expect(filterOf({ 'trang-thai': 'DROP TABLE', 'tien-do': 'x', 'tu-ngay': '2026-13-45', 'den-ngay': 'hôm qua', q: ['a', 'b'] })).toEqual({
      ...NO_FILTER,
      text: 'a',
    });
    expect(orderOf({ 'sap-xep': 'x' }, 'DUE_FIRST')).toBe('DUE_FIRST');
    expect(orderOf({ 'sap-xep': 'moi-nhat' }, 'DUE_FIRST')).toBe('NEWEST');
  });

  it("an event's row fits or not", () => {
    const row = {
      status: 'IN_PROGRESS',
      progress: 'OVERDUE',
      channel: 'HOTLINE',
      submittedAt: '2026-11-19T17:30:00Z',
      category: { code: 'ROAD' },
      place: { ward: { code: '22366' } },
      assignments: [{ status: 'CLAIMED', officer: { id: 'me' } }],
    } as Row;
    expect(fits(row, { ...NO_FILTER, category: 'ROAD', ward: '22366', mine: true }, 'me')).toBe(true);
    expect(fits(row, { ...NO_FILTER, mine: true }, 'other')).toBe(false);
    expect(fits(row, { ...NO_FILTER, status: 'SCHEDULED' }, 'me')).toBe(false);
    expect(fits(row, { ...NO_FILTER, progress: 'OVERDUE', channel: 'HOTLINE', from: '2026-11-20', to: '2026-11-20' }, 'me')).toBe(true);
    expect(fits(row, { ...NO_FILTER, channel: 'WEB' }, 'me')).toBe(false);
    expect(fits(row, { ...NO_FILTER, from: '2026-11-21' }, 'me')).toBe(false);
    expect(fits(row, { ...NO_FILTER, to: '2026-11-19' }, 'me')).toBe(false);
  });
});
