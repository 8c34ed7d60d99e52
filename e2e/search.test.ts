import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, type Window } from './outside/browser.ts';
import { does } from './outside/case-acts.ts';
import { agencyIds, files } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';

// Looking for public reports by all that can be asked; the address holds it.
const system: System = inject('system');
/** The same words in another order: only the phrase tells them apart. */
const TITLES = ['Cây phượng già nghiêng sát mái trường', 'Mái trường già có cây phượng nghiêng'];
const WIDTHS = [390, 1440];
let browser: Browser;
let visitor: Window;
let agency: { id: string; name: string };
let hidden: string;

beforeAll(async () => {
  browser = await openBrowser();
  visitor = await openWindow(browser, system);
  const [citizen, operator] = await Promise.all([
    demoPerson(system, 'CITIZEN').then((one) => signedIn(system, one)),
    demoPerson(system, 'OPERATOR').then((one) => signedIn(system, one)),
  ]);
  const id = await agencyIds(operator);
  const { agencies } = await operator.must<{ agencies: { id: string; name: string }[] }>('{ agencies { id name } }');
  const found = agencies.find((one) => one.id === id('S-NNMT'));
  if (!found) throw new Error('no such agency');
  agency = found;
  for (const [title, makePublic] of [...TITLES.map((each) => [each, true] as const), [`${TITLES[0]} kín`, false] as const]) {
    const filed = await files(citizen, { title });
    await does(operator, 'assignCase', { id: filed.id, version: filed.version, input: { leadAgencyId: agency.id, coordinatorAgencyIds: [], makePublic } });
    hidden = filed.code;
  }
});
afterAll(() => browser.close());

const titles = (page: Page): Promise<string[]> => page.locator('.case-list h2').allInnerTexts();

test('A6-01 A6-02 a phrase, an agency and days narrow the list, together; the address holds them and Back goes through them', async () => {
  const { page } = visitor;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/tra-cuu');
    const words = page.getByLabel('Từ khóa hoặc mã phản ánh');
    await words.fill('cay phuong nghieng truong');
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    await expect.poll(async () => (await titles(page)).toSorted()).toEqual(TITLES.toSorted());
    await words.fill('"phuong gia nghieng"');
    await words.press('Enter');
    await expect.poll(() => titles(page)).toEqual(TITLES.slice(0, 1));
    await words.fill('cay phuong nghieng');
    await page.getByText('Thêm điều kiện').click();
    await page.getByLabel('Cơ quan').selectOption({ label: agency.name });
    await page.waitForURL((url) => url.searchParams.get('co_quan') === agency.id);
    await expect.poll(async () => (await titles(page)).toSorted()).toEqual(TITLES.toSorted());
    await page.getByLabel('Gửi đến hết ngày').fill('2020-01-01');
    await page.getByText('Không tìm thấy phản ánh nào').waitFor();
    await page.getByLabel('Gửi từ ngày').fill('2021-01-01');
    await page.getByText('Ngày kết thúc phải từ ngày bắt đầu trở đi.').waitFor();
    expect(new URL(page.url()).searchParams.get('tu_ngay'), 'nothing is asked of a period that ends before it begins').toBeNull();
    await page.goBack();
    await expect.poll(async () => (await titles(page)).toSorted()).toEqual(TITLES.toSorted());
    // A shared address opens what it asks for.
    await page.goto(`/tra-cuu?tu_khoa=phuong+nghieng&co_quan=${agency.id}&tu_ngay=2026-01-01`);
    expect(await page.getByLabel('Gửi từ ngày').inputValue()).toBe('2026-01-01');
    await expect.poll(async () => (await titles(page)).toSorted()).toEqual(TITLES.toSorted());
    await page.goto('/tra-cuu?co_quan=nobody&tu_ngay=2026-02-31&tu_khoa=phuong+nghieng');
    await expect.poll(() => titles(page).then((all) => all.length), { message: 'what is no id and no day is not asked' }).toBe(TITLES.length);
  }
  expectCleanWindow(visitor);
});

test('A6-02 A6-03 an agency of the table leads to its public reports; one that is not public is nowhere', async () => {
  const { page } = visitor;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/thong-ke');
  const table = page.getByTestId('agency-table');
  await table.getByRole('link', { name: agency.name, exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/tra-cuu' && url.searchParams.get('co_quan') === agency.id);
  await page.getByRole('link', { name: TITLES[1] }).waitFor();
  expect(await page.getByText(hidden).count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('A6-03 the table of agencies fits the window of a desk', async () => {
  const { page } = visitor;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/thong-ke');
  const table = page.getByTestId('agency-table');
  await table.waitFor();
  expect(await table.evaluate((one) => one.scrollWidth <= (one.parentElement?.clientWidth ?? 0)), 'no column is cut off').toBe(true);
});
