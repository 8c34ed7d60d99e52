import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { faultsOn } from './outside/axe.ts';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, type Window } from './outside/browser.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';
import type { Outside } from './outside/client.ts';

// A1-06: calls and visits are taken down by the duty desk, by keyboard, while somebody is on the line.
const system: System = inject('system');
const MARK = Date.now() % 10_000_000;
const MOST_SECONDS = 60;
let browser: Browser;
let desk: Window;
let operator: Outside;
beforeAll(async () => {
  browser = await openBrowser();
  operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  desk = await openWindow(browser, system);
  await signInQuickly(desk, system, await demoPerson(system, 'OPERATOR', undefined, 1));
});
afterAll(() => browser.close());

interface Taken {
  code: string;
  channel: string;
  reporterName: string;
  status: string;
  leadAgency: { code: string } | null;
  place: { address: string };
}
const taken = async (who: Outside, title: string): Promise<Taken[]> =>
  (
    await who.must<{ inbox: { nodes: Taken[] } }>(
      'query ($text: String) { inbox(queue: ALL, filter: { text: $text }, first: 5) { nodes { code channel reporterName status leadAgency { code } place { address } } } }',
      { text: title },
    )
  ).inbox.nodes;
const shownCode = async (page: Page): Promise<string> => {
  await page.getByRole('heading', { name: 'Đã ghi nhận' }).waitFor();
  return (await page.locator('.done .code').textContent()) ?? '';
};
const field = (page: Page, name: string | RegExp) => page.getByLabel(name, { exact: typeof name === 'string' });

test('A1-06 A1-04 a call is taken down and sent on by keyboard alone, within a minute; the operator reads the code and the deadline', async () => {
  const { page } = desk;
  const title = `Cột đèn nghiêng ${MARK}`;
  await page.goto('/can-bo/truc');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const began = Date.now();
  await page.keyboard.press('g');
  const phone = field(page, /^Số điện thoại/);
  await phone.waitFor();
  await expect.poll(() => phone.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type(`093${MARK}`.padEnd(10, '1'));
  await page.getByText('Số này chưa có trong hệ thống').waitFor();
  for (const words of ['Trần Thị Gọi', 'hẻm 12', null, title, 'Cột đèn trước nhà sắp đổ', '86 Trần Phú']) {
    await page.keyboard.press('Tab');
    if (words !== null) await page.keyboard.type(words);
  }
  await field(page, /^Chuyển ngay đến cơ quan/).focus();
  await page.keyboard.type('xay dung');
  await page.getByRole('option', { name: 'Sở Xây dựng' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  const code = await shownCode(page);
  expect((Date.now() - began) / 1000).toBeLessThan(MOST_SECONDS);
  await page.getByText(/Đã chuyển Sở Xây dựng, hạn trả lời/).waitFor();
  expect(await taken(operator, title)).toMatchObject([
    { code, channel: 'HOTLINE', status: 'IN_PROGRESS', leadAgency: { code: 'S-XD' }, place: { address: expect.stringContaining('86 Trần Phú') } },
  ]);
  expect(await faultsOn(page)).toEqual([]);
});

test('A1-07 a known caller is found by the number: the report stands among the own ones; the next begins by G', async () => {
  const { page } = desk;
  const citizen = await demoPerson(system, 'CITIZEN');
  const title = `Nắp cống vỡ ${MARK}`;
  await page.keyboard.press('g');
  await field(page, /^Số điện thoại/).fill(citizen.phone);
  await page.getByRole('list', { name: 'Người dùng số này' }).getByRole('button').filter({ hasText: citizen.fullName }).click();
  await page.getByText(`Đã nhận ra ${citizen.fullName}`).waitFor();
  await field(page, 'Hình thức tiếp nhận').selectOption('IN_PERSON');
  await field(page, 'Phản ánh về việc gì?').fill(title);
  await field(page, 'Nội dung').fill('Nắp cống vỡ, có người ngã');
  await field(page, 'Địa chỉ').fill('Ngã tư Lê Hồng Phong');
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('button', { name: /^Ghi nhận/ }).click();
  const code = await shownCode(page);
  await page.getByText('Phản ánh đang chờ ở mục Chờ tiếp nhận.').waitFor();
  const own = await signedIn(system, citizen);
  const { myCases } = await own.must<{ myCases: { nodes: { code: string; channel: string }[] } }>('{ myCases(first: 5) { nodes { code channel } } }');
  expect(myCases.nodes).toContainEqual({ code, channel: 'IN_PERSON' });
});

test('A1-06 what is missing stands beside its field; nothing typed is lost by a cut line and a reload, and it is taken down once', async () => {
  const { page, context } = desk;
  const title = `Cây đổ chắn đường ${MARK}`;
  await page.getByRole('button', { name: 'Ghi nhận tiếp' }).click();
  await page.getByRole('button', { name: /^Ghi nhận/ }).click();
  for (const words of ['Nhập họ tên người phản ánh.', 'Nhập địa chỉ hoặc chọn địa bàn.']) await page.getByText(words).first().waitFor();
  await field(page, 'Họ và tên').fill('Lê Văn Báo');
  await field(page, 'Phản ánh về việc gì?').fill(title);
  await field(page, 'Nội dung').fill('Gọi lại số 0905123456');
  await page.getByText(/Nội dung có số điện thoại/i).waitFor();
  await field(page, 'Địa chỉ').fill('Đèo Rù Rì');
  await context.setOffline(true);
  await page.getByRole('button', { name: /^Ghi nhận/ }).click();
  await page.getByRole('alert').first().waitFor();
  await context.setOffline(false);
  await page.reload();
  await page.getByText('Nội dung đang ghi dở đã được giữ lại.').waitFor();
  expect(await field(page, 'Phản ánh về việc gì?').inputValue()).toBe(title);
  await page.getByRole('button', { name: /^Ghi nhận/ }).click();
  const code = await shownCode(page);
  expect((await taken(operator, title)).map((each) => each.code)).toEqual([code]);
  desk.errors = desk.errors.filter((error) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(error));
  expectCleanWindow(desk);
});

test('S1 a specialist has no such page: neither in the menu nor by its address', async () => {
  const lead = await openWindow(browser, system);
  await signInQuickly(lead, system, await demoPerson(system, 'SPECIALIST', 'S-XD'));
  await lead.page.goto('/can-bo/ghi-nhan');
  await lead.page.getByText('Chỉ nhân viên trực ghi nhận thay người dân tại đây.').waitFor();
  expect(await lead.page.getByRole('link', { name: 'Ghi nhận phản ánh' }).count()).toBe(0);
});
