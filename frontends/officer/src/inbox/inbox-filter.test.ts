import { describe, expect, it } from 'vitest';
import { caseFilter, filterOf, fits, isFiltered, NO_FILTER, orderOf, queryOf } from './inbox-filter';
import type { Row } from './row';

describe('filters of the work list live in the address', () => {
  it('there and back', () => {
    const filter = { text: 'ổ gà', category: 'ROAD', ward: '22366', status: 'IN_PROGRESS' as const, mine: true };
    expect(filterOf(queryOf(filter) as Record<string, string>)).toEqual(filter);
    expect(queryOf(NO_FILTER)).toEqual({ q: undefined, 'linh-vuc': undefined, 'dia-ban': undefined, 'trang-thai': undefined, cua: undefined });
  });

  it("becomes the graph's filter, null when nothing is narrowed", () => {
    expect(caseFilter(NO_FILTER)).toBeNull();
    expect(caseFilter({ ...NO_FILTER, category: 'ROAD', mine: true })).toEqual({ categoryCode: ['ROAD'], holder: 'MINE' });
    expect(isFiltered({ ...NO_FILTER, mine: true })).toBe(false);
  });

  it('what nobody knows is ignored', () => {
    expect(filterOf({ 'trang-thai': 'DROP TABLE', q: ['a', 'b'] })).toEqual({ ...NO_FILTER, text: 'a' });
    expect(orderOf({ 'sap-xep': 'x' }, 'DUE_FIRST')).toBe('DUE_FIRST');
    expect(orderOf({ 'sap-xep': 'moi-nhat' }, 'DUE_FIRST')).toBe('NEWEST');
  });

  it("an event's row fits or not", () => {
    const row = {
      status: 'IN_PROGRESS',
      category: { code: 'ROAD' },
      place: { ward: { code: '22366' } },
      assignments: [{ status: 'CLAIMED', officer: { id: 'me' } }],
    } as Row;
    expect(fits(row, { ...NO_FILTER, category: 'ROAD', ward: '22366', mine: true }, 'me')).toBe(true);
    expect(fits(row, { ...NO_FILTER, mine: true }, 'other')).toBe(false);
    expect(fits(row, { ...NO_FILTER, status: 'SCHEDULED' }, 'me')).toBe(false);
  });
});
