import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { answeredAndRated } from './outside/answered.ts';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, solveOnScreen, type Window } from './outside/browser.ts';
import type { Outside } from './outside/client.ts';
import { agencyIds } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';

// What a citizen says that is no incident, under which topic and field it stands, and where others find what was answered.
const system: System = inject('system');
const PHONE = { width: 390, height: 844 };
const TOPIC = { name: 'Chuẩn bị mùa mưa bão', nameEn: 'Before the storms', introduction: 'Cây, mái tôn, biển quảng cáo nào cần chằng buộc?', active: true };
const ANSWERED = 'Bến thuyền du lịch thiếu phao cứu sinh';
let browser: Browser;
let citizen: Window;
let operator: Outside;

beforeAll(async () => {
  browser = await openBrowser();
  citizen = await openWindow(browser, system, PHONE);
  const reporter = await demoPerson(system, 'CITIZEN');
  await signInQuickly(citizen, system, reporter);
  const admin = await signedIn(system, await demoPerson(system, 'ADMIN'));
  await admin.must('mutation($input: TopicInput!) { saveTopic(code: "MUA_BAO", input: $input) { ... on Topic { code } } }', { input: TOPIC });
  operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  const people = { citizen: await signedIn(system, reporter), operator, specialist: await signedIn(system, await demoPerson(system, 'SPECIALIST', 'S-XD')) };
  await answeredAndRated(people, (await agencyIds(operator))('S-XD'), { title: ANSWERED });
});
afterAll(() => browser.close());

const openForm = async (page: Page, address = '/gui-phan-anh'): Promise<void> => {
  await page.goto(address);
  await page.locator('#report-form[aria-busy=false]').waitFor();
};
const send = async (page: Page): Promise<string> => {
  await solveOnScreen(page);
  await page.locator('.mbar [type=submit]').click();
  await page.getByRole('heading', { name: 'Đã gửi phản ánh' }).waitFor();
  return (await page.getByTestId('case-code').textContent())?.trim() ?? '';
};
const filed = (code: string): Promise<{ case: object }> =>
  operator.must(
    'query($code: String!) { case(code: $code) { kind subjectKind topic { code } category { code } preferredAgency { name } place { address lon lat } } }',
    { code },
  );

test('A7-06 A7-02 A4-14 X-10 a proposal is sent without place and field, to the agency that was chosen; its sum is asked, and a wrong one is said', async () => {
  const { page } = citizen;
  await openForm(page);
  await page.getByText('Kiến nghị, góp ý', { exact: true }).click();
  expect(await page.getByRole('group', { name: 'Ở đâu?' }).count(), 'no place is asked').toBe(0);
  await page.getByLabel('Phản ánh về việc gì?').fill('Cho nộp hồ sơ đất đai vào sáng thứ Bảy');
  await page.getByLabel('Nội dung').fill('Người đi làm không nghỉ được ngày thường để nộp hồ sơ.');
  await page.getByLabel(/^Đối tượng kiến nghị/).selectOption({ label: 'Doanh nghiệp' });
  await page.getByLabel(/^Đơn vị tiếp nhận/).selectOption({ label: 'Sở Nội vụ' });
  await page.getByLabel(/^Mã xác thực: .+ cộng .+/).fill('99');
  await page.locator('.mbar [type=submit]').click();
  await page.getByText('Còn 1 mục cần bổ sung').waitFor();
  const code = await send(page);
  expect(await filed(code)).toMatchObject({
    case: { kind: 'PROPOSAL', subjectKind: 'BUSINESS', category: null, preferredAgency: { name: 'Sở Nội vụ' }, place: { address: '', lon: null, lat: null } },
  });
  expectCleanWindow(citizen);
});

test('A7-03 what the province asks about stands on home at both widths, leads to a form that is filed under it, and to what others said', async () => {
  const { page } = citizen;
  for (const size of [{ width: 1440, height: 900 }, PHONE]) {
    await page.setViewportSize(size);
    await page.goto('/');
    const asks = page.getByRole('region', { name: 'Đang lấy ý kiến' });
    await asks.getByText(TOPIC.introduction).waitFor();
    expect(await asks.getByRole('link', { name: new RegExp(`^Xem ý kiến đã công khai ?: ${TOPIC.name}$`) }).getAttribute('href')).toBe(
      '/tra-cuu?chu_de=MUA_BAO',
    );
    await asks.getByRole('link', { name: new RegExp(`^Gửi ý kiến ?: ${TOPIC.name}$`) }).click();
    await page.locator('#report-form[aria-busy=false]').waitFor();
    await expect.poll(() => page.getByLabel(/^Chủ đề/).inputValue()).toBe('MUA_BAO');
  }
  await page.getByLabel('Phản ánh về việc gì?').fill('Biển quảng cáo sắp rơi');
  await page.getByLabel('Nội dung').fill('Gió lớn là lắc, khung đã gỉ.');
  await page.getByRole('combobox', { name: /^Địa chỉ/ }).fill('2 Trần Phú');
  await page.getByLabel('Xã, phường, đặc khu').selectOption({ label: 'Nha Trang' });
  expect(await filed(await send(page))).toMatchObject({ case: { kind: 'INCIDENT', topic: { code: 'MUA_BAO' }, category: null } });
  expectCleanWindow(citizen);
});

test('A2-05 A1-02 home shows what was answered under its field, with agency and day; the field leads to all of it', async () => {
  const { page } = citizen;
  for (const size of [{ width: 1440, height: 900 }, PHONE]) {
    await page.setViewportSize(size);
    await page.goto('/');
    const answered = page.getByRole('region', { name: 'Vừa được trả lời' });
    await answered.getByRole('link', { name: ANSWERED }).waitFor();
    await answered.getByRole('heading', { name: 'Du lịch' }).waitFor();
    await answered.getByText('Sở Xây dựng').first().waitFor();
    expect(await answered.locator('time, .num').first().innerText()).toMatch(/\d{2}\/\d{2}\/\d{4}/);
  }
});

test('A4-04 the microphone says first who hears it; without an agreement nothing listens', async () => {
  const { page } = citizen;
  await openForm(page);
  const microphone = page.getByRole('button', { name: 'Nói để nhập tiêu đề' });
  await microphone.click();
  const asks = page.getByRole('group', { name: 'Nói để nhập tiêu đề' });
  await asks.getByText(/nghe lời bạn nói để chuyển thành chữ\. Hệ thống phản ánh không ghi âm\./).waitFor();
  await page.keyboard.press('Escape');
  await asks.waitFor({ state: 'detached' });
  expect(await microphone.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await page.evaluate(() => sessionStorage.getItem('pakn-speech-agreed'))).toBeNull();
  const policy = async (path: string): Promise<string> => (await fetch(`${system.origin}${path}`)).headers.get('permissions-policy') ?? '';
  expect(
    [await policy('/gui-phan-anh'), await policy('/')].map((each) => /microphone=\(self\)/.test(each)),
    'for the form alone',
  ).toEqual([true, false]);
});

test('A2-13 the guide is read chapter by chapter on a phone, and its chapters are a list beside it at a desk', async () => {
  const { page } = citizen;
  await page.setViewportSize(PHONE);
  await page.goto('/huong-dan');
  await page.getByRole('heading', { level: 1, name: 'Hệ thống này dùng để làm gì' }).waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  const chapters = page.getByRole('navigation', { name: 'Các chương' });
  const all = await chapters.getByRole('link').count();
  expect(all).toBeGreaterThan(4);
  for (let n = 0; n < all; n += 2) {
    const chapter = chapters.getByRole('link').nth(n);
    const name = (await chapter.innerText()).trim();
    await chapter.click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }
  expectCleanWindow(citizen);
});
