import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { faultsOn } from './outside/axe.ts';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, type Window } from './outside/browser.ts';
import { does } from './outside/case-acts.ts';
import { agencyIds, files } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';

// What a citizen follows besides single reports: a commune, a part of the map, on a phone.
const system: System = inject('system');
const TITLE = `Cống tắc ${Date.now() % 100_000}`;
let browser: Browser;
let phone: Window;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  phone = await openWindow(browser, system, { width: 390, height: 844 });
  ({ page } = phone);
  await signInQuickly(phone, system, await demoPerson(system, 'CITIZEN', undefined, 1));
});
afterAll(() => browser.close());

const save = (): Promise<void> => page.getByRole('button', { name: 'Lưu', exact: true }).click();

test('B-21 a commune and a field are followed from a search; what is missing is said, and nothing is lost by a reload', async () => {
  await page.goto('/tra-cuu?linh_vuc=ROAD');
  await page.getByRole('link', { name: 'Theo dõi tìm kiếm này' }).click();
  await page.getByRole('heading', { level: 1, name: 'Theo dõi khu vực mới' }).waitFor();
  await page.getByLabel('Xã, phường', { exact: false }).first().check();
  await save();
  await page.getByRole('link', { name: 'Hãy đặt tên cho khu vực.' }).waitFor();
  await page.getByRole('link', { name: 'Hãy thêm ít nhất một xã, phường.' }).waitFor();
  await page.getByLabel('Tên khu vực').fill('Phường nhà mình');
  await page.getByLabel('Thêm xã, phường, đặc khu').selectOption({ label: 'Nha Trang' });
  await page.getByLabel('Mỗi ngày').check();
  await page.getByText(/^\d+ phản ánh công khai trong 30 ngày qua\. Tin đầu tiên: /).waitFor();
  await page.reload();
  expect(await page.getByLabel('Tên khu vực').inputValue()).toBe('Phường nhà mình');
  await page.getByRole('button', { name: 'Bỏ Nha Trang' }).waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await save();
  await page.getByRole('heading', { level: 1, name: 'Phường nhà mình' }).waitFor();
  await page.getByText('Nha Trang · Giao thông – Đường sá · Mỗi ngày').waitFor();
});

test('B-21 its page lists what is public there', async () => {
  const operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  const report = await files(await signedIn(system, await demoPerson(system, 'CITIZEN', undefined, 2)), { title: TITLE, categoryCode: 'ROAD' });
  const leadAgencyId = (await agencyIds(operator))('S-XD');
  await page.reload();
  await page.locator('.case-row').or(page.getByText('Chưa có phản ánh công khai nào ở đây')).first().waitFor();
  expect(await page.locator('.case-row', { hasText: TITLE }).count(), 'nobody has accepted it').toBe(0);
  await does(operator, 'assignCase', { id: report.id, version: report.version, input: { leadAgencyId, makePublic: true } });
  await page.reload();
  await page.locator('.case-row', { hasText: TITLE }).waitFor();
});

test('B-21 an outline is drawn by taps and by keys; the area is found again, and its end can be taken back', async () => {
  await page.goto('/khu-vuc/moi');
  await page.getByLabel('Tên khu vực').fill('Đường đi học');
  await page.getByLabel('Tự vẽ').check();
  await page.getByRole('button', { name: 'Mở bản đồ để chọn' }).click();
  const map = page.locator('[data-testid=area-picker][data-ready=yes]');
  await map.waitFor();
  for (const [x, y] of [
    [150, 120],
    [230, 130],
  ] as const)
    await map.click({ position: { x, y } });
  await page.getByText('2 góc').waitFor();
  await save();
  await page.getByRole('link', { name: 'Hãy chấm ít nhất 3 góc trên bản đồ.' }).waitFor();
  const corner = page.getByRole('button', { name: 'Chấm góc ở dấu cộng' });
  await corner.focus();
  await page.keyboard.press('Enter');
  await page.getByText('3 góc').waitFor();
  expect(await faultsOn(page)).toEqual([]);
  await save();
  await page.getByText('Vùng tự vẽ trên bản đồ · Mọi lĩnh vực · Mỗi tuần').waitFor();
  await page.getByRole('link', { name: 'Khu vực theo dõi' }).first().click();
  await page.getByRole('link', { name: 'Đường đi học' }).click();
  await page.getByRole('link', { name: 'Sửa' }).click();
  await page.getByRole('button', { name: 'Ngừng theo dõi' }).click();
  await page.getByText('Đã ngừng theo dõi “Đường đi học”').waitFor();
  expect(await page.getByRole('link', { name: 'Đường đi học' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByRole('heading', { level: 1, name: 'Đường đi học' }).waitFor();
  await page.goto('/khu-vuc');
  await page.getByRole('link', { name: 'Đường đi học' }).waitFor();
  expect(await faultsOn(page)).toEqual([]);
});

test("B-21 who is not signed in is told how, and somebody else's area is not found", async () => {
  const { page: stranger, ...rest } = await openWindow(browser, system);
  await stranger.goto('/khu-vuc');
  await stranger.getByRole('link', { name: 'Đăng nhập' }).and(stranger.locator('main a')).waitFor();
  await page.getByRole('link', { name: 'Đường đi học' }).click();
  await page.getByRole('heading', { level: 1, name: 'Đường đi học' }).waitFor();
  const address = new URL(page.url()).pathname;
  await signInQuickly({ page: stranger, ...rest }, system, await demoPerson(system, 'CITIZEN', undefined, 2));
  await stranger.goto(address);
  await stranger.getByText('Không tìm thấy khu vực này').waitFor();
  expectCleanWindow(phone);
});
