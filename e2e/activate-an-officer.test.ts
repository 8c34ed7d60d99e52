import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInOnScreen } from './outside/browser.ts';
import { until } from './outside/client.ts';
import { agencyIds } from './outside/filing.ts';
import { demoPerson, otpFor, signedIn, smsTo, type System } from './outside/people.ts';

const system: System = inject('system');
const PASSWORD = 'núi Cô Tiên 2026';
let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

test('A1-03 X-01 an invited officer opens the link of the SMS, sets a password and works in the console; the link works once', async () => {
  const admin = await signedIn(system, await demoPerson(system, 'ADMIN'));
  const phone = `09${String(Date.now()).slice(-8)}`;
  const international = `+84${phone.slice(1)}`;
  const { invited } = await admin.must<{ invited: { __typename: string } }>(
    `mutation($agencyId: ID!, $phone: String!) {
      invited: inviteOfficer(agencyId: $agencyId, fullName: "Trần Thị Mai", phone: $phone, roles: [SPECIALIST], position: "Chuyên viên") { __typename }
    }`,
    { agencyId: (await agencyIds(admin))('S-XD'), phone },
  );
  expect(invited.__typename).toBe('User');
  const link = await until('the invitation', async () => /https?:\S+$/.exec((await smsTo(system, international)).at(-1)?.text ?? '')?.[0]);
  expect(new URL(link).origin).toBe(system.origin);

  const officer = await openWindow(browser, system, { width: 390, height: 844 });
  const { page } = officer;
  await page.goto(link);
  await page.getByRole('heading', { name: 'Kích hoạt tài khoản cán bộ' }).waitFor();
  await expect.poll(() => page.url(), { message: 'the token leaves the address' }).toBe(`${system.origin}/tai-khoan/kich-hoat`);
  await page.reload();
  await page.getByLabel('Mật khẩu', { exact: true }).fill('12345678');
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await page.getByText('Mật khẩu này quá phổ biến').first().waitFor();
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  const before = (await smsTo(system, international)).length;
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await page.getByLabel('Mã OTP').fill(await otpFor(system, international, before));
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).and(page.locator('[type=submit]')).click();
  await page.waitForURL(/\/can-bo/);
  await page
    .getByRole('link', { name: /Xử lý phản ánh/ })
    .or(page.getByRole('button', { name: /menu/i }))
    .first()
    .waitFor();
  expectCleanWindow(officer);

  const second = await openWindow(browser, system);
  await second.page.goto(link);
  await second.page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await second.page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await second.page.getByRole('heading', { name: 'Liên kết không còn dùng được' }).waitFor();
  await second.page.getByRole('link', { name: 'Đăng nhập' }).last().click();
  await signInOnScreen(second, system, { identifier: phone, password: PASSWORD, phone: international, role: 'SPECIALIST' });
  await second.page
    .getByRole('link', { name: /Xử lý phản ánh/ })
    .first()
    .waitFor();
  expectCleanWindow(second);
});
