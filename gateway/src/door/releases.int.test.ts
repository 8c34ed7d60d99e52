import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { world, type World } from '../testing/client.ts';

const [OLD, NEW] = ['20261101000000-aaaaaaaa', '20261102000000-bbbbbbbb'];
const SHIPPED = [
  { name: 'public', path: '/', entry: '/remotes/public/remoteEntry.js' },
  { name: 'map', path: '/ban-do', entry: '/remotes/map/remoteEntry.js', requires: { vue: '3.5' } },
];
let here: World;
const file = async (path: string, content: string): Promise<void> => {
  const full = join(here.frontends, path);
  await mkdir(join(full, '..'), { recursive: true });
  await writeFile(full, content);
};
/** As `npm run release` does it: in one step. */
const publish = async (index: object): Promise<void> => {
  await file('releases/index.next', JSON.stringify(index));
  await rename(join(here.frontends, 'releases/index.next'), join(here.frontends, 'releases/index.json'));
};
const mapEntry = (version: string): object => ({ name: 'map', path: '/ban-do', entry: `/remotes/map/${version}/remoteEntry.js`, requires: { vue: '3.6' } });
beforeAll(async () => {
  here = await world({ REMOTE_ORIGINS: 'https://maps.example' });
  await file('shell/dist/index.html', '<!doctype html><html><head></head><body>built</body></html>');
  await file('shell/dist/remotes.json', JSON.stringify(SHIPPED));
  await file('shell/dist/assets/index-abcdefgh.js', 'built');
  await file('map/dist/remoteEntry.js', 'built');
  for (const version of [OLD, NEW]) {
    await file(`releases/map/${version}/remoteEntry.js`, version);
    await file(`releases/map/${version}/page-files.json`, JSON.stringify({ all: ['remoteEntry.js'], pages: [] }));
    await file(`releases/shell/${version}/index.html`, `<!doctype html><html><head></head><body>${version}</body></html>`);
    await file(`releases/shell/${version}/remotes.json`, JSON.stringify(SHIPPED));
    await file(`releases/shell/${version}/assets/index-${version.slice(-8)}.js`, version);
  }
});
afterAll(() => here.close());
const get = async (path: string): Promise<{ status: number; text: string; policy: string }> => {
  const answer = await fetch(`${here.gateway.url}${path}`);
  return { status: answer.status, text: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' };
};
const list = async (): Promise<unknown> => JSON.parse((await get('/remotes.json')).text) as unknown;

test('A1-04 a front end that was released alone is named from the next request on, with what it needs; older versions are still served', async () => {
  expect(await list()).toEqual(SHIPPED);
  await publish({ map: { current: NEW, versions: [NEW, OLD].map((version) => ({ version, entry: mapEntry(version ?? '') })) } });
  expect(await list()).toEqual([SHIPPED[0], mapEntry(NEW ?? '')]);
  const page = await get('/ban-do');
  expect(page.text).toContain(`href="/remotes/map/${NEW}/remoteEntry.js"`);
  for (const version of [OLD, NEW]) expect((await get(`/remotes/map/${version}/remoteEntry.js`)).text).toBe(version);
  expect((await get('/remotes/map/remoteEntry.js')).text).toBe('built');
  await publish({ map: { current: null, versions: [] } });
  expect(await list()).toEqual(SHIPPED);
});

test('A1-04 a released shell is the page; files of the shells before it stay for open pages', async () => {
  await publish({ shell: { current: NEW, versions: [NEW, OLD].map((version) => ({ version, entry: null })) } });
  expect((await get('/')).text).toContain(NEW);
  expect((await get('/assets/index-bbbbbbbb.js')).text).toBe(NEW);
  expect((await get('/assets/index-aaaaaaaa.js')).text).toBe(OLD);
  expect((await get('/assets/index-abcdefgh.js')).text).toBe('built');
  await publish({});
  expect((await get('/')).text).toContain('built');
});

test('A1-04 the policy of pages allows the origins that front ends may be released at, and no other', async () => {
  const { policy } = await get('/');
  for (const directive of ['script-src', 'style-src', 'font-src', 'img-src', 'connect-src'])
    expect(policy).toMatch(new RegExp(`${directive} 'self'[^;]* https://maps\\.example`));
  expect(policy).not.toContain('unsafe');
});

test('nothing outside of a version can be reached through it, and no index makes one', async () => {
  await file('releases/secret.txt', 'secret');
  for (const path of [`/remotes/map/${NEW}/../../secret.txt`, `/remotes/map/${NEW}/..%2f..%2fsecret.txt`, `/remotes/..%2freleases/${NEW}/secret.txt`])
    expect((await get(path)).text).not.toContain('secret');
  expect((await get(`/remotes/map/20261103000000-cccccccc/remoteEntry.js`)).status).toBe(404);
});
