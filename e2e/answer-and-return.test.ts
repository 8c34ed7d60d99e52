import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly, type Window } from './outside/browser.ts';
import { does } from './outside/case-acts.ts';
import { agencyIds, files } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';

// A specialist answers with the report in sight, returns the result in the same act, and finds a panel again that the network had taken.
const system: System = inject('system');
const WITHIN = { timeout: 30_000 };
const TITLE = `Lan can gãy ${Date.now()}`;
let browser: Browser;
let specialist: Window;
let sent: { id: string; code: string };

beforeAll(async () => {
  browser = await openBrowser();
  const [citizen, operator, officer] = await Promise.all([
    signedIn(system, await demoPerson(system, 'CITIZEN')),
    signedIn(system, await demoPerson(system, 'OPERATOR')),
    signedIn(system, await demoPerson(system, 'SPECIALIST', 'S-NNMT')),
  ]);
  const leadAgencyId = (await agencyIds(operator))('S-NNMT');
  sent = await files(citizen, { title: TITLE, categoryCode: 'TOURISM' });
  const assigned = await does(operator, 'assignCase', { id: sent.id, version: 1, input: { leadAgencyId, coordinatorAgencyIds: [], makePublic: false } });
  await does(officer, 'claimCase', { id: sent.id, version: assigned.version });
  specialist = await openWindow(browser, system, { width: 1280, height: 800 });
  await signInQuickly(specialist, system, await demoPerson(system, 'SPECIALIST', 'S-NNMT'));
});
afterAll(() => browser.close());

test('a panel that could not be read without the network comes by itself', async () => {
  const { page, context, errors } = specialist;
  await page.goto('/can-bo/xu-ly?hang=can-xu-ly');
  const row = page.locator(`tr[data-code="${sent.code}"]`);
  await row.waitFor();
  await context.setOffline(true);
  await row.click();
  const panel = page.getByRole('complementary', { name: `Phản ánh ${sent.code}` });
  await panel.getByRole('button', { name: 'Thử lại' }).waitFor();
  await context.setOffline(false);
  await panel.getByRole('heading', { name: TITLE }).waitFor(WITHIN);
  errors.length = 0; // what the browser says about the lost network
});

test('A8-13 A8-15: the answer is changed, not doubled, the report stays readable beside it, and one press records and returns', async () => {
  const { page } = specialist;
  await page.goto(`/can-bo/xu-ly/${sent.code}`);
  const open = page.getByRole('button', { name: /^Cập nhật kết quả/ }).first();
  const dialog = page.getByRole('dialog');
  const words = dialog.getByLabel(/^Nội dung trả lời/);
  await open.click();
  await words.fill('Đã khảo sát.');
  const [box, report] = await Promise.all([dialog.boundingBox(), page.locator('.pnl').boundingBox()]);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(report?.x ?? 0);
  await dialog.getByRole('button', { name: /^Cập nhật$/ }).click();
  await page.getByText('Đã cập nhật kết quả').waitFor(WITHIN);
  await open.click();
  await expect.poll(() => words.inputValue(), WITHIN).toBe('Đã khảo sát.');
  await words.fill('Đã thay lan can mới.');
  await dialog.getByRole('button', { name: /^Cập nhật và trả kết quả/ }).click();
  await page.getByText('Đã trả kết quả').waitFor(WITHIN);
  const operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  const found = await operator.must<{ case: { step: string; answers: { content: string }[] } }>(
    'query($id: ID!) { case(id: $id) { step answers { content } } }',
    {
      id: sent.id,
    },
  );
  expect(found.case).toEqual({ step: 'RESULT_REVIEW', answers: [{ content: 'Đã thay lan can mới.' }] });
  expectCleanWindow(specialist);
});
