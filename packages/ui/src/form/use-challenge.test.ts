import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { useChallenge, type Challenge } from './use-challenge';

const EXPIRES_IN_MS = 300_000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A form's sum, and how often one was asked for. */
function open(fails: () => boolean = () => false) {
  let asked = 0;
  const scope = effectScope();
  const ask = () => {
    asked += 1;
    return fails()
      ? Promise.reject(new Error('down'))
      : Promise.resolve({ id: `sum-${asked}`, question: '5 + 3 =', expiresAt: new Date(Date.now() + EXPIRES_IN_MS).toISOString() });
  };
  const challenge = scope.run(() => useChallenge(ask)) as Challenge;
  return { scope, challenge, asked: () => asked };
}

it('X-10 a sum is renewed before it expires, and no more once the form is closed', async () => {
  const { scope, challenge, asked } = open();
  await flushPromises();
  challenge.answer.value = ' 8 ';
  expect(challenge.given()).toEqual({ id: 'sum-1', answer: '8' });
  await vi.advanceTimersByTimeAsync(EXPIRES_IN_MS - 14_000);
  expect([asked(), challenge.given()]).toEqual([2, { id: 'sum-2', answer: '' }]);
  scope.stop();
  await vi.advanceTimersByTimeAsync(EXPIRES_IN_MS);
  expect(asked()).toBe(2);
});

it('X-10 without a sum the form says so and tries again by itself', async () => {
  let down = true;
  const { challenge } = open(() => down);
  await flushPromises();
  expect([challenge.missing.value, challenge.question.value]).toEqual([true, null]);
  down = false;
  await vi.advanceTimersByTimeAsync(31_000);
  expect([challenge.missing.value, challenge.question.value]).toEqual([false, '5 + 3 =']);
});
