import { expect, it } from 'vitest';
import { fingerprintOf, refuseOtherContent } from './idempotency.ts';

it('X-30 the same content has the same fingerprint, whatever the order of its names; every other content another one', () => {
  const first = fingerprintOf('file', { title: 'Ổ gà', place: { lon: 1, lat: 2 }, files: ['a', 'b'], occurredAt: undefined });
  expect(fingerprintOf('file', { files: ['a', 'b'], place: { lat: 2, lon: 1 }, title: 'Ổ gà' })).toBe(first);
  const others = [
    fingerprintOf('edit', { title: 'Ổ gà', place: { lon: 1, lat: 2 }, files: ['a', 'b'] }),
    fingerprintOf('file', { title: 'Ổ gà sâu', place: { lon: 1, lat: 2 }, files: ['a', 'b'] }),
    fingerprintOf('file', { title: 'Ổ gà', place: { lon: 2, lat: 1 }, files: ['a', 'b'] }),
    fingerprintOf('file', { title: 'Ổ gà', place: { lon: 1, lat: 2 }, files: ['b', 'a'] }),
  ];
  expect(new Set([first, ...others]).size).toBe(5);
});

it('X-30 a moment counts as what it says', () => {
  expect(fingerprintOf({ at: new Date(1) })).not.toBe(fingerprintOf({ at: new Date(2) }));
});

it('X-30 another content is told which case the key has made', () => {
  expect(() => refuseOtherContent({ fingerprint: 'a', caseId: 'c' }, 'a')).not.toThrow();
  expect(() => refuseOtherContent({ fingerprint: 'a', caseId: 'c' }, 'b')).toThrow(expect.objectContaining({ code: 'KEY_REUSED', caseId: 'c' }));
});
