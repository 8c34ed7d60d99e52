import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, solveOnScreen, type Window } from './outside/browser.ts';
import { does } from './outside/case-acts.ts';
import { agencyIds } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';
import { photo } from './outside/upload.ts';

// Files with descriptions: written by a citizen and by an officer, read by everybody.
const system: System = inject('system');
let browser: Browser;
let citizen: Window;
let specialist: Window;
let visitor: Window;
let pictures: string[];

beforeAll(async () => {
  browser = await openBrowser();
  const folder = await mkdtemp(path.join(tmpdir(), 'pakn-described-'));
  pictures = await Promise.all(
    ['mot', 'hai'].map(async (name) => {
      const file = path.join(folder, `${name}.jpg`);
      await writeFile(file, await photo(name));
      return file;
    }),
  );
  citizen = await openWindow(browser, system, { width: 390, height: 844 });
  specialist = await openWindow(browser, system);
  visitor = await openWindow(browser, system);
  await signInQuickly(citizen, system, await demoPerson(system, 'CITIZEN'));
  await signInQuickly(specialist, system, await demoPerson(system, 'SPECIALIST', 'S-XD'));
});
afterAll(() => browser.close());

/** How long the page may take to show what comes. */
const SOON = { timeout: 30_000 };
let code: string;
const send = (page: Page): Promise<void> =>
  page.locator('.form-end [type=submit]').or(page.locator('.mbar [type=submit]')).locator('visible=true').first().click();

test('A4-09 B-08 S22: a citizen says what each picture shows, also by keyboard; a plate in it is hidden before it is sent; the words are there after a reload', async () => {
  const { page } = citizen;
  await page.goto('/gui-phan-anh');
  await page.getByLabel('Phản ánh về việc gì?').fill('Ổ gà trước cổng chợ');
  await page.getByRole('textbox', { name: 'Nội dung', exact: true }).fill('Ổ gà rộng khoảng một mét.');
  await page.locator('input[type=file]').first().setInputFiles(pictures);
  await expect.poll(() => page.getByText(/^Đã tải lên/).count(), SOON).toBe(2);
  await page.getByRole('button', { name: 'Bỏ tệp mot.jpg' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ổ gà nhìn từ vỉa hè');
  await page.getByLabel('Mô tả (không bắt buộc): tệp 2').fill('Xe 79A-123.45 đã sa vào');
  await page.reload();
  await expect.poll(() => page.getByLabel('Mô tả (không bắt buộc): tệp 1').inputValue(), SOON).toBe('Ổ gà nhìn từ vỉa hè');
  await page.getByRole('button', { name: 'Nhập địa chỉ' }).click();
  await page.getByRole('combobox', { name: /^Địa chỉ/ }).fill('12 Trần Phú');
  await page.getByLabel('Xã, phường, đặc khu').selectOption({ label: 'Nha Trang' });
  await solveOnScreen(page);
  await send(page);
  await page.getByTestId('personal-data').getByText('mô tả tệp hai.jpg').waitFor(SOON);
  await page.getByRole('button', { name: 'Ẩn giúp tôi' }).click();
  expect(await page.getByLabel('Mô tả (không bắt buộc): tệp 2').inputValue()).toBe('Xe ••• đã sa vào');
  await send(page);
  await page.waitForURL(/\/da-gui\//, SOON);
  code = page.url().split('/').at(-1) ?? '';
  expectCleanWindow(citizen);
});

test('A4-09: everybody reads them on the public case, with and without scripts; officers too, and an officer describes the files of the answer', async () => {
  const operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  const { case: filed } = await operator.must<{ case: { id: string; version: number } }>('query($code: String) { case(code: $code) { id version } }', { code });
  const leadAgencyId = (await agencyIds(operator))('S-XD');
  const assigned = await does(operator, 'assignCase', { id: filed.id, version: filed.version, input: { leadAgencyId, makePublic: true } });
  await does(await signedIn(system, await demoPerson(system, 'SPECIALIST', 'S-XD')), 'claimCase', { id: assigned.id, version: assigned.version });

  const html = await (await fetch(new URL(`/phan-anh/${code}`, system.origin))).text();
  expect(html).toContain('alt="Ổ gà nhìn từ vỉa hè"');
  const { page } = visitor;
  await page.goto(`/phan-anh/${code}`);
  await page.getByRole('img', { name: 'Ổ gà nhìn từ vỉa hè' }).waitFor(SOON);
  await page.getByText('Xe ••• đã sa vào').waitFor();

  const { page: desk } = specialist;
  await desk.goto(`/can-bo/xu-ly/${code}`);
  await desk.getByRole('button', { name: 'Xem ảnh lớn: Ổ gà nhìn từ vỉa hè' }).click(SOON);
  await desk.getByRole('dialog').getByText('Ổ gà nhìn từ vỉa hè').waitFor();
  await desk.keyboard.press('Escape');
  await desk
    .getByRole('button', { name: /^Cập nhật kết quả/ })
    .first()
    .click();
  const answer = desk.getByRole('dialog');
  await answer.getByLabel(/^Nội dung trả lời/).fill('Ông/Bà kính mến, ổ gà đã được vá.');
  await answer.locator('input[type=file]').first().setInputFiles(pictures.slice(0, 1));
  await answer.getByLabel('Mô tả (không bắt buộc): tệp 1').fill('Mặt đường sau khi vá');
  await answer.getByRole('button', { name: /^Cập nhật$/ }).click();
  await desk.getByText('Đã cập nhật kết quả').waitFor(SOON);
  const read = await operator.must<{ case: { answers: { attachments: { caption: string }[] }[] } }>(
    'query($id: ID!) { case(id: $id) { answers { attachments { caption } } } }',
    { id: filed.id },
  );
  expect(read.case.answers[0]?.attachments).toEqual([{ caption: 'Mặt đường sau khi vá' }]);
  expectCleanWindow(specialist);
});
