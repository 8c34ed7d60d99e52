import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow } from '../outside/browser.ts';
import { removeData, startSystem, type RunningSystem } from '../running-system.ts';

// Each front end is released alone, while people have pages open (08, "Each front end released alone").
const FRONT_ENDS = fileURLToPath(new URL('../../frontends/', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../../local/tools/release.mjs', import.meta.url));
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml' };
const run = promisify(execFile);
let dataDir: string;
let elsewhere: Server;
let far: string;
let system: RunningSystem;
let browser: Browser;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'pakn-released-'));
  // Another machine that serves the map, and lets the portal's pages read it.
  elsewhere = createServer(({ url = '/' }, response) => {
    const file = path.join(FRONT_ENDS, 'map/dist', new URL(url, 'http://x').pathname);
    readFile(file).then(
      (content) => response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'text/plain', 'access-control-allow-origin': '*' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  far = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  system = await startSystem(dataDir, { REMOTE_ORIGINS: far });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
  elsewhere?.close();
  await removeData(dataDir);
});

const release = async (...words: string[]): Promise<string> => {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: new URL(system.origin).port, REMOTE_ORIGINS: far };
  return (await run(process.execPath, [PROGRAM, ...words], { env })).stdout.trim();
};
/** A page, and where the code of its map came from. */
async function visit(address: string): Promise<{ page: Page; entries: string[] }> {
  const { page } = await openWindow(browser, { origin: system.origin, dataDir });
  const entries: string[] = [];
  page.on('request', (request) => {
    if (/remoteEntry\.js/.test(request.url()) && /map|127\.0\.0\.1/.test(request.url())) entries.push(request.url());
  });
  await page.goto(address);
  return { page, entries };
}
const mapIsShown = (page: Page): Promise<void> => page.getByRole('heading', { level: 1, name: /bản đồ/i }).waitFor();

test('A1-04 a new map is released while somebody has a half-typed report open: the words stay, the form’s map still works, new pages get the new one', async () => {
  const { page } = await visit('/gui-phan-anh');
  await page.locator('#report-form[aria-busy=false]').waitFor();
  await page.getByLabel('Phản ánh về việc gì?').fill('Nắp cống vỡ trước số 12');
  const said = await release('map', '--from', path.join(FRONT_ENDS, 'map/dist'));
  const version = /Released map (\S+)\./.exec(said)?.[1];
  await page.getByText('Chọn trên bản đồ', { exact: true }).click();
  await page.locator('[data-testid=location-picker]').waitFor();
  expect(await page.getByLabel('Phản ánh về việc gì?').inputValue()).toBe('Nắp cống vỡ trước số 12');
  const later = await visit('/ban-do');
  await mapIsShown(later.page);
  expect(later.entries).toEqual([`${system.origin}/remotes/map/${version}/remoteEntry.js`]);
  expect(await release('map', '--rollback')).toBe('map is what the start has built again.');
  const after = await visit('/ban-do');
  await mapIsShown(after.page);
  expect(after.entries).toEqual([`${system.origin}/remotes/map/remoteEntry.js`]);
});

test('A1-04 a map that another server serves answers in its place', async () => {
  expect(await release('map', '--at', far)).toMatch(/^Released map /);
  const { page, entries } = await visit('/ban-do');
  await mapIsShown(page);
  expect(entries).toEqual([`${far}/remoteEntry.js`]);
  await release('map', '--rollback');
});

test('A1-04 one that needs a newer kit is not loaded; the rest goes on, and going back mends it', async () => {
  const newer = await mkdtemp(path.join(tmpdir(), 'pakn-newer-map-'));
  await cp(path.join(FRONT_ENDS, 'map/dist'), newer, { recursive: true });
  const entry = JSON.parse(await readFile(path.join(newer, 'remote.json'), 'utf8')) as { requires: Record<string, string> };
  await writeFile(path.join(newer, 'remote.json'), JSON.stringify({ ...entry, requires: { ...entry.requires, '@pakn/ui': '3.0' } }));
  await release('map', '--from', newer);
  const { page } = await visit('/ban-do');
  await page.getByTestId('remote-failed').waitFor();
  await page.getByRole('link', { name: 'Thống kê' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Thống kê kết quả xử lý' }).waitFor();
  await release('map', '--rollback');
  await mapIsShown((await visit('/ban-do')).page);
  await removeData(newer);
});

test('A1-04 B-10 the shell is released in the same way: its page loads the files of its own version, and an open page is offered it', async () => {
  const open = await openWindow(browser, { origin: system.origin, dataDir }, undefined, { serviceWorkers: 'allow' });
  await open.page.goto('/');
  await open.page.keyboard.press('Tab'); // touched: the service worker is registered
  await open.page.waitForFunction(() => navigator.serviceWorker.controller !== null);

  // Another build of the shell has another service worker.
  const build = path.join(dataDir, 'another-shell');
  await cp(path.join(FRONT_ENDS, 'shell/dist'), build, { recursive: true });
  await writeFile(path.join(build, 'sw.js'), `${await readFile(path.join(build, 'sw.js'), 'utf8')}\n// another version\n`);
  for (const twin of ['sw.js.br', 'sw.js.gz']) await rm(path.join(build, twin));
  const said = await release('shell', '--from', build);
  expect(said).toMatch(/^Released shell /);
  const { page } = await visit('/');
  await page.getByRole('heading', { level: 1 }).waitFor();

  await open.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await open.page.getByText('Có phiên bản mới').waitFor();
  const reloaded = open.page.waitForEvent('load');
  await open.page.getByRole('button', { name: 'Tải lại' }).click();
  await reloaded;
  await open.page.getByRole('heading', { level: 1 }).waitFor();
  await open.context.close();
  await release('shell', '--rollback');
});

test('A1-04 what is no front end, or no build of it, is refused in a sentence', async () => {
  for (const [words, sentence] of [
    [['nothing'], 'There is no front end nothing.'],
    [['map', '--from', dataDir], 'is no build of map'],
    [['map', '--at', 'https://elsewhere.example/'], 'is not among REMOTE_ORIGINS'],
    [['map', '--rollback'], 'Nothing was released of map'],
  ] as const)
    await expect(release(...words)).rejects.toThrow(sentence);
});
