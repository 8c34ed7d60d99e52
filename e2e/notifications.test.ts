import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { faultsOn } from './outside/axe.ts';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, type Window } from './outside/browser.ts';
import { does } from './outside/case-acts.ts';
import { agencyIds, files } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';

// A3-17: the same person at a desk and on a phone, told of a report of theirs.
const system: System = inject('system');
let browser: Browser;
let desk: Window;
let phone: Window;
let code: string;
let before: number;
beforeAll(async () => {
  browser = await openBrowser();
  const person = await demoPerson(system, 'CITIZEN', undefined, 1);
  [desk, phone] = [await openWindow(browser, system), await openWindow(browser, system, { width: 390, height: 844 })];
  await signInQuickly(desk, system, person);
  await signInQuickly(phone, system, person);
  const citizen = await signedIn(system, person);
  await citizen.must('mutation { markAllNotificationsRead { __typename } }');
  before = (await citizen.must<{ notifications: { unreadCount: number } }>('{ notifications(first: 1) { unreadCount } }')).notifications.unreadCount;
  for (const { page } of [desk, phone]) await page.goto('/tai-khoan/thong-bao');
  await desk.page.getByRole('link', { name: /^Chưa đọc \(0\)/ }).waitFor();
  const filed = await files(citizen);
  code = filed.code;
  const operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  const leadAgencyId = (await agencyIds(operator))('S-XD');
  await does(operator, 'assignCase', { id: filed.id, version: filed.version, input: { leadAgencyId, coordinatorAgencyIds: [] } });
});
afterAll(() => browser.close());

const notice = (page: Page) => page.getByRole('link', { name: `Đã tiếp nhận phản ánh ${code}` });
/** As when somebody comes back to a window that was behind another one. */
const comesBack = (page: Page): Promise<void> => page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));

test('A3-17 a notice comes to both by itself, with the count; in English when English is read', async () => {
  expect(before).toBe(0);
  for (const { page } of [desk, phone]) {
    await notice(page).waitFor();
    await page.getByRole('link', { name: /^Chưa đọc \([1-9]/ }).waitFor();
  }
  expect(await faultsOn(desk.page)).toEqual([]);
  await desk.page.getByRole('button', { name: 'English' }).first().click();
  await desk.page.getByRole('link', { name: `Report ${code} was accepted` }).waitFor();
  await desk.page.getByRole('button', { name: 'Tiếng Việt' }).first().click();
  await notice(desk.page).waitFor();
});

test('A3-17 opening it on the phone leads to the report and reads it; at the desk it is read too, when one comes back there', async () => {
  await notice(phone.page).click();
  await phone.page.waitForURL(`**/phan-anh/${code}`);
  await phone.page.goto('/tai-khoan/thong-bao');
  await phone.page.getByRole('link', { name: /^Chưa đọc \(0\)/ }).waitFor();
  await comesBack(desk.page);
  await desk.page.getByRole('link', { name: /^Chưa đọc \(0\)/ }).waitFor();
  await desk.page.getByRole('link', { name: /^Chưa đọc/ }).click();
  await desk.page.getByText('Bạn đã đọc hết thông báo').waitFor();
  expect(await desk.page.locator('header .dot').count()).toBe(0);
  expectCleanWindow(desk);
  expectCleanWindow(phone);
});
