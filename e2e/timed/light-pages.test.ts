import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, openWindow, solveOnScreen } from '../outside/browser.ts';
import { does } from '../outside/case-acts.ts';
import { agencyIds, files } from '../outside/filing.ts';
import { demoPerson, signedIn } from '../outside/people.ts';

const PHONE = { width: 390, height: 844 };
/** What is smaller fits into one packet as it is. */
const COMPRESSED_FROM_BYTES = 1_024;
const TEXT = /javascript|css|json|html|svg/;
const MOST_SHIFT = 0.02;
/** Two weights for people, the figures, and the letters of the data font where a figure has a word beside it. */
const MOST_FONT_BYTES = 110_000;

/** Of the report form's scripts, each compressed as the gateway sends it. */
const MOST_FORM_BYTES = 190_000;
/** Of the report form in all, headers and everything else included, until nothing more comes. */
const MOST_FORM_BYTES_IN_ALL = 250_000;

const system = inject('system');
let browser: Browser;
let code: string;
beforeAll(async () => {
  browser = await openBrowser();
  const [citizen, operator] = await Promise.all(
    [demoPerson(system, 'CITIZEN'), demoPerson(system, 'OPERATOR')].map(async (one) => signedIn(system, await one)),
  );
  if (!citizen || !operator) throw new Error('nobody is signed in');
  const filed = await files(citizen);
  const leadAgencyId = (await agencyIds(operator))('S-XD');
  const input = { leadAgencyId, coordinatorAgencyIds: [], makePublic: true };
  ({ code } = await does(operator, 'assignCase', { id: filed.id, version: filed.version, input }));
});
afterAll(() => browser?.close());

/** Slow 3G as browsers' tools mean it: what a front end loads by parts comes one after the other. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/** Runs in the page before its own scripts. */
function addUpShifts(): void {
  const seen = { shift: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

interface Opened {
  page: Page;
  answers: Response[];
}
/** `untouched`: as it is before its reader does anything. */
async function open(path: string, { untouched = false } = {}): Promise<Opened> {
  const { page } = await openWindow(browser, system, PHONE, { untouched });
  const answers: Response[] = [];
  page.on('response', (answer) => answers.push(answer));
  await page.addInitScript(addUpShifts);
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.locator('h1').first().waitFor({ state: 'attached' });
  return { page, answers };
}
const shiftOf = ({ page }: Pick<Opened, 'page'>): Promise<number> => page.evaluate(() => (globalThis as unknown as { seen: { shift: number } }).seen.shift);
const ofMap = ({ answers }: Opened): string[] => answers.map((answer) => new URL(answer.url()).pathname).filter((path) => path.startsWith('/remotes/map/'));

test('P11 the report form loads few scripts before its map is asked for', async () => {
  const opened = await open('/gui-phan-anh', { untouched: true });
  await opened.page.getByRole('button', { name: 'Gửi phản ánh' }).first().waitFor({ state: 'attached' });
  const scripts = opened.answers.filter((answer) => answer.request().resourceType() === 'script');
  const sizes = await Promise.all(
    scripts.map(async (script): Promise<[size: number, path: string]> => {
      const body = await script.body();
      return [body.length < COMPRESSED_FROM_BYTES ? body.length : brotliCompressSync(body).length, new URL(script.url()).pathname];
    }),
  );
  const whole = sizes.reduce((sum, [size]) => sum + size, 0);
  const listed = sizes
    .toSorted(([a], [b]) => b - a)
    .map(([size, path]) => `${size} ${path}`)
    .join('\n');
  expect(scripts.length).toBeGreaterThan(10);
  const texts = await Promise.all(scripts.map(async (script) => [new URL(script.url()).pathname, (await script.body()).toString()] as const));
  expect(
    texts.filter(([, text]) => !text.startsWith('//# allFunctionsCalledOnLoad\n')).map(([path]) => path),
    'what the browser compiles while it comes',
  ).toEqual([]);
  expect(whole, listed).toBeLessThanOrEqual(MOST_FORM_BYTES);
  await opened.page.close();
});

test('P11b the report form and all that it needs before its map is asked for, headers included, are light', async () => {
  const opened = await open('/gui-phan-anh', { untouched: true });
  const answered = await Promise.all(
    opened.answers.map(async (answer): Promise<[size: number, address: string]> => {
      await answer.finished();
      const { responseBodySize, responseHeadersSize } = await answer.request().sizes();
      return [responseBodySize + responseHeadersSize, answer.url()];
    }),
  );
  const listed = answered.toSorted(([a], [b]) => b - a).map(([size, address]) => `${size} ${address}`);
  expect(
    answered.reduce((sum, [size]) => sum + size, 0),
    listed.join('\n'),
  ).toBeLessThanOrEqual(MOST_FORM_BYTES_IN_ALL);
  expect(
    opened.answers.filter((answer) => answer.request().resourceType() === 'font').map((answer) => answer.url()),
    'figures have a font of their own where they stand in columns',
  ).toHaveLength(2);
  await opened.page.close();
});

describe('P11b a visitor on a slow phone', () => {
  test.each(['/', '/tra-cuu', '/thong-ke', '/gui-phan-anh', '/tai-khoan/dang-nhap', '/phan-anh/:code'])(
    '%s: long texts come compressed, the map is left alone, nothing moves while the page comes',
    async (path) => {
      const opened = await open(path.replace(':code', code));
      const plain: string[] = [];
      for (const answer of opened.answers) {
        const { 'content-type': type = '', 'content-encoding': encoding } = answer.headers();
        if (encoding || !TEXT.test(type)) continue;
        if ((await answer.body()).length >= COMPRESSED_FROM_BYTES) plain.push(answer.url());
      }
      expect(plain).toEqual([]);
      expect(ofMap(opened), 'the map was loaded and nobody asked for it').toEqual([]);
      expect(await shiftOf(opened)).toBeLessThanOrEqual(MOST_SHIFT);
      await opened.page.close();
    },
  );

  test('the page of a report without an account stays where it is while it comes to its reporter, on slow 3G', async () => {
    const { context, page: form } = await openWindow(browser, system, PHONE);
    await form.goto('/gui-phan-anh');
    await form.locator('#report-form[aria-busy=false]').waitFor();
    await form.getByLabel('Phản ánh về việc gì?').fill('Nắp cống vỡ giữa đường');
    await form.getByLabel('Nội dung').fill('Vỡ một nửa, xe máy dễ sập.');
    await form.getByRole('button', { name: 'Nhập địa chỉ' }).click();
    await form.getByRole('combobox', { name: /^Địa chỉ/ }).fill('14 Phan Chu Trinh');
    await form.getByLabel('Xã, phường, đặc khu').selectOption({ label: 'Nha Trang' });
    await solveOnScreen(form);
    await form.locator('.mbar [type=submit]').click();
    await form.getByRole('heading', { name: 'Đã gửi phản ánh' }).waitFor();
    const own = (await form.getByTestId('case-code').textContent())?.trim() ?? '';
    await form.close();

    const page = await context.newPage();
    await page.addInitScript(addUpShifts);
    const slowLine = await context.newCDPSession(page);
    await slowLine.send('Network.enable');
    await slowLine.send('Network.emulateNetworkConditions', SLOW_3G);
    await page.goto(`/phan-anh/${own}`, { waitUntil: 'networkidle' });
    await page.getByTestId('anonymous-note').waitFor();
    expect(await shiftOf({ page })).toBeLessThanOrEqual(MOST_SHIFT);
    await context.close();
  });

  test('the map of the home page is a picture until it is touched; the keyboard goes on where it stood', async () => {
    const opened = await open('/');
    await opened.page.getByRole('button', { name: 'Xem bản đồ' }).press('Enter');
    await opened.page.locator('[data-testid=mini-map][data-ready=yes]').waitFor();
    expect(ofMap(opened)).not.toEqual([]);
    expect(await opened.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Bản đồ nơi có phản ánh mới nhất');
    await opened.page.close();
  });

  test('fonts are few and small: the page asks for one of them at once', async () => {
    const opened = await open('/');
    const fonts = opened.answers.filter((answer) => answer.request().resourceType() === 'font');
    const [first] = await opened.page.locator('link[rel=preload][as=font]').evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
    expect(await opened.page.locator('link[rel=preload][as=font]').count()).toBe(1);
    expect(fonts.map((font) => font.url())).toContain(first);
    const sizes = await Promise.all(fonts.map(async (font) => (await font.body()).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_FONT_BYTES);
    await opened.page.close();
  });
});
