import { expect, it } from 'vitest';
import { lockMs } from './lockout.ts';

it('S19 locks longer with each wrong password in a row, at most a quarter of an hour', () => {
  expect([1, 4, 5, 6, 7, 8, 9, 40].map((failures) => lockMs(failures) / 60_000)).toEqual([0, 0, 1, 2, 4, 8, 15, 15]);
});
