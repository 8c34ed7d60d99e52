import { wrongAnswers } from '@pakn/service-kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { world, type World } from '../testing/client.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.close());

test('S14 no route fails or shows the inside, whatever is asked', async () => {
  expect(here.gateway.routes.length).toBeGreaterThan(20);
  expect(await wrongAnswers(here.gateway.routes, (path, init) => fetch(`${here.gateway.url}${path}`, init))).toEqual([]);
});
