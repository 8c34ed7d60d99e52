import { describe, expect, it } from 'vitest';
import { askedQuery, filterOf, readAsked } from './period';

describe('A6-03 the period of the statistics', () => {
  it('counts both days whole, in the province’s time', () => {
    expect(filterOf({ from: '2026-01-01', to: '2026-11-20', category: '', agency: '', topic: '' })).toEqual({
      from: '2026-01-01T00:00:00+07:00',
      to: '2026-11-20T17:00:00.000Z',
    });
  });
  it('lives in the address and ignores what is no day', () => {
    const asked = { from: '2026-01-01', to: '', category: 'ROAD', agency: 'a1', topic: 'STORM' };
    expect(readAsked(askedQuery(asked))).toEqual(asked);
    expect(readAsked({ tu_ngay: '2026-02-31', den_ngay: 'hôm qua' })).toMatchObject({ from: '', to: '' });
  });
  it('asks for everything when nothing is chosen', () => {
    expect(filterOf({ from: '', to: '', category: '', agency: '', topic: '' })).toEqual({});
  });
});
