import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { PUBLIC_PAGES } from './outside/axe.ts';
import { expectCleanWindow, openBrowser, openWindow, signInOnScreen } from './outside/browser.ts';
import { demoPerson, type System } from './outside/people.ts';

const SHARED = ['vue', 'vue-router', 'vue-i18n', '@pakn/ui'];

interface LastCheck {
  pages: string[];
  faults: number;
}

const system: System = inject('system');
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe('four front ends in one page', () => {
  test('every shared library is the same object in every remote', async () => {
    const window = await openWindow(browser, system);
    const { page } = window;
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Bản đồ' }).first().click();
    await page.waitForURL('**/ban-do');
    await page.getByRole('link', { name: 'Đăng nhập' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor();
    const copies = await page.evaluate(async (names) => {
      interface Instance {
        name: string;
        loadShare(name: string): Promise<false | (() => unknown)>;
      }
      const { __INSTANCES__: instances } = (globalThis as unknown as { __FEDERATION__: { __INSTANCES__: Instance[] } }).__FEDERATION__;
      const found: Record<string, number> = {};
      for (const name of names) {
        const objects = new Set<unknown>();
        for (const instance of instances) {
          const factory = await instance.loadShare(name);
          objects.add(factory ? factory() : `${instance.name} has no ${name}`);
        }
        found[name] = objects.size;
      }
      return { found, remotes: instances.map(({ name }) => name).toSorted() };
    }, SHARED);
    expect(copies.remotes).toEqual(expect.arrayContaining(['account', 'map', 'public', 'shell']));
    expect(copies.found).toEqual(Object.fromEntries(SHARED.map((name) => [name, 1])));
    expectCleanWindow(window);
  });

  test('a remote that cannot be had is replaced by a fallback; the others go on; "Thử lại" recovers without a reload', async () => {
    const { page } = await openWindow(browser, system);
    await page.route('**/remotes/account/**', (route) => route.abort());
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => Object.assign(globalThis, { untouched: true }));
    await page.getByRole('link', { name: 'Đăng nhập' }).first().click();
    await page.getByTestId('remote-failed').waitFor();
    await page.getByRole('link', { name: 'Thống kê' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Thống kê kết quả xử lý' }).waitFor();
    await page.goBack();
    await page.getByTestId('remote-failed').waitFor();
    await page.unroute('**/remotes/account/**');
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor();
    expect(await page.evaluate(() => (globalThis as { untouched?: boolean }).untouched), 'the page was not loaded again').toBe(true);
  });

  test('a remote built for another kit is not loaded into this shell', async () => {
    const { page } = await openWindow(browser, system);
    await page.route('**/ban-do', async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({ response, body: html.replace(/("name":"map".*?"@pakn\/ui":")[\d.]+/, '$19.0') });
    });
    await page.goto('/ban-do');
    await page.getByTestId('remote-failed').waitFor();
  });
});

describe('every page', () => {
  test('the focus goes to the heading of the page that a link led to, and the title follows', async () => {
    const { page } = await openWindow(browser, system);
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Thống kê' }).first().click();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Thống kê kết quả xử lý');
    expect(await page.title()).toBe('Thống kê kết quả xử lý – Phản ánh hiện trường');
  });

  test('B-22 the accessibility statement lists these pages, and no fault', async () => {
    const { pages, faults } = JSON.parse(await readFile(new URL('../frontends/public/src/guide/last-check.json', import.meta.url), 'utf8')) as LastCheck;
    expect({ pages, faults }).toEqual({ pages: PUBLIC_PAGES, faults: 0 });
  });

  test('A3-01 what a visitor wrote is still there after a reload', async () => {
    const { page } = await openWindow(browser, system, { width: 390, height: 844 });
    await page.goto('/gui-phan-anh');
    await page.getByLabel('Phản ánh về việc gì?').fill('Đèn đường hỏng trước trường học');
    await page.getByText('Đã tự lưu trên máy lúc').waitFor({ state: 'attached' });
    await page.reload();
    await expect.poll(() => page.getByLabel('Phản ánh về việc gì?').inputValue(), { timeout: 30_000 }).toBe('Đèn đường hỏng trước trường học');
  });

  test('X-08 signing out takes the draft from this device', async () => {
    const citizen = await demoPerson(system, 'CITIZEN');
    const window = await openWindow(browser, system);
    const { page } = window;
    await signInOnScreen(window, system, citizen);
    await page.goto('/gui-phan-anh');
    await page.getByLabel('Phản ánh về việc gì?').fill('Chuyện riêng của tôi');
    await page.getByText('Đã tự lưu trên máy lúc').first().waitFor({ state: 'attached' });
    await page.getByRole('button', { name: /^Tài khoản/ }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('link', { name: 'Đăng nhập', exact: true }).first().waitFor();
    await page.goto('/gui-phan-anh');
    await page.getByLabel('Phản ánh về việc gì?').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByLabel('Phản ánh về việc gì?').inputValue()).toBe('');
  });

  test('speaks English when asked to, and stays so', async () => {
    const { page } = await openWindow(browser, system);
    await page.goto('/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: /See a problem near you/ }).waitFor();
    await page.goto('/thong-ke');
    await page.getByRole('heading', { level: 1, name: 'Handling statistics' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});
