import { describe, expect, it } from 'vitest';
import { endsBeforeItBegins, instantsOf, readDay } from './days';

describe('A6-02 A6-03 a period of days', () => {
  it('counts both days whole, in the province’s time', () => {
    expect(instantsOf({ from: '2026-01-01', to: '2026-11-20' })).toEqual({ from: '2026-01-01T00:00:00+07:00', to: '2026-11-20T17:00:00.000Z' });
    expect(instantsOf({ from: '', to: '' })).toEqual({});
  });
  it('ends before it begins only when both days are given and the last one is earlier', () => {
    expect(endsBeforeItBegins({ from: '2026-11-20', to: '2026-11-19' })).toBe(true);
    expect(endsBeforeItBegins({ from: '2026-11-20', to: '2026-11-20' })).toBe(false);
    expect(endsBeforeItBegins({ from: '2026-11-20', to: '' })).toBe(false);
    expect(endsBeforeItBegins({ from: '', to: '2026-11-19' })).toBe(false);
  });
  it('is read from an address, where what is no day counts as none', () => {
    for (const text of ['hôm qua', '2026-13-01', '2026-02-31', '2026-00-00', '', ['2026-01-01'], undefined]) expect(readDay(text), String(text)).toBe('');
    expect(readDay('2028-02-29')).toBe('2028-02-29');
  });
});
