import { wrongAnswers } from '@pakn/service-kit/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { servedStats } from './testing/served-stats.ts';

let here: Awaited<ReturnType<typeof servedStats>>;
beforeAll(async () => {
  here = await servedStats();
});
afterAll(() => here.close());

it('S14 no route fails or shows the inside, whatever is asked', async () => {
  // Until the facts are read it says rightly that it is not ready.
  await expect.poll(async () => (await here.raw('/ready')).status, { timeout: 10_000 }).toBe(200);
  expect(here.stats.routes.length).toBeGreaterThan(3);
  expect(await wrongAnswers(here.stats.routes, (path, init) => here.raw(path, init))).toEqual([]);
});
