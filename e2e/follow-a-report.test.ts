import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, type Window } from './outside/browser.ts';
import { does, type SeenCase } from './outside/case-acts.ts';
import { until, type Outside } from './outside/client.ts';
import { agencyIds, files } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';
import { photo, upload } from './outside/upload.ts';

// What becomes of a report, as its reporter and somebody else follow it on the screen; the agencies work through the graph.
const system: System = inject('system');
const TITLE = `Cây ngã đổ ${Date.now() % 100_000}`;
let browser: Browser;
let owner: Window;
let other: Window;
let operator: Outside;
let specialist: Outside;
let report: SeenCase;
let agencyId: string;

beforeAll(async () => {
  browser = await openBrowser();
  const [one, another] = [await demoPerson(system, 'CITIZEN', undefined, 1), await demoPerson(system, 'CITIZEN', undefined, 2)];
  [owner, other] = await Promise.all([openWindow(browser, system, { width: 390, height: 844 }), openWindow(browser, system)]);
  await Promise.all([signInQuickly(owner, system, one), signInQuickly(other, system, another)]);
  const citizen = await signedIn(system, one);
  operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  specialist = await signedIn(system, await demoPerson(system, 'SPECIALIST', 'S-XD'));
  agencyId = (await agencyIds(operator))('S-XD');
  const picture = await upload(citizen, await photo('Cây đổ'), 'cay.jpg', 'image/jpeg');
  report = await files(citizen, { title: TITLE, categoryCode: 'TOURISM', attachmentIds: [picture] });
});
afterAll(async () => {
  await browser.close();
});

test('A5-01 B-26: the reporter finds it with its picture, and reads where it is while it moves', async () => {
  const { page } = owner;
  await page.goto('/phan-anh-cua-toi');
  const row = page.locator('.case-row', { hasText: TITLE });
  await row.locator('img').waitFor();
  await page
    .getByTestId('own-total')
    .getByText(/^Tổng số: \d+ phản ánh, kiến nghị$/)
    .waitFor();
  await row.getByRole('link').click();
  const where = page.getByTestId('where-now');
  await where.getByText(/đang kiểm tra để chuyển đúng cơ quan; hạn tiếp nhận là/).waitFor();
  await page.getByRole('button', { name: 'Rút phản ánh' }).waitFor();
  report = await does(operator, 'assignCase', { id: report.id, version: report.version, input: { leadAgencyId: agencyId, comment: 'x', makePublic: true } });
  await where.getByText(/^Sở Xây dựng đã nhận phản ánh từ .*, đang phân công người xử lý; hạn trả lời là/).waitFor();
  expect(await page.getByRole('button', { name: 'Rút phản ánh' }).count(), 'somebody has accepted it').toBe(0);
});

test('A4-05 A5-05: somebody else follows it, finds it among the followed ones, and reports abuse, which the desk is told', async () => {
  const { page } = other;
  await page.goto(`/phan-anh/${report.code}`);
  await page.getByRole('button', { name: 'Theo dõi phản ánh này' }).click();
  await page.getByRole('button', { name: 'Đang theo dõi' }).waitFor();
  await page.goto('/phan-anh-cua-toi?muc=theo-doi');
  await page.locator('.case-row', { hasText: TITLE }).getByRole('link').click();
  await page.getByRole('button', { name: 'Báo vi phạm' }).click();
  await page.getByLabel('Phản ánh này sai ở điểm nào?').fill('Lộ số nhà của tôi');
  await page.getByRole('button', { name: 'Gửi báo vi phạm' }).click();
  await page.getByText('Đã gửi báo vi phạm').waitFor();
  await until('the operator is notified', async () => {
    const { notifications } = await operator.must<{ notifications: { nodes: { title: string }[] } }>('{ notifications(first: 20) { nodes { title } } }');
    return notifications.nodes.some(({ title }) => title.includes(`báo vi phạm phản ánh ${report.code}`));
  });
  const { case: found } = await operator.must<{ case: { history: { nodes: { action: string; comment: string | null; actorName: string | null }[] } } }>(
    `{ case(id: "${report.id}") { history(first: 20) { nodes { action comment actorName } } } }`,
  );
  expect(found.history.nodes).toContainEqual({ action: 'Người dân báo vi phạm', comment: 'Lộ số nhà của tôi', actorName: 'Hệ thống' });
});

test('B-09: after the answer the reporter says that it is not fixed, with a picture that the agency sees', async () => {
  const { id } = report;
  const claimed = await does(specialist, 'claimCase', { id, version: report.version });
  const recorded = await does(specialist, 'recordAnswer', { id, version: claimed.version, input: { agencyId, content: 'Đã dọn.' } });
  const returned = await does(specialist, 'returnResult', { id, version: recorded.version, comment: 'Đã xong.' });
  const { case: reviewed } = await operator.must<{ case: { answers: { id: string }[] } }>(`{ case(id: "${id}") { answers { id } } }`);
  await does(operator, 'publishAnswer', { id, version: returned.version, answerId: reviewed.answers[0]?.id, makeCasePublic: true });
  const { page } = owner;
  await page.getByRole('button', { name: 'Đề nghị xử lý lại', exact: true }).click();
  await page.getByLabel('Việc gì chưa xong?').fill('Thân cây vẫn nằm trên vỉa hè');
  const now = path.join(await mkdtemp(path.join(tmpdir(), 'pakn-not-fixed-')), 'con-nguyen.jpg');
  await writeFile(now, await photo('Còn nguyên'));
  await page.getByTestId('reopen-case').locator('input[type=file]').first().setInputFiles(now);
  await page.getByRole('button', { name: 'Gửi đề nghị xử lý lại' }).click();
  await page.getByTestId('case-reopenings').getByText('Thân cây vẫn nằm trên vỉa hè').waitFor();
  await page.getByTestId('case-reopenings').locator('img').waitFor();
  await page
    .getByTestId('where-now')
    .getByText(/^Sở Xây dựng đang xử lý từ/)
    .waitFor();
  const { case: again } = await specialist.must<{ case: { status: string; reopenings: { reason: string; attachments: { name: string }[] }[] } }>(
    `{ case(id: "${id}") { status reopenings { reason attachments { name } } } }`,
  );
  expect(again).toEqual({ status: 'IN_PROGRESS', reopenings: [{ reason: 'Thân cây vẫn nằm trên vỉa hè', attachments: [{ name: 'con-nguyen.jpg' }] }] });
});

test('A5-04: a private message brings a file to the agency', async () => {
  const { page } = owner;
  await page.getByRole('button', { name: 'Đính kèm tệp' }).click();
  const box = page.getByTestId('private-exchange');
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'pakn-message-')), 'them.jpg');
  await writeFile(file, await photo('Thêm'));
  await box.locator('input[type=file]').first().setInputFiles(file);
  await box.getByLabel('Tin nhắn cho cơ quan xử lý').fill('Ảnh chụp sáng nay');
  await box.getByRole('button', { name: 'Gửi tin nhắn' }).click();
  await box.locator('.thread').getByText('Ảnh chụp sáng nay').waitFor();
  await box.locator('.thread img').waitFor();
  const { case: found } = await specialist.must<{ case: { messages: { nodes: { text: string; attachments: { name: string }[] }[] } } }>(
    `{ case(id: "${report.id}") { messages(first: 5) { nodes { text attachments { name } } } } }`,
  );
  expect(found.messages.nodes[0]).toEqual({ text: 'Ảnh chụp sáng nay', attachments: [{ name: 'them.jpg' }] });
  expectCleanWindow(owner);
  expectCleanWindow(other);
});
