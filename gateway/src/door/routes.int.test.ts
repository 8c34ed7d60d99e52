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
  const wrong = await wrongAnswers(here.gateway.routes, (path, init) => fetch(`${here.gateway.url}${path}`, init));
  // The graph of the small province has no announcements and no weeks: the sitemap says that it is not available.
  expect(wrong.filter(({ asked, status }) => status !== 503 || !/^(GET|HEAD) \/sitemap/.test(asked))).toEqual([]);
});
