import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, type Window } from './outside/browser.ts';
import { demoPerson } from './outside/people.ts';

const PHONE = { width: 390, height: 844 };
const ZALO =
  'Mozilla/5.0 (Linux; Android 14; SM-A156E; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 Zalo android/24100 ZaloTheme/light ZaloLanguage/vi';

const system = inject('system');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** What Chromium says of a line in a hill commune; without this a page on this machine loads its scripts when it is idle. */
const slowLine = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const line = Object.assign(new EventTarget(), { effectiveType: '3g', saveData: false, downlink: 1.2 });
    Object.defineProperty(navigator, 'connection', { value: line });
  });
/** Until the page acts by its scripts. */
const acts = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => Boolean(document.querySelector('#app') && '__vue_app__' in document.querySelector('#app')!));

describe('P11b before the first touch', () => {
  test.each(['/', '/tra-cuu', '/thong-ke', '/huong-dan', '/thong-bao', '/dia-chi'])(
    '%s loads no script; what is pressed first is done when they come',
    async (path) => {
      const window = await openWindow(browser, system, PHONE, { untouched: true });
      const { page } = window;
      await slowLine(page);
      const scripts: string[] = [];
      page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
      const served = async (): Promise<number> => {
        scripts.length = 0;
        await page.goto(path, { waitUntil: 'networkidle' }); // a page that was late is there for who asks next
        return page.locator('template#scripts').count();
      };
      await expect.poll(served, { timeout: 60_000 }).toBe(1);
      expect(scripts).toEqual([]);
      expect(await page.locator('h1').first().textContent()).not.toBe('');
      await page.getByRole('button', { name: 'Menu' }).click();
      await page.locator('#phone-menu').waitFor();
      expect(scripts.length).toBeGreaterThan(0);
      expectCleanWindow(window);
      await window.context.close();
    },
  );
});

describe('A1-10 B-22 letters and contrast', () => {
  test('are chosen on a page that has no scripts yet, hold on the next page, and nothing is wider than the window', async () => {
    const window = await openWindow(browser, system, { width: 1280, height: 800 }, { untouched: true });
    const { page } = window;
    await slowLine(page);
    await page.goto('/huong-dan');
    await page.getByRole('button', { name: 'Tăng tương phản' }).click();
    await page.getByRole('button', { name: 'Chữ to hơn' }).click();
    const chosen = (): Promise<DOMStringMap> => page.evaluate(() => ({ ...document.documentElement.dataset }));
    expect(await chosen()).toMatchObject({ text: 'large', contrast: 'more' });
    await acts(page);
    expect(await chosen()).toMatchObject({ text: 'large', contrast: 'more' });
    for (const path of ['/', '/tra-cuu', '/thong-ke']) {
      await page.goto(path);
      expect(await chosen()).toMatchObject({ text: 'large', contrast: 'more' });
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} at ${width} px`).toBeLessThanOrEqual(width);
      }
    }
    expectCleanWindow(window);
    await window.context.close();
  });
});

describe('A2-09 X-18 B-10 the installed app', () => {
  let window: Window;
  beforeAll(async () => {
    window = await openWindow(browser, system, PHONE, { serviceWorkers: 'allow' });
  });
  afterAll(() => window?.context.close());

  test('a browser finds nothing that keeps it from installing; icons are there', async () => {
    const { page, context } = window;
    await page.goto('/');
    const devtools = await context.newCDPSession(page);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
    const { icons } = (await (await page.request.get('/app.webmanifest')).json()) as { icons: { src: string }[] };
    for (const { src } of icons) expect((await page.request.get(src)).ok(), src).toBe(true);
  });

  test('what was opened once opens without the network, with its form; another page says so and offers the calls', async () => {
    const { page, context } = window;
    await signInQuickly(window, system, await demoPerson(system, 'CITIZEN'));
    await page.goto('/');
    await page.keyboard.press('Tab'); // the first touch: scripts, and the worker
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    for (const path of ['/', '/gui-phan-anh']) {
      await page.goto(path);
      await page.keyboard.press('Tab');
      await acts(page);
      await page.waitForLoadState('networkidle');
    }
    await page.getByLabel('Phản ánh về việc gì?').waitFor();

    await context.setOffline(true);
    await page.goto('/gui-phan-anh');
    await page.getByLabel('Phản ánh về việc gì?').fill('Cột điện nghiêng sau bão');
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goto('/gioi-thieu');
    await page.getByRole('heading', { level: 1, name: 'Không có mạng' }).waitFor();
    expect(await page.getByRole('link', { name: 'Cấp cứu 115' }).getAttribute('href')).toBe('tel:115');

    await context.setOffline(false);
    await page.getByRole('link', { name: 'Thử lại' }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Không có mạng' }).waitFor();
    // What was typed without the network is in the draft.
    await page.goto('/gui-phan-anh');
    await expect.poll(() => page.getByLabel('Phản ánh về việc gì?').inputValue()).toBe('Cột điện nghiêng sau bão');
  });

  test('nothing of the graph is kept on the device, nor an address with a token; who signs out leaves no page behind', async () => {
    const { page } = window;
    await page.goto('/tai-khoan/kich-hoat#token=abcdefghijklmnopqrstuv');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const kept = await window.page.evaluate(async () => {
      const urls: string[] = [];
      for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname);
      return urls;
    });
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter((path) => /^\/(?:graphql|files|uploads|can-bo|tai-khoan)/.test(path))).toEqual([]);

    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/gui-phan-anh');
    await page.getByRole('button', { name: /^Tài khoản/ }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await expect.poll(() => page.evaluate(() => caches.has('pages')), { timeout: 20_000 }).toBe(false);
  });
});

test('B-37 inside Zalo the portal says what does not work there, and how to leave; who stays is left alone', async () => {
  const window = await openWindow(browser, system, PHONE, { userAgent: ZALO });
  const { page } = window;
  await page.goto('/tra-cuu?tu_khoa=den');
  await page.keyboard.press('Tab');
  const notice = page.getByRole('complementary', { name: 'Trình duyệt trong ứng dụng' });
  const { host } = new URL(system.origin);
  expect(await notice.getByRole('link', { name: 'Mở bằng trình duyệt' }).getAttribute('href')).toBe(
    `intent://${host}/tra-cuu?tu_khoa=den#Intent;scheme=http;end`,
  );
  await notice.getByRole('button', { name: 'Vẫn dùng ở đây' }).click();
  await page.goto('/');
  await page.keyboard.press('Tab');
  await acts(page);
  expect(await notice.count()).toBe(0);
  expectCleanWindow(window);
  await window.context.close();
});
