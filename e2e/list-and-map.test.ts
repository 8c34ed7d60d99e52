import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { faultsOn } from './outside/axe.ts';
import { expectCleanWindow, openBrowser, openWindow } from './outside/browser.ts';
import { does } from './outside/case-acts.ts';
import { agencyIds, files } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';

// One search, in a list and on a map: its address goes along, and Back finds what was looked at.
const system: System = inject('system');
/** A word that no other report has. */
const WORD = `lm${Date.now().toString(36)}`;
const ROAD = `Ổ gà trước trường ${WORD}`;
const WASTE = `Rác sau trường ${WORD}`;
const HIDDEN = `Cống nghẹt cạnh trường ${WORD}`;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  const author = await signedIn(system, await demoPerson(system, 'CITIZEN', undefined, 1));
  const operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  const leadAgencyId = (await agencyIds(operator))('S-XD');
  const report = { content: 'Xin kiểm tra.', categoryCode: 'ROAD', place: { address: 'Trần Phú', lon: 109.1963, lat: 12.2411 } };
  await files(author, { ...report, title: HIDDEN });
  for (const more of [{ title: ROAD }, { title: WASTE, categoryCode: 'WASTE' }]) {
    const { id, version } = await files(author, { ...report, ...more });
    await does(operator, 'assignCase', { id, version, input: { leadAgencyId, comment: 'x', makePublic: true } });
  }
});
afterAll(() => browser.close());

test.each([
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
])('A6-01 A6-02 a search of the list is shown on the map with the same address, and back, at $width px', async (size) => {
  const visitor = await openWindow(browser, system, size);
  const { page } = visitor;
  await page.goto(`/tra-cuu?tu_khoa=${WORD}&linh_vuc=ROAD`);
  await page.getByRole('link', { name: ROAD }).waitFor();
  await page.getByRole('link', { name: 'Xem trên bản đồ' }).click();
  await page.locator('[data-testid=map-canvas][data-ready=yes]').waitFor();
  const asked = (): Record<string, string> => Object.fromEntries(new URL(page.url()).searchParams);
  expect(asked()).toEqual({ tu_khoa: WORD, linh_vuc: 'ROAD' });
  const toggle = page.getByRole('button', { name: 'Danh sách', exact: true });
  const openList = async (): Promise<void> => {
    if (await toggle.isVisible()) await toggle.click();
  };
  await page.getByText('phản ánh trong khung nhìn', { exact: false }).first().waitFor();
  await openList();
  const row = (title: string) => page.getByRole('button', { name: new RegExp(`^${title}`) });
  await row(ROAD).waitFor();
  for (const other of [WASTE, HIDDEN]) expect(await row(other).count(), other).toBe(0);
  expect(await page.locator('.side-head').innerText()).toMatch(/^1 phản ánh trong khung nhìn/);
  await page.getByText('Phản ánh không có điểm ghim chỉ có trong danh sách.').waitFor();
  expect(await faultsOn(page, '.map-page')).toEqual([]);
  await row(ROAD).click();
  const chosen = page.locator('.chosen');
  await chosen.getByRole('link', { name: 'Xem chi tiết' }).click();
  await page.waitForURL(/\/phan-anh\//);
  await page.getByRole('heading', { name: ROAD, level: 1 }).waitFor();
  await page.goBack();
  await chosen.getByRole('heading', { name: ROAD }).waitFor();
  expect(asked()).toEqual({ tu_khoa: WORD, linh_vuc: 'ROAD' });
  await page.getByLabel('Lĩnh vực').selectOption('WASTE');
  await chosen.waitFor({ state: 'detached' });
  expect(asked()).toEqual({ tu_khoa: WORD, linh_vuc: 'WASTE' });
  // On a phone there is one way to a list at a time.
  const toList = page.getByRole('link', { name: 'Xem danh sách' });
  if (await toggle.isVisible()) expect(await toList.isVisible()).toBe(false);
  await openList();
  await toList.click();
  await page.getByRole('link', { name: WASTE }).waitFor();
  expect(asked()).toEqual({ tu_khoa: WORD, linh_vuc: 'WASTE' });
  // What only the list can choose is shown on the map, and taken away there.
  await page.goto(`/ban-do?tu_khoa=${WORD}&xa=22366`);
  await page.getByRole('button', { name: 'Bỏ điều kiện Nha Trang' }).click();
  expect(asked()).toEqual({ tu_khoa: WORD });
  expectCleanWindow(visitor);
  await visitor.context.close();
});
