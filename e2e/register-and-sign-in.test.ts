import { randomInt } from 'node:crypto';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { isTaxCode } from '../packages/vocabulary/src/registration-number.ts';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInOnScreen, solveOnScreen, type Window } from './outside/browser.ts';
import { demoPerson, otpFor, signedIn, smsTo, type System } from './outside/people.ts';

// Registering as an organisation or business, and signing in with what one has: a number, a phone, a code; on a phone.
const system: System = inject('system');
const PHONE_SIZE = { width: 390, height: 844 };
const PASSWORD = 'sóng biển Nha Trang';
let browser: Browser;
let shown: Window;

beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

// SCREENSHOTS=<folder>: what was seen when a step failed.
afterEach(async ({ task }) => {
  const folder = process.env.SCREENSHOTS;
  if (folder && task.result?.state === 'fail')
    await shown.page.screenshot({ path: path.join(folder, `${task.name.slice(0, 40).replaceAll('/', '')}.png`), fullPage: true });
  await shown.context.close();
});

const digits = (length: number): string => Array.from({ length }, () => randomInt(10)).join('');
/** Of a range that mobiles have. */
const newPhone = (): string => `097${digits(7)}`;
const international = (phone: string): string => `+84${phone.slice(1)}`;
function newTaxCode(): string {
  for (;;) {
    const code = `420${digits(7)}`;
    if (isTaxCode(code)) return code;
  }
}

/** Types the code that comes to the phone after `act`. */
async function typesCode({ page }: Window, phone: string, act: () => Promise<void>): Promise<void> {
  const before = (await smsTo(system, international(phone))).length;
  await act();
  await page.getByLabel('Mã OTP').fill(await otpFor(system, international(phone), before));
  await page.locator('button[type=submit]').click();
}

/** Fills in and sends the form of a business, code included. */
async function registersBusiness(window: Window, number: string, phone: string): Promise<void> {
  const { page } = window;
  await page.getByLabel('Số chứng nhận ĐKKD hoặc số quyết định thành lập').fill(number);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Nhập lại mật khẩu').fill(PASSWORD);
  await page.getByLabel('Họ và tên').fill('Lê Thị Đại Diện');
  await page.getByRole('textbox', { name: 'Số điện thoại' }).fill(phone);
  await page.getByLabel('Tên tổ chức, doanh nghiệp').fill('Công ty TNHH Sóng Biển');
  await page.getByLabel('Địa chỉ tổ chức, doanh nghiệp').fill('25 Hùng Vương, phường Nha Trang');
  await page.getByLabel(/^Tôi đồng ý/).check();
  await solveOnScreen(page);
  await typesCode(window, phone, () => page.getByRole('button', { name: 'Đăng ký và nhận mã OTP' }).click());
  await page.getByText('Đăng ký thành công').waitFor();
}

test('A3-02 A3-03 A3-04 X-04 X-19: on a phone a business chooses its tab by keyboard, registers with its tax code and signs in with it', async () => {
  shown = await openWindow(browser, system, PHONE_SIZE);
  const { page } = shown;
  const [number, phone] = [newTaxCode(), newPhone()];
  await page.goto('/tai-khoan/dang-ky');
  await page.getByLabel('Họ và tên').fill('Lê Thị Đại Diện');
  await page.getByRole('tab', { name: 'Cá nhân' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByLabel('Số chứng nhận ĐKKD hoặc số quyết định thành lập').waitFor();
  expect(new URL(page.url()).search).toBe('?loai=to-chuc');
  expect(await page.getByLabel('Họ và tên').inputValue(), 'switching keeps what was typed').toBe('Lê Thị Đại Diện');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE_SIZE.width);
  await page.getByLabel('Số chứng nhận ĐKKD hoặc số quyết định thành lập').fill('4201234567');
  await page.getByRole('button', { name: 'Đăng ký và nhận mã OTP' }).click();
  await page.getByText('Mã số thuế chưa đúng').first().waitFor();
  await registersBusiness(shown, number, phone);
  expect(await page.getByLabel(/^Số CCCD/).inputValue(), 'what one signs in with stands in the form').toBe(number);
  await signInOnScreen(shown, system, { identifier: number, password: PASSWORD, phone: international(phone), role: 'BUSINESS' });
  expectCleanWindow(shown);
});

test("B-34 X-21: on a phone a citizen signs in with a code by text message; where the phone is a business's too, the number is asked for", async () => {
  const citizen = await demoPerson(system, 'CITIZEN', undefined, 1);
  shown = await openWindow(browser, system, PHONE_SIZE);
  const { page } = shown;
  await page.goto('/tai-khoan/dang-nhap');
  await page.getByRole('link', { name: 'Đăng nhập bằng mã gửi qua SMS' }).click();
  await page.getByRole('textbox', { name: 'Số điện thoại' }).fill('12345');
  await solveOnScreen(page);
  await page.getByRole('button', { name: 'Gửi mã đăng nhập' }).click();
  await page.getByText('Số điện thoại chưa đúng').first().waitFor();
  const national = `0${citizen.phone.slice(3)}`;
  const asks = async (): Promise<void> => {
    await page.getByRole('textbox', { name: 'Số điện thoại' }).fill(national);
    await solveOnScreen(page);
    await page.getByRole('button', { name: 'Gửi mã đăng nhập' }).click();
    await page.getByRole('heading', { name: 'Nhập mã xác thực' }).waitFor();
  };
  await typesCode(shown, national, asks);
  await page.waitForURL('**/phan-anh-cua-toi');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE_SIZE.width);
  expectCleanWindow(shown);

  // The same person registers the business that they speak for, on another phone.
  const another = await openWindow(browser, system, PHONE_SIZE);
  await shown.context.close();
  shown = another;
  const number = newTaxCode();
  await another.page.goto('/tai-khoan/dang-ky?loai=to-chuc');
  await registersBusiness(another, number, national);
  await another.page.getByRole('link', { name: 'Đăng nhập bằng mã gửi qua SMS' }).click();
  const before = (await smsTo(system, citizen.phone)).length;
  await another.page.getByRole('textbox', { name: 'Số điện thoại' }).fill(national);
  await solveOnScreen(another.page);
  await another.page.getByRole('button', { name: 'Gửi mã đăng nhập' }).click();
  await another.page.getByLabel('Mã OTP').fill(await otpFor(system, citizen.phone, before));
  await another.page.locator('button[type=submit]').click();
  await another.page.getByText('dùng cho nhiều tài khoản').first().waitFor();
  await another.page.getByLabel('Số định danh hoặc số đăng ký').fill(number);
  await another.page.locator('button[type=submit]').click();
  await another.page.waitForURL('**/phan-anh-cua-toi');
  expectCleanWindow(another);
});

test("A3-09 X-21: with the same phone the password says which account is meant; strangers and the officers' tab learn nothing", async () => {
  const [number, phone] = [newTaxCode(), newPhone()];
  shown = await openWindow(browser, system, PHONE_SIZE);
  const { page } = shown;
  await page.goto('/tai-khoan/dang-ky?loai=to-chuc');
  await registersBusiness(shown, number, phone);
  const signsIn = async (identifier: string, password: string): Promise<void> => {
    await page.getByLabel(/^(Số CCCD|Số điện thoại)/).fill(identifier);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
    await solveOnScreen(page);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).and(page.locator('[type=submit]')).click();
  };
  await signsIn(phone, 'không phải mật khẩu');
  await page.getByText('Tài khoản hoặc mật khẩu chưa đúng. Nếu số điện thoại này dùng cho nhiều tài khoản').waitFor();
  await page.getByRole('button', { name: 'Cán bộ, quản lý' }).click();
  await signsIn(phone, PASSWORD);
  await page.getByText('Tài khoản hoặc mật khẩu chưa đúng.', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Cá nhân, doanh nghiệp' }).click();
  await signsIn(phone, PASSWORD);
  await page.waitForURL('**/phan-anh-cua-toi');
  expectCleanWindow(shown);
});

test('B-27 A9-04: a team registers one person after the other on its phone; the campaign is counted, and the next form is empty', async () => {
  const campaign = `DOAN-TN-${digits(6)}`;
  shown = await openWindow(browser, system, PHONE_SIZE);
  const { page } = shown;
  await page.goto(`/tai-khoan/dang-ky?chien-dich=${campaign}`);
  for (let nth = 0; nth < 2; nth++) {
    const phone = newPhone();
    expect(await page.getByLabel('Mã chương trình hỗ trợ').inputValue()).toBe(campaign);
    expect(await page.getByLabel('Họ và tên').inputValue(), 'nothing of the person before').toBe('');
    await page.getByLabel('Số định danh cá nhân (số CCCD)').fill(`056191${digits(6)}`);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Nhập lại mật khẩu').fill(PASSWORD);
    await page.getByLabel('Họ và tên').fill('Lê Thị Được Giúp');
    await page.getByRole('textbox', { name: 'Số điện thoại' }).fill(phone);
    await page.getByLabel('Địa chỉ liên hệ').fill('12 Trần Phú');
    await page.getByLabel(/^Tôi đồng ý/).check();
    await solveOnScreen(page);
    await typesCode(shown, phone, () => page.getByRole('button', { name: 'Đăng ký và nhận mã OTP' }).click());
    await page.getByRole('link', { name: 'Đăng ký cho người tiếp theo' }).click();
    await page.getByRole('heading', { name: 'Đăng ký tài khoản' }).waitFor();
  }
  const administrator = await signedIn(system, await demoPerson(system, 'ADMIN'));
  const { campaigns } = await administrator.must<{ campaigns: { code: string; registered: number }[] }>('{ campaigns { code registered } }');
  expect(campaigns).toContainEqual({ code: campaign, registered: 2 });
  expectCleanWindow(shown);
});
