import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { world, type World } from '../testing/client.ts';

const REMOTES = [
  { name: 'public', path: '/', entry: '/remotes/public/remoteEntry.js' },
  { name: 'officer', path: '/can-bo', entry: '/remotes/officer/remoteEntry.js' },
  { name: 'elsewhere', path: '/ngoai', entry: 'https://other.test/remoteEntry.js' },
];
const PUBLIC = {
  all: ['remoteEntry.js'],
  pages: [
    { path: '/', scripts: ['assets/Home-abcdefgh.js'], styles: ['assets/Home-abcdefgh.css'] },
    { path: '/phan-anh/:code', scripts: ['assets/Case-abcdefgh.js'], styles: [] },
  ],
};
const OFFICER = { all: ['remoteEntry.js'], pages: [{ path: '/can-bo/xu-ly/:code?', scripts: ['assets/Inbox-abcdefgh.js'], styles: [] }] };

let here: World;
const file = async (path: string, content: string): Promise<void> => {
  const full = join(here.frontends, path);
  await mkdir(join(full, '..'), { recursive: true });
  await writeFile(full, content);
};
beforeAll(async () => {
  here = await world();
  await file('shell/dist/index.html', '<!doctype html><html lang="vi"><head><title>x</title></head><body></body></html>');
  await file('shell/dist/remotes.json', JSON.stringify(REMOTES));
  await file('public/dist/page-files.json', JSON.stringify(PUBLIC));
  await file('officer/dist/page-files.json', JSON.stringify(OFFICER));
});
afterAll(() => here.close());

const page = async (path: string): Promise<string> => (await fetch(`${here.gateway.url}${path}`)).text();
const named = async (path: string): Promise<string[]> =>
  [...(await page(path)).matchAll(/<link rel="(?:modulepreload|preload)"[^>]* href="([^"]+)">/g)].map(([, address = '']) => address.replace('/remotes/', ''));
const inlined = async (): Promise<unknown> =>
  JSON.parse(/<script type="application\/json" id="remotes">(.*?)<\/script>/.exec(await page('/'))?.[1] ?? 'null') as unknown;

test('P11b a page names the files of the front end that answers at its address, and of that page only', async () => {
  expect(await named('/')).toEqual(['public/assets/Home-abcdefgh.css', 'public/remoteEntry.js', 'public/assets/Home-abcdefgh.js']);
  expect(await named('/phan-anh/KH-2611-AAAAAA?x=/can-bo')).toEqual(['public/remoteEntry.js', 'public/assets/Case-abcdefgh.js']);
  expect(await named('/phan-anh/')).toEqual(['public/remoteEntry.js']);
  expect(await named('/can-bo/xu-ly')).toEqual(['officer/remoteEntry.js', 'officer/assets/Inbox-abcdefgh.js']);
  expect(await named('/can-bo/xu-ly/KH-1')).toEqual(['officer/remoteEntry.js', 'officer/assets/Inbox-abcdefgh.js']);
  expect(await named('/can-bo-khac')).toEqual(['public/remoteEntry.js']);
  expect(await named('/ngoai')).toEqual([]);
});

test('P11b the page brings remotes.json with it, as it is at the moment, and no text in it can end its element', async () => {
  expect(await inlined()).toEqual(REMOTES);
  const moved = [{ name: 'public', path: '/', entry: '/remotes/public/remoteEntry.js', note: '</script><script>alert(1)</script>$&' }];
  await file('shell/dist/remotes.json', JSON.stringify(moved));
  const later = new Date(Date.now() + 60_000);
  await utimes(join(here.frontends, 'shell/dist/remotes.json'), later, later);
  expect(await inlined()).toEqual(moved);
  expect((await page('/')).match(/<script/g)).toHaveLength(1);
});
