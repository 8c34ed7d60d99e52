import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectCleanWindow, openBrowser, openWindow, signInQuickly } from './outside/browser.ts';
import { does, RESULT, type SeenCase } from './outside/case-acts.ts';
import { agencyIds, files } from './outside/filing.ts';
import { demoPerson, signedIn, type System } from './outside/people.ts';
import { photo } from './outside/upload.ts';

const system: System = inject('system');
const QUESTION = 'Ông/Bà vui lòng cho biết cột đèn nằm phía nào của cổng trường?';
const ANSWER = 'Phía bên trái cổng chính.';
let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

test('B-03 the reporter’s open page shows what the agency asks; the answer with a picture comes to the specialist’s open page and the clock goes on', async () => {
  const person = await demoPerson(system, 'CITIZEN');
  const officer = await demoPerson(system, 'SPECIALIST', 'S-XD');
  const [citizen, operator, specialist] = await Promise.all([
    signedIn(system, person),
    demoPerson(system, 'OPERATOR').then((operates) => signedIn(system, operates)),
    signedIn(system, officer),
  ]);
  const title = `Cột đèn nghiêng trước cổng trường ${Date.now() % 100_000}`;
  const filed = await files(citizen, { title });
  const leadAgencyId = (await agencyIds(operator))('S-XD');
  const assigned = await does(operator, 'assignCase', { id: filed.id, version: filed.version, input: { leadAgencyId } });
  const claimed = await does(specialist, 'claimCase', { id: filed.id, version: assigned.version });

  const phone = await openWindow(browser, system, { width: 390, height: 844 });
  await signInQuickly(phone, system, person);
  await phone.page.goto(`/phan-anh/${filed.code}`);
  await phone.page.getByRole('heading', { name: title }).waitFor();
  const { asked } = await specialist.must<{ asked: SeenCase }>(
    `mutation($id: ID!, $version: Int!, $question: String!) { asked: requestInfo(id: $id, version: $version, question: $question, withinWorkingHours: 16) { ${RESULT} } }`,
    { id: filed.id, version: claimed.version, question: QUESTION },
  );
  expect(asked.status).toBe('AWAITING_INFO');
  await phone.page.getByText(QUESTION).waitFor();

  const desk = await openWindow(browser, system);
  await signInQuickly(desk, system, officer);
  await desk.page.goto(`/can-bo/xu-ly/${filed.code}`);
  await desk.page.getByText('Đang chờ người gửi bổ sung').waitFor();
  await desk.page.getByText(/^Tạm dừng, còn/).waitFor();
  await desk.page.getByRole('tab', { name: /^Trao đổi với người dân/ }).click();

  await phone.page.getByRole('button', { name: 'Gửi bổ sung' }).click();
  await phone.page.getByText('Nhập nội dung bổ sung.').first().waitFor();
  await phone.page.getByLabel('Nội dung bổ sung').fill(ANSWER);
  const question = phone.page.getByTestId('case-question');
  await question
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'cot-den.jpg', mimeType: 'image/jpeg', buffer: await photo('Cột đèn') });
  await question.getByText('Đã tải lên').first().waitFor();
  await phone.page.getByRole('button', { name: 'Gửi bổ sung' }).click();
  await question.waitFor({ state: 'detached' });
  await phone.page.getByTestId('private-exchange').getByText(ANSWER).waitFor();
  expect(await phone.page.evaluate(() => document.activeElement?.tagName)).toBe('H1');

  await desk.page.getByText(ANSWER).waitFor();
  await desk.page.getByRole('button', { name: 'cot-den.jpg' }).waitFor();
  await desk.page.getByText(/^Còn .+ làm việc$/).waitFor();
  for (const window of [phone, desk]) expectCleanWindow(window);
});
