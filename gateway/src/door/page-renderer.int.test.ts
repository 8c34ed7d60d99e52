import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { citizen, world, type World } from '../testing/client.ts';

const REMOTES = [
  { name: 'public', path: '/', entry: '/remotes/public/remoteEntry.js' },
  { name: 'map', path: '/ban-do', entry: '/remotes/map/remoteEntry.js' },
  { name: 'elsewhere', path: '/ngoai', entry: 'https://other.test/remoteEntry.js' },
];
const SHELL =
  '<!doctype html><html lang="vi"><head><meta name="description" content="old" /><title>Hệ thống</title></head><body><div id="app"></div><section class="opening"><p>is opening</p></section><noscript>needs scripts</noscript></body></html>';
/** A front end's program that does what the address says. */
const PAGES = `
let made = 0;
export async function render({ path, language }, execute) {
  const at = new URL(path, 'http://x').pathname;
  if (at === '/stuck') for (;;);
  if (at === '/gone') process.exit(1);
  if (at === '/late') await new Promise((resolve) => setTimeout(resolve, 1500));
  if (at === '/fails') throw new Error('a bug');
  if (at === '/only-scripts') return null;
  const { data, errors } = await execute({ query: '{ case(id: "1") { title statusLabel } }' });
  if (errors) throw new Error('no answer');
  const who = await execute({ query: '{ cases { untagged } }' });
  const html = '<h1 style="color: red">' + data.case.title + '</h1><p>' + data.case.statusLabel + '</p><i>' + who.data.cases[0].untagged + '</i><b>' + ++made + '</b><u>' + Object.keys(process.env).length + '</u>';
  const head = { title: 'Ổ gà "to"', description: 'Một <b>ổ gà</b>. ' + 'dài '.repeat(100), hidden: at === '/hidden', image: at === '/phan-anh/1' ? '/files/a/1/thumb' : null, article: at === '/phan-anh/1' };
  return { head, html, path: at, meta: {}, data: { a: { '</script>': data.case.title, one: 1 } } };
}`;
const FRAME = `
export async function frame(request, page) {
  return { head: { ...page.head, title: page.head.title + ' – Hệ thống', system: 'Hệ thống' }, html: '<main>' + page.html + '</main>', data: { b: { two: 2 } } };
}`;
const WITHIN_MS = 400;
/** Without a change a page is kept for two seconds. */
const LESS_THAN_KEPT_MS = 1_500;

let here: World;
let builds = 0;
const file = async (path: string, content: string): Promise<void> => {
  const full = join(here.frontends, path);
  await mkdir(join(full, '..'), { recursive: true });
  await writeFile(full, content);
  const at = new Date(Date.now() + ++builds * 1_000);
  await utimes(full, at, at);
};
const get = async (path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string; policy: string; ms: number }> => {
  const from = performance.now();
  const answer = await fetch(`${here.gateway.url}${path}`, { headers });
  const text = await answer.text();
  return { status: answer.status, text, policy: answer.headers.get('content-security-policy') ?? '', ms: performance.now() - from };
};
/** The page once it comes with its content: the first one waits for the worker, and after a fault there is a rest. */
const rendered = async (path: string, headers?: Record<string, string>): Promise<void> => {
  await expect.poll(async () => (await get(path, headers)).text, { timeout: 15_000, interval: 100 }).toContain('<h1');
};
const whole = async (path: string, headers?: Record<string, string>): Promise<string> => {
  await rendered(path, headers);
  return (await get(path, headers)).text;
};
const bare = (text: string): boolean =>
  text.includes('<div id="app"></div>') && text.includes('needs scripts') && text.includes('is opening') && text.includes('<title>Hệ thống</title>');

beforeAll(async () => {
  here = await world({ RENDER_WITHIN_MS: String(WITHIN_MS) });
  await file('shell/dist/index.html', SHELL);
  await file('shell/dist/remotes.json', JSON.stringify(REMOTES));
  await file('shell/dist/server.js', FRAME);
});
afterAll(() => here.close());
beforeEach(() => file('public/dist/server.js', PAGES));

test('P11 a page comes with its content, title, description, and what the graph answered; nothing in it ends its element or needs unsafe-inline', async () => {
  const text = await whole('/phan-anh/1?x=1');
  expect(text).toContain('<title>Ổ gà &quot;to&quot; – Hệ thống</title>');
  expect(text).not.toContain('opening');
  expect(text).toMatch(/<meta name="description" content="Một &lt;b&gt;ổ gà&lt;\/b&gt;\. dài [^"]*…">/);
  expect(text.match(/name="description"/g)).toHaveLength(1);
  expect(text).toContain('<meta property="og:title" content="Ổ gà &quot;to&quot; – Hệ thống">');
  expect(text).toContain('<link rel="canonical" href="http://pakn.test/phan-anh/1">');
  expect(text).toContain('<div id="app"><main><h1 data-style="0">Ổ gà 1</h1><p>Đang xử lý</p>');
  expect(text).not.toContain('needs scripts');
  const data = /<script type="application\/json" id="data">(.*?)<\/script>/.exec(text)?.[1] ?? '';
  expect(JSON.parse(data)).toEqual({ a: { '</script>': 'Ổ gà 1', one: 1 }, b: { two: 2 } });
  const { policy } = await get('/phan-anh/1?x=1');
  expect(policy).not.toContain('unsafe-inline');
  expect(policy.match(/'sha256-/g)).toHaveLength(1);
  expect(await whole('/hidden')).toContain('<meta name="robots" content="noindex">');
});

test('P11 previews of links show the picture of the page, else the portal’s, by an address of the portal', async () => {
  const properties = (text: string): Record<string, string> =>
    Object.fromEntries(
      [...text.matchAll(/<meta (?:property|name)="((?:og|twitter):[\w:]+)" content="([^"]*)">/g)].map(([, name = '', content = '']) => [name, content]),
    );
  const report = properties(await whole('/phan-anh/1', { 'x-forwarded-host': 'evil.test' }));
  expect(report).toMatchObject({
    'og:type': 'article',
    'og:url': 'http://pakn.test/phan-anh/1',
    'og:site_name': 'Hệ thống',
    'og:locale': 'vi_VN',
    'og:locale:alternate': 'en_US',
    'og:image': 'http://pakn.test/files/a/1/thumb',
    'og:image:alt': 'Ổ gà &quot;to&quot; – Hệ thống',
    'twitter:card': 'summary_large_image',
  });
  expect(report).not.toHaveProperty('og:image:width');
  expect(properties(await whole('/'))).toMatchObject({
    ...{ 'og:type': 'website', 'og:image': 'http://pakn.test/made/preview.png', 'og:image:width': '1200', 'og:image:height': '630' },
    'og:image:alt': 'Hệ thống',
  });
});

test('P11 a page is for everybody: cookie and token of the visitor do not reach it, the language does; it is kept for a moment, until something is changed', async () => {
  const signedIn = { authorization: `Bearer ${await here.token(citizen('an'))}`, cookie: 'refresh=secret' };
  const made = (text: string): string | undefined => /<b>(\d+)<\/b>/.exec(text)?.[1];
  await rendered('/', signedIn);
  here.province.asked.length = 0;
  const first = await get('/?a', signedIn);
  expect(first.text).toContain('<i>null</i>');
  expect(first.text).toContain('<u>0</u>');
  expect(here.province.asked.map(({ kind, sub, cookie, address }) => ({ kind, sub, cookie, address }))).toEqual(
    here.province.asked.map(() => ({ kind: 'ANONYMOUS', sub: undefined, cookie: undefined, address: '127.0.0.1' })),
  );
  expect(made((await get('/?a')).text)).toBe(made(first.text));
  expect(await whole('/?a', { cookie: 'x=1; pakn-language=en' })).toContain('<p>In progress</p>');
  expect(await whole('/?a', { cookie: 'pakn-language=en' })).toContain('<html lang="en">');
  expect((await get('/?a')).text).toContain('<p>Đang xử lý</p>');
  const before = await whole('/?b');
  await here.ask('mutation { submitCase(title: "x") { id } }');
  await expect.poll(async () => made((await get('/?b')).text), { timeout: LESS_THAN_KEPT_MS, interval: 50 }).not.toBe(made(before));
});

test('P11 what fails, is late, or is not for the server goes out as it always did', async () => {
  await rendered('/');
  for (const path of ['/fails', '/only-scripts', '/ban-do', '/ngoai']) {
    const { status, text, ms } = await get(path);
    expect([path, status, bare(text)]).toEqual([path, 200, true]);
    expect(ms).toBeLessThan(WITHIN_MS);
  }
  const late = await get('/late');
  expect([late.status, bare(late.text)]).toEqual([200, true]);
  expect(late.ms).toBeGreaterThan(WITHIN_MS - 50);
  expect(late.ms).toBeLessThan(1_500);
  await rendered('/late'); // it was made after all, for the next one
  await here.province.stop('cases');
  const without = await get('/?without');
  expect([without.status, bare(without.text)]).toEqual([200, true]);
  await here.province.serve('cases');
  await rendered('/?with');
});

test('P11 a page that is late is answered by the one before, also when what it asks does not answer at all', async () => {
  const before = await whole('/?held');
  let letGo = (): void => {};
  here.province.hold = new Promise((resolve) => (letGo = resolve));
  await expect
    .poll(async () => (await get('/?held')).ms, { timeout: 10_000, interval: 100, message: 'it is not kept any more' })
    .toBeGreaterThan(WITHIN_MS - 50);
  expect((await get('/?held')).text).toBe(before);
  expect(bare((await get('/?never-asked-before')).text)).toBe(true);
  letGo();
  here.province.hold = null;
  await expect.poll(async () => (await get('/?held')).text, { timeout: 10_000, interval: 100 }).not.toBe(before);
  await here.province.stop('cases');
  const last = await get('/?held');
  expect([last.status, bare(last.text)]).toEqual([200, false]);
  await here.province.serve('cases');
  await rendered('/?served');
});

test('P11 an earlier page from before a change carries no answers: its scripts ask for what is there now', async () => {
  const carried = (text: string): unknown => JSON.parse(/ id="data">(.*?)<\/script>/.exec(text)?.[1] ?? 'null');
  expect(carried(await whole('/?changed'))).toHaveProperty('a');
  await here.ask('mutation { submitCase(title: "x") { id } }');
  let letGo = (): void => {};
  here.province.hold = new Promise((resolve) => (letGo = resolve));
  await expect.poll(async () => (await get('/?changed')).ms, { timeout: 10_000, interval: 100 }).toBeGreaterThan(WITHIN_MS - 50);
  const { text } = await get('/?changed');
  expect([bare(text), carried(text)]).toEqual([false, {}]);
  letGo();
  here.province.hold = null;
  await rendered('/?goes-on');
});

test('P11 a worker that is stuck or ends by itself costs a moment: pages go out without their content, and come with it again', async () => {
  await rendered('/');
  expect(bare((await get('/gone')).text)).toBe(true);
  expect(bare((await get('/?next')).text)).toBe(true);
  await rendered('/?again');
  const stuck = await Promise.all(['/stuck', '/stuck?1', '/stuck?2'].map((path) => get(path)));
  expect(stuck.map(({ status, text }) => [status, bare(text)])).toEqual([1, 2, 3].map(() => [200, true]));
  await rendered('/?and-again');
});

test('A1-04 a front end that was released is rendered by its own program, one without a program by scripts alone', async () => {
  const version = '20261102000000-bbbbbbbb';
  const publish = (current: string | null): Promise<void> => {
    const entry = { name: 'public', path: '/', entry: `/remotes/public/${version}/remoteEntry.js` };
    return file('releases/index.json', JSON.stringify({ public: { current, versions: [{ version, entry }] } }));
  };
  await file(`releases/public/${version}/remoteEntry.js`, '');
  await rendered('/');
  await publish(version);
  expect(bare((await get('/?released')).text)).toBe(true);
  await file(`releases/public/${version}/server.js`, PAGES.replaceAll('<p>', '<p class="released">'));
  expect(await whole('/?own')).toContain('<p class="released">');
  await publish(null);
  expect(await whole('/?back')).toContain('<p>');
});
