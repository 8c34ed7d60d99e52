import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow, type Window } from '../outside/browser.ts';
import { demoPerson, otpFor, smsTo } from '../outside/people.ts';
import { signInProvider, type ProviderPeople } from '../outside/sign-in-provider.ts';
import { removeData, startSystem, type RunningSystem } from '../running-system.ts';

// A7-01: signing in at a provider of electronic identity, in the browser, with the provider's own login form.
const PHONE_SIZE = { width: 390, height: 844 };
const PHONE = '+84935880001';
const people: ProviderPeople = { moi: { personalId: '056199000777', fullName: 'Phạm Thị Sương Mai', phone: '0935880001' } };
let provider: Awaited<ReturnType<typeof signInProvider>>;
let dataDir: string;
let system: RunningSystem;
let browser: Browser;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'pakn-provider-'));
  provider = await signInProvider(people);
  system = await startSystem(dataDir, provider.settings);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
  await provider?.close();
  await removeData(dataDir);
});

/** From the portal's button through the provider's form and back. `name` null: cancel. */
async function signsInAs({ page }: Window, name: string | null, from = '/tai-khoan/dang-nhap?ve=/tra-cuu'): Promise<void> {
  await page.goto(from);
  await page.getByRole('button', { name: 'Đăng nhập bằng VNeID' }).click();
  await page.locator('input[name=login]').waitFor();
  if (name === null) return page.getByRole('link', { name: 'Cancel' }).click();
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.locator('input[name=login]').waitFor({ state: 'detached' });
  await page.locator('button[type=submit]').click();
  await page.waitForURL(`${system.origin}/**`);
}
async function typesCode(page: Page, phone: string, act: () => Promise<void>): Promise<void> {
  const before = (await smsTo(system, phone)).length;
  await act();
  await page.getByLabel('Mã OTP').fill(await otpFor(system, phone, before));
  await page.locator('button[type=submit]').click();
}
/** The provider's pages have errors of their own (fonts of the network). */
const ofPortal = ({ errors }: Window): string[] => errors.filter((error) => error.includes(system.origin));

test('A7-01: on a phone somebody new registers by the provider, is in, and is in at once the next time; the identity is unlinked in the account', async () => {
  const window = await openWindow(browser, system, PHONE_SIZE);
  const { page } = window;
  await signsInAs(window, 'moi');
  await page.getByRole('heading', { name: 'Hoàn tất đăng ký' }).waitFor();
  expect(page.url(), 'no code, no state').toBe(`${system.origin}/tai-khoan/dang-nhap/nha-cung-cap`);
  expect(await page.locator('main').innerText()).toContain('•••••••••777');
  expect(await page.getByRole('textbox', { name: 'Số điện thoại' }).inputValue()).toBe('0935880001');
  await page.getByLabel('Địa chỉ liên hệ').fill('12 Trần Phú');
  await page.getByLabel('Xã, phường, đặc khu').selectOption({ label: 'Nha Trang' });
  await page.getByLabel(/^Tôi đồng ý/).check();
  await typesCode(page, PHONE, () => page.getByRole('button', { name: 'Đăng ký và nhận mã OTP' }).click());
  await page.waitForURL('**/tra-cuu');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE_SIZE.width);

  const other = await openWindow(browser, system);
  await signsInAs(other, 'moi');
  await other.page.waitForURL('**/tra-cuu');
  await other.page.goto('/tai-khoan/quan-ly');
  await other.page.getByRole('button', { name: 'Hủy liên kết', exact: true }).click();
  await other.page.getByRole('button', { name: 'Vẫn hủy liên kết' }).click();
  await other.page.getByText('Đã hủy liên kết VNeID.').waitFor();
  expect([...ofPortal(window), ...ofPortal(other)]).toEqual([]);
  await other.context.close();
  await window.context.close();
});

test('A7-01: who has an account with the same number confirms its phone, and the two are linked', async () => {
  const citizen = await demoPerson(system, 'CITIZEN');
  people['quen'] = { personalId: citizen.identifier, fullName: citizen.fullName };
  const window = await openWindow(browser, system);
  await typesCode(window.page, citizen.phone, async () => {
    await signsInAs(window, 'quen');
    await window.page.getByText('Số định danh này đã có tài khoản.').waitFor();
  });
  await window.page.waitForURL('**/tra-cuu');
  await window.page.goto('/tai-khoan/quan-ly');
  await window.page.getByRole('button', { name: 'Hủy liên kết', exact: true }).waitFor();
  expect(ofPortal(window)).toEqual([]);
  await window.context.close();
});

test('A7-01: a sign-in that is cancelled, sent to another browser, or used again says so, and signs nobody in', async () => {
  const [mine, theirs] = [await openWindow(browser, system), await openWindow(browser, system)];
  await signsInAs(mine, null);
  await mine.page.getByText('Bạn đã dừng đăng nhập.').waitFor();
  expect(new URL(mine.page.url()).search).toBe('');
  let answer = '';
  mine.page.on('request', (request) => {
    if (request.isNavigationRequest() && request.url().includes('nha-cung-cap?')) answer = request.url();
  });
  await signsInAs(mine, 'moi');
  await mine.page.getByText('Số định danh này đã có tài khoản.').waitFor();
  expect(answer).toContain('code=');
  for (const { page } of [theirs, mine]) {
    await page.goto(answer);
    await page.getByText('Lần đăng nhập này đã hết hạn, đã được dùng').waitFor();
    await page.getByRole('link', { name: 'Về trang đăng nhập' }).click();
    await page.getByRole('button', { name: 'Đăng nhập bằng VNeID' }).waitFor();
  }
  await theirs.context.close();
  await mine.context.close();
});
