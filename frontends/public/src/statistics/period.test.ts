import { describe, expect, it } from 'vitest';
import { askedQuery, endsBeforeItBegins, filterOf, readAsked } from './period';

describe('A6-03 the period of the statistics', () => {
  it('counts both days whole, in the province’s time', () => {
    expect(filterOf({ from: '2026-01-01', to: '2026-11-20', category: '', agency: '', topic: '' })).toEqual({
      from: '2026-01-01T00:00:00+07:00',
      to: '2026-11-20T17:00:00.000Z',
    });
  });
  it('ends before it begins only when both days are given and the last one is earlier', () => {
    expect(endsBeforeItBegins({ from: '2026-11-20', to: '2026-11-19' })).toBe(true);
    expect(endsBeforeItBegins({ from: '2026-11-20', to: '2026-11-20' })).toBe(false);
    expect(endsBeforeItBegins({ from: '2026-11-20', to: '' })).toBe(false);
    expect(endsBeforeItBegins({ from: '', to: '2026-11-19' })).toBe(false);
  });
  it('lives in the address and ignores what is no day', () => {
    const asked = { from: '2026-01-01', to: '', category: 'ROAD', agency: 'a1', topic: 'STORM' };
    expect(readAsked(askedQuery(asked))).toEqual(asked);
    for (const text of ['hôm qua', '2026-13-01', '2026-02-31', '2026-00-00', ''])
      expect(readAsked({ tu_ngay: text, den_ngay: text }), text).toMatchObject({ from: '', to: '' });
    expect(readAsked({ tu_ngay: '2028-02-29' }).from).toBe('2028-02-29');
  });
  it('asks for everything when nothing is chosen', () => {
    expect(filterOf({ from: '', to: '', category: '', agency: '', topic: '' })).toEqual({});
  });
});
