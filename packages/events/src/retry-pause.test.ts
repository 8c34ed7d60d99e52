import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryPause } from './retry-pause.ts';

test('R8: pauses between failures grow, up to 5 s, and differ by chance', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((failures) => retryPause(failures, () => 0))).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, chance) => {
      const pause = retryPause(failures, () => chance);
      expect(pause).toBeGreaterThanOrEqual(125);
      expect(pause).toBeLessThanOrEqual(5_000);
    }),
  );
});
