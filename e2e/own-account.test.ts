import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInOnScreen, type Window } from './outside/browser.ts';
import { until } from './outside/client.ts';
import { files } from './outside/filing.ts';
import { entered, newPerson, registers } from './outside/new-person.ts';
import { otpFor, smsTo, type System } from './outside/people.ts';

// A citizen's own account on a phone: what it says, and what one may change of it.
const system: System = inject('system');
const PHONE = { width: 390, height: 844 };
const ana = newPerson('Anatola');
const NEW_PHONE = `+8494${ana.phone.slice(-7)}`;
let browser: Browser;
let phone: Window;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  await registers(system, ana);
  await files(await entered(system, ana), { title: 'Đèn đường không sáng', identityMode: 'PUBLIC_NAME' });
  phone = await openWindow(browser, system, PHONE);
  ({ page } = phone);
  await signInOnScreen(phone, system, { identifier: ana.personalId, password: ana.password, phone: ana.phone, role: 'CITIZEN' });
});
afterAll(() => browser.close());

const told = (words: string): Promise<void> => page.getByText(words).first().waitFor();

test('A3-14 A3-16 A3-17 the profile: name, masked numbers, how many reports and unread notifications, the way out', async () => {
  await page.goto('/tai-khoan');
  await page.getByRole('heading', { level: 1, name: 'Thông tin cá nhân' }).waitFor();
  await page.getByText('•••').first().waitFor();
  const text = await page.locator('main').innerText();
  for (const word of [ana.fullName, ana.contactAddress, ana.email, `•••••••••${ana.personalId.slice(-3)}`]) expect(text).toContain(word);
  for (const number of [ana.personalId, ana.phone.slice(3)]) expect(text).not.toContain(number);
  await page.getByRole('link', { name: /^Phản ánh của tôi\s*1/ }).waitFor();
  await page
    .getByRole('link', { name: /^Thông báo/ })
    .and(page.locator('.row-link'))
    .waitFor();
  await page.getByRole('link', { name: 'Quản lý tài khoản' }).click();
  await page.getByRole('heading', { level: 1, name: 'Quản lý tài khoản' }).waitFor();
});

test('A3-15 details are edited; what is wrong stands beside its field, and nothing typed is lost by a reload', async () => {
  const name = page.getByLabel('Họ và tên');
  await name.fill('Anatola 7');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await told('Hãy nhập họ và tên, chỉ gồm chữ.');
  await page.reload();
  expect(await name.inputValue()).toBe('Anatola 7');
  await name.fill('Anatola Thị Mới');
  await page.getByLabel('Địa chỉ liên hệ').fill('5 Lý Tự Trọng, Nha Trang');
  await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
  await told('Đã lưu thông tin.');
  await page.getByRole('link', { name: 'Đổi số điện thoại' }).waitFor();
  await page.goto('/tai-khoan');
  await page.getByText('Anatola Thị Mới').first().waitFor();
  await told('5 Lý Tự Trọng, Nha Trang');
});

test('B-36 a consent is given and taken back, with its date and what that means; a required one has no button', async () => {
  await page.goto('/tai-khoan/quan-ly');
  const surveys = page.getByRole('listitem').filter({ hasText: 'khảo sát' });
  await surveys.getByText('Chưa đồng ý').waitFor();
  await surveys.getByRole('button', { name: 'Đồng ý' }).click();
  await surveys.getByText(/^Đồng ý ngày \d\d\/\d\d\/\d{4}$/).waitFor();
  await surveys.getByText('Bạn sẽ không nhận lời mời khảo sát nữa.').waitFor();
  await surveys.getByRole('button', { name: 'Rút lại đồng ý' }).click();
  await surveys.getByText(/^Đã rút lại ngày/).waitFor();
  const required = page.getByRole('listitem').filter({ hasText: 'Bắt buộc để có tài khoản' });
  expect([await required.count(), await required.getByRole('button').count()]).toEqual([2, 0]);
});

test('B-36 my data: one file with the account and the reports, within a minute; the password is asked for', async () => {
  const section = page.locator('section').filter({ hasText: 'Dữ liệu của tôi' });
  await section.getByRole('button', { name: 'Tải dữ liệu của tôi' }).click();
  await told('Nhập mật khẩu hiện tại');
  await section.getByLabel('Mật khẩu hiện tại').fill(ana.password);
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    section.getByRole('button', { name: 'Tải dữ liệu của tôi' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^du-lieu-cua-toi-\d{4}-\d\d-\d\d\.json$/);
  const file = JSON.parse(await readFile(await download.path(), 'utf8')) as { account: object; reporting: { reports: { title: string }[] } };
  expect(file.account).toMatchObject({ fullName: 'Anatola Thị Mới', identifier: ana.personalId, phone: ana.phone, contactAddress: '5 Lý Tự Trọng, Nha Trang' });
  expect(file.reporting.reports.map(({ title }) => title)).toEqual(['Đèn đường không sáng']);
});

test('A3-15 X-25 another phone: the password, the code of the new phone, and the old one is told', async () => {
  await page.getByRole('link', { name: /^Đổi số điện thoại/ }).click();
  await page.getByLabel('Số điện thoại mới').fill('12');
  await page.getByRole('button', { name: 'Gửi mã đến số mới' }).click();
  await told('Nhập mật khẩu hiện tại');
  await page.getByLabel('Số điện thoại mới').fill(NEW_PHONE);
  await page.getByLabel('Mật khẩu hiện tại').fill(ana.password);
  await page.getByRole('button', { name: 'Gửi mã đến số mới' }).click();
  await page.getByRole('heading', { name: 'Nhập mã xác thực' }).waitFor();
  await page.getByLabel('Mã OTP').fill(await otpFor(system, NEW_PHONE, 0));
  await page.locator('button[type=submit]').click();
  await page.getByRole('heading', { level: 1, name: 'Thông tin cá nhân' }).waitFor();
  await page.getByText(`•${NEW_PHONE.slice(-2)}`).waitFor();
  await until('the old phone to be told', async () => (await smsTo(system, ana.phone)).some(({ template }) => template === 'SEC_PHONE'));
  expectCleanWindow(phone);
});

test('A3-13 X-03 another password: the old one is asked for, a short one is refused, and the new one signs in', async () => {
  await page.getByRole('link', { name: 'Bảo mật' }).and(page.locator('.row-link')).click();
  const section = page.locator('section').filter({ hasText: 'Các thiết bị khác sẽ được đăng xuất.' });
  const type = async (current: string, next: string): Promise<void> => {
    await section.getByLabel('Mật khẩu hiện tại').fill(current);
    await section.getByLabel('Mật khẩu mới').fill(next);
    await section.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  };
  await type(ana.password, 'ngắn');
  await told('Mật khẩu cần ít nhất 8 ký tự');
  await type('không phải', 'sóng biển Anatola 26');
  await told('Mật khẩu hiện tại chưa đúng.');
  await type(ana.password, 'sóng biển Anatola 26');
  await told('Đã đổi mật khẩu.');
  expect((await entered(system, ana)).token).toBeUndefined();
  expect((await entered(system, { ...ana, password: 'sóng biển Anatola 26' })).token).toBeTruthy();
});
