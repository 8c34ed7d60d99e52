import { expect, it } from 'vitest';
import { localValue, momentOf } from './day-and-time';

it("A2-06: a notice's end is typed and read by the province's clock, wherever the browser is", () => {
  expect(localValue('2026-11-22T17:30:00.000Z')).toBe('2026-11-23T00:30');
  expect(new Date(momentOf('2026-11-23T00:30') ?? '').toISOString()).toBe('2026-11-22T17:30:00.000Z');
  expect([localValue(null), momentOf('')]).toEqual(['', null]);
});
