import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, type Window } from './outside/browser.ts';
import { does } from './outside/case-acts.ts';
import { agencyIds, files } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';

// A specialist's list that is longer than the window.
const system: System = inject('system');
const WITHIN = { timeout: 15_000 };
const ROWS = 28;
const MARK = `Nắp cống ${Date.now()}`;
let browser: Browser;
let specialist: Window;

beforeAll(async () => {
  browser = await openBrowser();
  const [citizen, operator] = await Promise.all([
    signedIn(system, await demoPerson(system, 'CITIZEN')),
    signedIn(system, await demoPerson(system, 'OPERATOR')),
  ]);
  const leadAgencyId = (await agencyIds(operator))('S-VHTTDL');
  for (let n = 0; n < ROWS; n++) {
    const filed = await files(citizen, { title: `${MARK} bị vỡ (${n})` });
    await does(operator, 'assignCase', { id: filed.id, version: filed.version, input: { leadAgencyId, coordinatorAgencyIds: [], makePublic: false } });
  }
  specialist = await openWindow(browser, system, { width: 1280, height: 700 });
  await signInQuickly(specialist, system, await demoPerson(system, 'SPECIALIST', 'S-VHTTDL'));
});
afterAll(() => browser.close());

test('A8-07 B-16: the current row stays in sight when one goes down with J and up with K', async () => {
  const { page } = specialist;
  await page.goto(`/can-bo/xu-ly?hang=can-xu-ly&q=${encodeURIComponent(MARK)}`);
  await page.locator('tr[data-code]').first().waitFor();
  const hidden = (): Promise<string | null> =>
    page.evaluate(() => {
      const [row, head, box] = ['tr.cur', '.gridw thead', '.gridw'].map((found) => document.querySelector(found)?.getBoundingClientRect());
      if (!row || !head || !box) return 'no current row';
      return row.bottom > box.bottom + 1 ? `below by ${row.bottom - box.bottom}` : row.top < head.bottom - 1 ? `above by ${head.bottom - row.top}` : null;
    });
  for (const key of ['j', 'k'])
    for (let n = key === 'j' ? 0 : 2; n < ROWS; n++) {
      const before = await page
        .locator('tr.cur')
        .getAttribute('data-code', { timeout: 100 })
        .catch(() => null);
      await page.keyboard.press(key);
      await expect.poll(() => page.locator('tr.cur').getAttribute('data-code'), WITHIN).not.toBe(before);
      await expect.poll(hidden, { ...WITHIN, message: `${key} ${n}` }).toBeNull();
    }
});

test('A8-06: the list is narrowed by progress, channel and dates, all of it in the address, and Back takes each step away', async () => {
  const { page } = specialist;
  await page.goto(`/can-bo/xu-ly?hang=can-xu-ly&q=${encodeURIComponent(MARK)}`);
  const count = page.locator('.ctop > .count');
  await expect.poll(() => count.textContent(), WITHIN).toBe(String(ROWS));
  const filters = page.getByRole('search', { name: 'Lọc danh sách' });
  await filters.getByLabel('Hình thức tiếp nhận').selectOption({ label: 'Tổng đài' });
  await page.getByText('Không có phản ánh nào khớp').waitFor();
  expect(new URL(page.url()).searchParams.get('hinh-thuc')).toBe('HOTLINE');
  await page.goBack();
  await expect.poll(() => count.textContent(), WITHIN).toBe(String(ROWS));
  await filters.getByLabel('Tiến độ').selectOption({ label: 'Quá hạn' });
  await page.getByText('Không có phản ánh nào khớp').waitFor();
  await page.getByRole('button', { name: 'Bỏ lọc' }).first().click();
  await page.locator('tr[data-code]').first().waitFor();
  await filters.getByRole('button', { name: 'Ngày phản ánh' }).click();
  await page.getByLabel('Đến ngày').fill('2020-01-31');
  await page.getByRole('button', { name: 'Lọc', exact: true }).click();
  await page.getByText('Không có phản ánh nào khớp').waitFor();
  expect(new URL(page.url()).searchParams.get('den-ngay')).toBe('2020-01-31');
  await filters.getByRole('button', { name: 'Đến 31/01/2020' }).waitFor();
});

test('A8-07: a double press opens the case and presses nothing in the panel that opens under it', async () => {
  const { page } = specialist;
  await page.goto(`/can-bo/xu-ly?hang=can-xu-ly&q=${encodeURIComponent(MARK)}`);
  const row = page.locator('tr[data-code]').first();
  await row.waitFor();
  const code = await row.getAttribute('data-code');
  await row.locator('td').nth(6).dblclick();
  await page.getByRole('complementary', { name: `Phản ánh ${code}` }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/can-bo/xu-ly/${code}`);
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: /^Tiếp nhận/ }).waitFor();
  expectCleanWindow(specialist);
});
