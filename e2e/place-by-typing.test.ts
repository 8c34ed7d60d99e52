import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { faultsOn } from './outside/axe.ts';
import { expectCleanWindow, openBrowser, openWindow, type Window } from './outside/browser.ts';
import type { System } from './outside/people.ts';

// Somebody gives the place of a report by typing it as they have always called it, on a phone.
const system: System = inject('system');
const NOW = 'Phường Ninh Hoà';
let browser: Browser;
let visitor: Window;

beforeAll(async () => {
  browser = await openBrowser();
  visitor = await openWindow(browser, system, { width: 390, height: 844 });
});
afterAll(() => browser.close());

const address = (page: Page) => page.getByRole('combobox', { name: /^Địa chỉ/ });
const options = (page: Page) => page.getByRole('listbox', { name: 'Gợi ý' }).getByRole('option');
const ward = (page: Page) => page.getByLabel('Xã, phường, đặc khu', { exact: true });
/** From the top of the page, in pixels. */
const standsAt = (field: Locator): Promise<number> => field.evaluate((element) => Math.round(element.getBoundingClientRect().top + scrollY));
const openForm = async (page: Page): Promise<void> => {
  await page.goto('/gui-phan-anh');
  await page.locator('#report-form[aria-busy=false]').waitFor();
  await page.getByRole('button', { name: 'Nhập địa chỉ' }).click();
};

test('A4-08 the name of a former ward, without accents, leads to the commune of today; what is typed stays until one is chosen', async () => {
  const { page } = visitor;
  await openForm(page);
  const before = await standsAt(ward(page));
  await address(page).pressSequentially('ninh hiep');
  await options(page).first().waitFor();
  expect(await standsAt(ward(page)), 'nothing moves').toEqual(before);
  const shown = await options(page).first().boundingBox();
  const bar = await page.locator('.mbar').boundingBox();
  expect((shown?.y ?? 0) + (shown?.height ?? 0), 'not behind the bar').toBeLessThanOrEqual(bar?.y ?? 0);
  expect(await options(page).first().innerText()).toMatch(/Phường Ninh Hiệp, thị xã Ninh Hòa \(cũ\)[\s\S]*nay là[\s\S]*Phường Ninh Hoà/);
  expect(await page.getByText('Có 1 gợi ý. Dùng phím mũi tên để chọn.').count()).toBe(1);
  expect(await faultsOn(page, '.locbox')).toEqual([]);
  await page.keyboard.press('ArrowDown');
  expect(await options(page).first().getAttribute('aria-selected')).toBe('true');
  expect(await address(page).getAttribute('aria-activedescendant')).toBe(await options(page).first().getAttribute('id'));
  await page.keyboard.press('Escape');
  await expect.poll(() => options(page).count()).toBe(0);
  expect(await address(page).inputValue()).toBe('ninh hiep');
  await page.keyboard.press('ArrowDown');
  await options(page).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await address(page).inputValue()).toBe(`Phường Ninh Hiệp (cũ), ${NOW}`);
  expect(await ward(page).inputValue()).toBe('22528');
  expect(await options(page).count()).toBe(0);
  expect(await page.getByText('Đã ghim vị trí.').count(), 'no point is made up').toBe(0);
  expectCleanWindow(visitor);
});

test('A4-08 a street as typed gets its commune by a touch; Tab goes on with what was typed', async () => {
  const { page } = visitor;
  await openForm(page);
  await address(page).fill('');
  await address(page).pressSequentially('12 củ chi, P. Vĩnh Hải, TP Nha Trang');
  await options(page).filter({ hasText: 'Phường Bắc Nha Trang' }).first().click();
  expect(await address(page).inputValue()).toBe('12 củ chi, Phường Vĩnh Hải (cũ), Phường Bắc Nha Trang');
  expect(await ward(page).inputValue()).toBe('22333');
  await address(page).fill('Chợ xã Diên');
  await options(page).first().waitFor();
  await page.keyboard.press('Tab');
  await expect.poll(() => options(page).count()).toBe(0);
  expect(await address(page).inputValue()).toBe('Chợ xã Diên');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
  expectCleanWindow(visitor);
});

test('A4-08 when suggestions cannot be had, the address is a plain field', async () => {
  const { page } = visitor;
  await openForm(page);
  let refused = 0;
  await page.route('**/graphql', (route) => {
    if (!route.request().postData()?.includes('PlaceSuggestions')) return route.continue();
    refused += 1;
    return route.fulfill({
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify({ errors: [{ message: 'x', extensions: { code: 'SERVICE_DOWN' } }] }),
    });
  });
  await address(page).fill('Suối Hiệp');
  await expect.poll(() => refused).toBeGreaterThan(0);
  expect(await options(page).count()).toBe(0);
  await page.unroute('**/graphql');
  await ward(page).selectOption('22702');
  expect(await address(page).inputValue()).toBe('Suối Hiệp');
});
