import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeCursor, keyAfter } from './paging.ts';

const ID = '01a2243b-4caf-7d6f-8ea7-0d8bcb0c0f7e';
const REFUSED = 'after is not a cursor of this list.';

it('P7 X-29: a cursor gives back the key that was put in', () => {
  expect(keyAfter(null, ['id'])).toBeNull();
  expect(keyAfter(undefined, ['id'])).toBeNull();
  for (const at of ['2026-11-28T22:17:00.123Z', '2026-11-28T22:17:00.123456Z', '2024-02-29T23:59:59Z', 'infinity'])
    expect(keyAfter(encodeCursor(['n', at, ID]), ['text', 'time', 'id'])).toEqual(['n', at, ID]);
  expect(keyAfter(encodeCursor([7]), ['number'])).toEqual([7]);
});

it('X-29: what cannot be compared in the database is no cursor', () => {
  const times = ['x', '', '2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '0000-01-01T00:00:00Z', '2026-01-01T24:00:00Z', '2026-01-01T23:59:60Z'];
  for (const at of [...times, '1', '-infinity', '+275760-09-13T00:00:00.000Z', '2026-11-28 22:17:00+00'])
    expect(() => keyAfter(encodeCursor([at]), ['time']), at).toThrow(REFUSED);
  for (const n of [1.5, 1e30, '7']) expect(() => keyAfter(encodeCursor([n]), ['number']), String(n)).toThrow(REFUSED);
  for (const id of ['', 'x', `{${ID}}`, ID.slice(1)]) expect(() => keyAfter(encodeCursor([id]), ['id']), id).toThrow(REFUSED);
});

it('X-29: any text is a cursor of the list, or refused as none', () => {
  const json = fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'));
  fc.assert(
    fc.property(fc.oneof(fc.string(), json), (after) => {
      try {
        const [at, id] = keyAfter(after, ['time', 'id']) ?? [];
        expect(Number.isNaN(Date.parse(String(at)))).toBe(at === 'infinity');
        expect(id).toMatch(/^[0-9a-f-]{36}$/i);
      } catch (error) {
        expect((error as Error).message).toBe(REFUSED);
      }
    }),
  );
});
