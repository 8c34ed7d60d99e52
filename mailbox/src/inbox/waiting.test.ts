import { expect, it } from 'vitest';
import { Waiting } from './waiting.ts';

it('B-32 a mail that cannot be filed now is tried again after growing pauses, and keeps no other waiting', () => {
  let now = 0;
  const waiting = new Waiting(() => now);
  expect([waiting.isDue(1), waiting.nextInMs()]).toEqual([true, Infinity]);
  waiting.failed(1);
  expect([waiting.isDue(1), waiting.isDue(2), waiting.nextInMs()]).toEqual([false, true, 1_000]);
  now = 1_000;
  expect(waiting.isDue(1)).toBe(true);
  waiting.failed(1);
  expect(waiting.nextInMs()).toBe(2_000);
  for (let more = 0; more < 20; more++) waiting.failed(1);
  expect(waiting.nextInMs()).toBe(300_000);
  waiting.keep([2]);
  expect([waiting.size, waiting.isDue(1)]).toEqual([0, true]);
});
