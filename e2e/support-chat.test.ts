import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { faultsOn } from './outside/axe.ts';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, solveOnScreen, type Window } from './outside/browser.ts';
import { asOwner } from './outside/database.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';
import { photo } from './outside/upload.ts';

// The support chat in two browsers: a visitor without an account on a phone, and an operator of the duty desk.
const system: System = inject('system');
const PHONE = { width: 390, height: 844 };
const MARK = Date.now() % 1_000_000;
const QUESTION = `Tôi muốn rút phản ánh đã gửi, số ${MARK}`;
let browser: Browser;
let phone: Window;
let desk: Window;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

const openChat = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Hỗ trợ trực tuyến' }).click();
  await page.getByRole('dialog', { name: 'Hỗ trợ trực tuyến' }).waitFor();
};
const line = (page: Page) => page.getByLabel('Nhập câu hỏi của anh/chị tại đây');
const said = (page: Page, text: string) => page.getByRole('log').locator('li', { hasText: text }).last();

test('A2-11 the button stands on pages to read; nothing of the chat is loaded before it is pressed', async () => {
  phone = await openWindow(browser, system, PHONE);
  const { page } = phone;
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto('/huong-dan');
  await page.getByRole('button', { name: 'Hỗ trợ trực tuyến' }).waitFor();
  expect(loaded.filter((url) => /support-part/.test(url))).toEqual([]);
  await openChat(page);
  expect(loaded.some((url) => /support-part/.test(url))).toBe(true);
});

test('A9-01 the visitor asks without an account; the helper answers from the guide and offers an adviser', async () => {
  const { page } = phone;
  await page.getByText('xin chào. Xin mời Anh/chị bấm Gặp tư vấn viên hoặc Gửi phản ánh, kiến nghị').waitFor();
  await line(page).fill(QUESTION);
  await page.keyboard.press('Enter');
  await solveOnScreen(page);
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  const answer = said(page, 'Các nội dung sau có thể trả lời');
  await answer.waitFor();
  expect(await answer.getByRole('link').first().getAttribute('href')).toMatch(/^\/(huong-dan|hoi-dap|thong-bao|phan-anh)\//);
  expect(await faultsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Gặp tư vấn viên' }).click();
  await said(page, '')
    .getByText(/Đã chuyển Anh\/chị đến tư vấn viên|Hiện ngoài giờ hỗ trợ/)
    .waitFor();
});

test('A9-01 the operator sees it at once, takes it by key and both write live, each seeing that the other types', async () => {
  desk = await openWindow(browser, system);
  await signInQuickly(desk, system, await demoPerson(system, 'OPERATOR'));
  await desk.page.goto('/can-bo/ho-tro');
  await desk.page.getByRole('link', { name: QUESTION }).click();
  await said(desk.page, QUESTION).waitFor();
  await desk.page.keyboard.press('t');
  const reply = desk.page.getByLabel('Trả lời người dân');
  await reply.pressSequentially(`Chào Anh/chị ${MARK}`);
  await phone.page.getByText('Tư vấn viên đang nhập').waitFor();
  await desk.page.keyboard.press('Control+Enter');
  await said(phone.page, `Chào Anh/chị ${MARK}`).waitFor();
  expect(await faultsOn(desk.page)).toEqual([]);
  await line(phone.page).pressSequentially(`Cảm ơn ${MARK}`);
  await desk.page.getByText('Đang nhập…').first().waitFor();
  await phone.page.keyboard.press('Enter');
  await said(desk.page, `Cảm ơn ${MARK}`).waitFor();
});

test('B-01 a visitor who comes back after a lost connection reads what was written meanwhile, once', async () => {
  await phone.context.setOffline(true);
  await desk.page.getByLabel('Trả lời người dân').fill(`Tin trong lúc mất mạng ${MARK}`);
  await desk.page.keyboard.press('Control+Enter');
  await said(desk.page, `Tin trong lúc mất mạng ${MARK}`).waitFor();
  await phone.context.setOffline(false);
  await said(phone.page, `Tin trong lúc mất mạng ${MARK}`).waitFor();
  await phone.page.reload();
  await openChat(phone.page);
  await said(phone.page, `Tin trong lúc mất mạng ${MARK}`).waitFor();
  expect(await phone.page.getByText(`Tin trong lúc mất mạng ${MARK}`, { exact: true }).count()).toBe(1);
});

test('A9-01 a second operator is told who has it; the first one closes it, and the visitor sees it', async () => {
  const { nodes } = (
    await (
      await signedIn(system, await demoPerson(system, 'OPERATOR'))
    ).must<{ supportQueue: { nodes: { id: string; version: number; lastMessage: { text: string } | null }[] } }>(
      '{ supportQueue(first: 100) { nodes { id version lastMessage { text } } } }',
    )
  ).supportQueue;
  const mine = nodes.find(({ lastMessage }) => lastMessage?.text === `Tin trong lúc mất mạng ${MARK}`);
  const colleague = await signedIn(system, await demoPerson(system, 'OPERATOR', undefined, 1));
  const { claimSupport } = await colleague.must<{ claimSupport: { __typename: string; code: string } }>(
    'mutation($id: ID!, $version: Int!) { claimSupport(id: $id, version: $version) { __typename ... on Refusal { code } } }',
    { id: mine?.id, version: mine?.version },
  );
  expect(claimSupport).toEqual({ __typename: 'Refusal', code: 'NOT_NOW' });
  await desk.page.getByRole('button', { name: 'Kết thúc' }).click();
  await phone.page.getByText('Cuộc trò chuyện đã kết thúc').first().waitFor();
});

test('A9-01 S22 who is signed in reads the conversation on another device; operators read a masked name, the chat keeps none', async () => {
  const person = await demoPerson(system, 'CITIZEN', undefined, 1);
  const [one, another] = [await signedIn(system, person), await signedIn(system, person)];
  const words = `Hỏi từ tài khoản ${MARK}`;
  const { startSupport } = await one.must<{ startSupport: { token: string | null; conversation: { id: string } } }>(
    'mutation($text: String) { startSupport(text: $text, choiceId: "ADVISER") { ... on SupportStart { token conversation { id } } } }',
    { text: words },
  );
  const { id } = startSupport.conversation;
  expect(startSupport.token).toBeNull();
  const { supportConversation } = await another.must<{ supportConversation: { id: string } }>('{ supportConversation { id } }');
  expect(supportConversation.id).toBe(id);
  const operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  const NAME = 'query($id: ID!) { supportConversation(id: $id) { visitorName } }';
  const { supportConversation: seen } = await operator.must<{ supportConversation: { visitorName: string } }>(NAME, { id });
  expect(seen.visitorName.split(' ')[0], 'the family name').toBe(person.fullName.split(' ')[0]);
  expect(seen.visitorName).not.toBe(person.fullName);
  expect((await another.must<{ supportConversation: { visitorName: string | null } }>(NAME, { id })).supportConversation.visitorName).toBeNull();
  const kept = await asOwner(
    system.dataDir,
    `select c::text || coalesce(string_agg(m::text, ''), '') as all from cases.support_conversation c left join cases.support_message m on m.conversation_id = c.id where c.id = '${id}' group by c`,
  );
  expect(JSON.stringify(kept)).not.toContain(person.fullName);
  expect(JSON.stringify(kept)).not.toContain(person.phone);
});

test('A9-01 A1-05 who is signed in sends a photo with the line, the operator answers with one, and the report takes the photo along', async () => {
  const person = await demoPerson(system, 'CITIZEN', undefined, 2);
  const own = await openWindow(browser, system, PHONE);
  await signInQuickly(own, system, person);
  const { page } = own;
  await page.goto('/huong-dan');
  await openChat(page);
  const words = `Đèn đường hỏng ${MARK}`;
  await line(page).fill(words);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Gặp tư vấn viên' }).click();
  await page.getByRole('button', { name: 'Đính kèm tệp' }).click();
  await page
    .locator('.chat input[type=file]')
    .first()
    .setInputFiles({ name: 'den.jpg', mimeType: 'image/jpeg', buffer: await photo('den') });
  await page.getByRole('button', { name: 'Gửi tin nhắn' }).click(); // waits until the photo has arrived
  await page.getByRole('log').getByRole('img', { name: 'den.jpg' }).waitFor();
  await page.locator('.chat .file-field').waitFor({ state: 'hidden' });

  await desk.page.goto('/can-bo/ho-tro');
  await desk.page.getByRole('link', { name: 'Đã gửi 1 tệp' }).click();
  await desk.page.getByRole('log').getByRole('img', { name: 'den.jpg' }).waitFor();
  await desk.page.keyboard.press('t');
  const box = desk.page.getByLabel('Trả lời người dân');
  await box.fill('Mẫu đơn');
  await desk.page.getByRole('button', { name: 'Đính kèm tệp' }).click();
  await desk.page.locator('.talk input[type=file]').setInputFiles({ name: 'mau.jpg', mimeType: 'image/jpeg', buffer: await photo('mau') });
  await box.press('Control+Enter');
  await desk.page.getByRole('log').getByRole('img', { name: 'mau.jpg' }).waitFor();
  await expect.poll(() => box.inputValue()).toBe('');
  await page.getByRole('log').getByRole('img', { name: 'mau.jpg' }).waitFor();
  expect(await faultsOn(page)).toEqual([]);
  expect(await faultsOn(desk.page)).toEqual([]);

  await page.getByRole('button', { name: 'Gửi phản ánh, kiến nghị' }).click();
  await page.waitForURL('**/gui-phan-anh**');
  await page.getByRole('img', { name: /den/ }).first().waitFor();
  expect(await page.getByLabel('Phản ánh về việc gì?').inputValue()).toBe(words);
  expectCleanWindow(own);
});

test('A1-05 what was said in the chat begins the report of a visitor without an account', async () => {
  const { page } = phone;
  await page.getByRole('button', { name: 'Gửi phản ánh, kiến nghị' }).click();
  await page.waitForURL('**/gui-phan-anh');
  await page.locator('#report-form[aria-busy=false]').waitFor();
  expect(await page.getByLabel('Phản ánh về việc gì?').inputValue()).toBe(QUESTION);
  expect(await page.getByLabel('Nội dung').inputValue()).toContain(`Cảm ơn ${MARK}`);
  phone.errors = phone.errors.filter((error) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(error));
  expectCleanWindow(phone);
  expectCleanWindow(desk);
});
