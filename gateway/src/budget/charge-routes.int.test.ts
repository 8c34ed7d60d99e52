import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { citizen, world, type World } from '../testing/client.ts';

const PICTURES_ON_A_PAGE = 60;
/** What keeps the system running asks these. */
const FREE = ['/health', '/ready', '/metrics'];

let here: World;
afterEach(() => here.close());
const send = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${here.gateway.url}${path}`, init);
const left = (answer: Response, name = 'remaining'): number => Number(answer.headers.get(`x-ratelimit-${name}`));

describe('B-13 S8-S12 routes that are no operation of the graph', () => {
  test('every route says what is left of the budget, but what keeps the system running', async () => {
    here = await world();
    const silent: string[] = [];
    for (const { method, url } of here.gateway.routes) {
      if (method === 'TRACE') continue; // fetch cannot ask it
      const path = url.replaceAll(/:\w+|\*/g, 'x');
      const answer = await send(path.startsWith('/') ? path : `/${path}`, { method });
      if (!answer.headers.has('x-ratelimit-remaining')) silent.push(`${method} ${url}`);
    }
    const preflight = silent.filter((route) => route.startsWith('OPTIONS *'));
    expect(silent.filter((route) => !preflight.includes(route)).toSorted()).toEqual(FREE.flatMap((url) => [`GET ${url}`, `HEAD ${url}`]).toSorted());
    expect(left(await send('/nowhere', { method: 'POST' }), 'used')).toBeGreaterThan(0);
  });

  test('a spent budget is 429 with Retry-After before the service is asked; for this caller only', async () => {
    here = await world({ LIMIT_COST_PER_ADDRESS_PER_MINUTE: '520', LIMIT_COST_PER_ACCOUNT_PER_MINUTE: '20' });
    expect([(await send('/oauth/token', { method: 'POST' })).status, (await send('/oauth/token', { method: 'POST' })).status]).toEqual([200, 429]);
    for (const status of [200, 200, 429]) expect((await send('/files/a/7')).status).toBe(status);
    for (const path of ['/exports/x.xlsx', '/remotes.json', '/files/a/7', '/graphql?query={__typename}']) {
      const answer = await send(path, { headers: { 'accept-language': 'en', 'apollo-require-preflight': 'true' } });
      const { errors } = (await answer.json()) as { errors: { message: string; extensions: object }[] };
      expect([path, answer.status, errors[0]?.extensions]).toEqual([path, 429, { code: 'RATE_LIMITED' }]);
      expect(errors[0]?.message).toContain('Too many requests');
      expect([left(answer), answer.headers.get('x-ratelimit-resource'), answer.headers.get('cache-control')]).toEqual([0, 'address', 'no-store']);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    for (const path of FREE) expect([path, (await send(path)).status]).toEqual([path, 200]);
    const authorization = `Bearer ${await here.token(citizen('a'))}`;
    const mine = await send('/files/a/7', { headers: { authorization } });
    expect([mine.status, mine.headers.get('x-ratelimit-resource'), left(mine)]).toEqual([200, 'account', 10]);
  });

  test('a page with its files and 60 pictures is a small part of a budget, and what is cached costs as good as nothing', async () => {
    here = await world();
    await mkdir(join(here.frontends, 'shell/dist'), { recursive: true });
    await writeFile(join(here.frontends, 'shell/dist/index.html'), '<!doctype html>');
    const seen = [await send('/'), ...(await Promise.all(Array.from({ length: PICTURES_ON_A_PAGE }, () => send('/files/a/7'))))];
    expect(new Set(seen.map(({ status }) => status))).toEqual(new Set([200]));
    const used = left(await send('/'), 'used');
    expect(used / left(await send('/'), 'limit')).toBeLessThan(0.001);
    const cached = await send('/files/a/7', { headers: { 'if-none-match': '"7"' } });
    expect([cached.status, left(cached, 'used')]).toEqual([304, used + 2]);
  });
});
