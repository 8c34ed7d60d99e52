import { wrongAnswers } from '@pakn/service-kit/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { province, type Province } from './testing/province.ts';

let here: Province;
beforeAll(async () => {
  here = await province();
});
afterAll(() => here.close());

it('S14 no route fails or shows the inside, whatever is asked', async () => {
  expect(here.accounts.routes.length).toBeGreaterThan(3);
  expect(await wrongAnswers(here.accounts.routes, (path, init) => here.as().raw(path, init))).toEqual([]);
});
