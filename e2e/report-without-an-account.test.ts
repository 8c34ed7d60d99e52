import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInOnScreen, signInQuickly, solveOnScreen, type Window } from './outside/browser.ts';
import { does, RESULT, type SeenCase } from './outside/case-acts.ts';
import { outside, type Outside } from './outside/client.ts';
import { agencyIds } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';
import { photo } from './outside/upload.ts';

// A report without an account, from the first photo to the answer to a question, in two browsers that know nothing of each other.
const system: System = inject('system');
const PHONE = { width: 390, height: 844 };
const TITLE = `Nước thải chảy ra đường ${Date.now() % 100_000}`;
const QUESTION = 'Nước chảy ra từ số nhà nào?';
const ANSWER = 'Từ nhà số 14, phía sau chợ.';
let browser: Browser;
let operator: Outside;
let specialist: Outside;
let phone: Window;
let code = '';
let secret = '';
const asked: string[] = [];
const follow = ({ page }: Window): void => void page.on('request', (request) => asked.push(request.url()));

beforeAll(async () => {
  browser = await openBrowser();
  [operator, specialist] = (await Promise.all(
    (['OPERATOR', 'SPECIALIST'] as const).map(async (role) => signedIn(system, await demoPerson(system, role, role === 'SPECIALIST' ? 'S-XD' : undefined))),
  )) as [Outside, Outside];
});
afterAll(() => browser.close());

const openForm = async (page: Page): Promise<void> => {
  await page.goto('/gui-phan-anh');
  await page.locator('#report-form[aria-busy=false]').waitFor();
};
const fill = async (page: Page, title: string): Promise<void> => {
  await page.getByLabel('Phản ánh về việc gì?').fill(title);
  await page.getByLabel('Nội dung').fill('Nước đen, mùi hôi từ sáng nay.');
  await page.getByRole('button', { name: 'Nhập địa chỉ' }).click();
  await page.getByRole('combobox', { name: /^Địa chỉ/ }).fill('14 Phan Chu Trinh');
  await page.getByLabel('Xã, phường, đặc khu').selectOption({ label: 'Nha Trang' });
};
const attach = async (page: Page, name: string): Promise<void> => {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'image/jpeg', buffer: await photo(name) });
  await page.getByText('Đã tải lên').first().waitFor();
};
const send = (page: Page): Promise<void> => page.locator('.mbar [type=submit]').click();

test('A4-01 X-15 X-13 a visitor files a report with a photo without an account, and gets code and secret once', async () => {
  phone = await openWindow(browser, system, PHONE);
  follow(phone);
  const { page } = phone;
  await openForm(page);
  await page.getByText('Gửi không cần tài khoản, hoặc đăng nhập để nhận tin nhắn khi có kết quả.').waitFor();
  expect(await page.getByRole('radio', { name: /^Ẩn danh hoàn toàn/ }).isChecked()).toBe(true);
  await fill(page, TITLE);
  await attach(page, 'nuoc-thai.jpg');
  expect(await page.getByRole('link', { name: 'Đăng nhập' }).first().isVisible(), 'nobody is signed in').toBe(true);

  // The draft and its photo are there again after a reload, under the same session.
  await page.reload();
  await expect.poll(() => page.getByLabel('Phản ánh về việc gì?').inputValue(), { timeout: 30_000 }).toBe(TITLE);
  await page.getByText('Đã tải lên').first().waitFor();
  await solveOnScreen(page);
  await send(page);
  await page.getByRole('heading', { name: 'Đã gửi phản ánh' }).waitFor();
  code = (await page.getByTestId('case-code').textContent())?.trim() ?? '';
  secret = (await page.getByTestId('case-secret').textContent())?.trim() ?? '';
  expect([code, secret]).toEqual([expect.stringMatching(/^KH-\d{4}-[A-Z0-9]{6}$/), expect.stringMatching(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/)]);
  await page.getByText('Mã bí mật chỉ hiện lần này.').waitFor();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu thành tệp' }).click();
  const saved = await readFile(await (await saving).path(), 'utf8');
  expect([saved.includes(code), saved.includes(secret)]).toEqual([true, true]);
  await page.getByRole('button', { name: 'Đã lưu, ẩn mã bí mật' }).click();
  await page.getByText('Mã bí mật đã hiện một lần').waitFor();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(secret);

  await page.getByRole('link', { name: 'Theo dõi phản ánh này' }).click();
  await page.getByRole('heading', { name: TITLE }).waitFor();
  await page.getByTestId('anonymous-note').waitFor();
});

test('B-07 the desk reads the report and that it is anonymous; nobody is named', async () => {
  const { case: seen } = await operator.must<{ case: { identityMode: string; reporterName: string; reporter: object | null; attachments: object[] } }>(
    'query($code: String!) { case(code: $code) { identityMode reporterName reporter { id } attachments { id } } }',
    { code },
  );
  expect(seen).toEqual({ identityMode: 'ANONYMOUS', reporterName: 'Người dân', reporter: null, attachments: [expect.anything()] });
  const desk = await openWindow(browser, system);
  await signInQuickly(desk, system, await demoPerson(system, 'OPERATOR'));
  await desk.page.goto(`/can-bo/xu-ly/${code}`);
  await desk.page
    .getByText(/Người dân · Ẩn danh hoàn toàn/)
    .first()
    .waitFor();
  expectCleanWindow(desk);
  await desk.context.close();
});

test('A4-01 X-15 B-03 in another browser a wrong secret is refused, code and secret open the report, and its question is answered', async () => {
  const { id, version } = (await operator.must<{ case: SeenCase }>('query($code: String!) { case(code: $code) { id version } }', { code })).case;
  const assigned = await does(operator, 'assignCase', { id, version, input: { leadAgencyId: (await agencyIds(operator))('S-XD') } });
  const claimed = await does(specialist, 'claimCase', { id, version: assigned.version });
  await specialist.must(
    `mutation($id: ID!, $version: Int!, $question: String!) { requestInfo(id: $id, version: $version, question: $question, withinWorkingHours: 16) { ${RESULT} } }`,
    { id, version: claimed.version, question: QUESTION },
  );

  const other = await openWindow(browser, system, PHONE);
  follow(other);
  const { page } = other;
  await page.goto('/tra-cuu');
  await page.getByRole('button', { name: 'Mở bằng mã bí mật' }).click();
  const form = page.getByTestId('open-by-secret');
  await form.getByLabel('Mã phản ánh').fill(code.toLowerCase());
  await form.getByLabel('Mã bí mật').fill(`${secret.slice(0, -5)}aaaaa`);
  await solveOnScreen(page);
  await form.getByRole('button', { name: 'Mở phản ánh' }).click();
  await page.getByText('Mã phản ánh hoặc mã bí mật không đúng.').first().waitFor();
  expect(await page.getByText(TITLE).count()).toBe(0);
  await form.getByLabel('Mã bí mật').fill(secret.replaceAll('-', ' ').toUpperCase());
  await solveOnScreen(page);
  await form.getByRole('button', { name: 'Mở phản ánh' }).click();
  await page.getByRole('heading', { name: TITLE }).waitFor();
  await page.getByText(QUESTION).waitFor();

  const question = page.getByTestId('case-question');
  await question.getByLabel('Nội dung bổ sung').fill(ANSWER);
  await question
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'so-14.jpg', mimeType: 'image/jpeg', buffer: await photo('Số 14') });
  await question.getByText('Đã tải lên').first().waitFor();
  await question.getByRole('button', { name: 'Gửi bổ sung' }).click();
  await question.waitFor({ state: 'detached' });
  await page.getByTestId('private-exchange').getByText(ANSWER).waitFor();
  const { case: read } = await specialist.must<{ case: { status: string; messages: { nodes: { text: string; fromReporter: boolean }[] } } }>(
    'query($id: ID!) { case(id: $id) { status messages(first: 5) { nodes { text fromReporter } } } }',
    { id },
  );
  expect([read.status, read.messages.nodes.at(-1)]).toEqual(['IN_PROGRESS', { text: ANSWER, fromReporter: true }]);

  // The first browser's page has changed by itself: it is the same reporter.
  await phone.page.getByTestId('private-exchange').getByText(ANSWER).waitFor();

  // Whoever sits here next knows the address only.
  await page.getByRole('button', { name: 'Đóng phản ánh' }).click();
  await page.waitForURL('**/tra-cuu');
  await page.goto(`/phan-anh/${code}`);
  await page.getByTestId('progress-by-code').waitFor();
  expect(await page.getByText(TITLE).count()).toBe(0);
  for (const window of [phone, other]) expectCleanWindow(window);
  await other.context.close();
});

test('X-15 the next report of the same browser has a session and a secret of its own; a sign-in in between takes the draft and its photo along', async () => {
  const { page } = phone;
  await openForm(page);
  await fill(page, `${TITLE}, lần hai`);
  await attach(page, 'lan-hai.jpg');
  await solveOnScreen(page);
  await send(page);
  await page.getByRole('heading', { name: 'Đã gửi phản ánh' }).waitFor();
  const second = (await page.getByTestId('case-secret').textContent())?.trim();
  expect(second).not.toBe(secret);

  await openForm(page);
  await fill(page, `${TITLE}, có tên`);
  await attach(page, 'co-ten.jpg');
  await page.getByText('Công khai tên', { exact: true }).click();
  await page.locator('.mbar [type=submit]').filter({ hasText: 'Đăng nhập để gửi' }).click();
  await page.waitForURL('**/tai-khoan/dang-nhap?**');
  await signInOnScreen(phone, system, await demoPerson(system, 'CITIZEN', undefined, 1));
  await page.waitForURL('**/gui-phan-anh');
  await expect.poll(() => page.getByLabel('Phản ánh về việc gì?').inputValue(), { timeout: 30_000 }).toBe(`${TITLE}, có tên`);
  await solveOnScreen(page);
  await send(page);
  await page.getByRole('heading', { name: 'Đã gửi phản ánh' }).waitFor();
  expect(await page.getByTestId('case-secret').count()).toBe(0);
  const named = (await page.getByTestId('case-code').textContent())?.trim();
  const { case: seen } = await operator.must<{ case: object }>('query($code: String!) { case(code: $code) { identityMode attachments { name } } }', {
    code: named,
  });
  expect(seen).toEqual({ identityMode: 'PUBLIC_NAME', attachments: [{ name: 'co-ten.jpg' }] });
  expectCleanWindow(phone);
});

test('B-07 S22 neither an address that was asked for nor a log holds the secret; by the code alone everybody reads only how far it is', async () => {
  expect(asked.length).toBeGreaterThan(20);
  const signs = [secret, secret.replaceAll('-', ''), secret.replaceAll('-', ' ').toUpperCase()];
  for (const url of asked) for (const sign of signs) expect(decodeURIComponent(url)).not.toContain(sign);
  expect(asked.filter((url) => new URL(url).search.includes(code))).toEqual([]);
  const folder = path.join(system.dataDir, 'logs');
  for (const file of await readdir(folder)) {
    const text = await readFile(path.join(folder, file), 'utf8');
    for (const sign of signs) expect(text.includes(sign), file).toBe(false);
  }
  expect(await outside(system.origin).must('query($code: String!) { case(code: $code) { id } }', { code })).toEqual({ case: null });
});

test('A4-08 B-08 on a phone: an address typed below the map is enough; what tells who one is is said before sending, above the bar, and hidden by one press', async () => {
  const other = await openWindow(browser, system, PHONE);
  const { page } = other;
  await openForm(page);
  await page.getByLabel('Phản ánh về việc gì?').fill('Nắp cống vỡ trước cổng chợ');
  await page.getByLabel('Nội dung').fill('Xe máy dễ sụp. Gọi 0905 123 456 hoặc xe 79A-123.45 đậu gần đó.');
  expect(await page.getByRole('button', { name: 'Chọn trên bản đồ' }).getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('combobox', { name: /^Địa chỉ/ }).fill('Chợ Đầm');
  await page.getByLabel('Xã, phường, đặc khu').selectOption({ label: 'Nha Trang' });
  await solveOnScreen(page);
  await send(page);
  const warning = page.getByTestId('personal-data');
  await expect.poll(() => warning.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await warning.locator('mark').allInnerTexts()).toEqual(['0905 123 456', '79A-123.45']);
  const hide = page.getByRole('button', { name: 'Ẩn giúp tôi' });
  const onTop = (): Promise<boolean> =>
    hide.evaluate((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
  await expect.poll(onTop, { message: 'neither below the edge nor under the bar' }).toBe(true);
  await hide.click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.mbar') !== null)).toBe(true);
  expect(await page.getByLabel('Nội dung').inputValue()).not.toMatch(/\d{3}/);
  await send(page);
  await page.getByRole('heading', { name: 'Đã gửi phản ánh' }).waitFor();
  const sent = (await page.getByTestId('case-code').textContent())?.trim();
  const { case: seen } = await operator.must<{ case: object }>(
    'query($code: String!) { case(code: $code) { content place { address lon ward { name } } findings { kind } } }',
    { code: sent },
  );
  expect(seen).toMatchObject({ place: { address: 'Chợ Đầm', lon: null, ward: { name: 'Nha Trang' } }, findings: [] });
  expectCleanWindow(other);
  await other.context.close();
});
