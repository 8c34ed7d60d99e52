import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ExcelJS from 'exceljs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { marksOf, saidSince, type Marks } from './attack/logs.ts';
import { expectCleanWindow, openBrowser, openWindow, signInOnScreen, type Window } from './outside/browser.ts';
import { does, type SeenCase } from './outside/case-acts.ts';
import { outside, subscribe, until, type Outside } from './outside/client.ts';
import { asOwner } from './outside/database.ts';
import { agencyIds, files } from './outside/filing.ts';
import { entered, newPerson, registers } from './outside/new-person.ts';
import { demoPerson, otpFor, signedIn, smsTo, type System } from './outside/people.ts';

// Somebody deletes the account on a phone. The report stays; the person is looked for everywhere.
const system: System = inject('system');
const beryl = newPerson('Berylia');
const NEXT_PHONE = `+8494${beryl.phone.slice(-7)}`;
const WORDS = ['Berylia', 'berylia', beryl.personalId, beryl.phone.slice(3), NEXT_PHONE.slice(3)];
const found = (text: string): string[] => WORDS.filter((word) => text.includes(word));
let browser: Browser;
let phone: Window;
let operator: Outside;
let own: Outside;
let filed: SeenCase;
let marks: Marks;
beforeAll(async () => {
  browser = await openBrowser();
  operator = await signedIn(system, await demoPerson(system, 'OPERATOR'));
  marks = await marksOf(system);
  await operator.must('mutation($name: String!, $phone: String) { saveContact(name: $name, phone: $phone) { __typename } }', {
    name: beryl.fullName,
    phone: beryl.phone,
  });
  await registers(system, beryl);
  own = await entered(system, beryl);
  const ticket = 'mutation($phone: String!, $password: String!) { requestPhoneChange(phone: $phone, password: $password) { ... on OtpTicket { id } } }';
  const { requestPhoneChange } = await own.must<{ requestPhoneChange: { id: string } }>(ticket, { phone: NEXT_PHONE, password: beryl.password });
  const otp = await otpFor(system, NEXT_PHONE, 0);
  await own.must('mutation($id: ID!, $otp: String!) { confirmPhoneChange(ticketId: $id, otp: $otp) { __typename } }', { id: requestPhoneChange.id, otp });
  filed = await files(own, { title: 'Nắp cống bị mất', identityMode: 'PUBLIC_NAME' });
  const input = { leadAgencyId: (await agencyIds(operator))('S-XD'), makePublic: true };
  await does(operator, 'assignCase', { id: filed.id, version: filed.version, input });
  await own.must('mutation($input: CaseDraftInput!) { saveDraft(input: $input) { __typename } }', { input: { title: 'Berylia viết dở' } });
});
afterAll(() => browser.close());

const NAME = 'query($id: ID!) { case(id: $id) { title reporterName reporter { id } } }';
const nameOf = async (who: Outside): Promise<string> => (await who.must<{ case: { reporterName: string } }>(NAME, { id: filed.id })).case.reporterName;

/** The tables of every room in which the words stand. */
async function tablesWith(words: readonly string[]): Promise<string[]> {
  const tables = await asOwner<{ name: string }>(
    system.dataDir,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const rows = await asOwner(system.dataDir, `select 1 from ${name} t where t::text similar to $1 limit 1`, [`%(${words.join('|')})%`]);
    if (rows.length > 0) holding.push(name);
  }
  return holding;
}

const pageOf = async (): Promise<string> => (await fetch(`${system.origin}/phan-anh/${filed.code}`)).text();

test('A3-15 on a phone: what goes and what stays is said, the password is asked for, and every session ends', async () => {
  expect(await tablesWith(WORDS)).toEqual(expect.arrayContaining(['accounts.account', 'cases.draft']));
  expect(await nameOf(operator)).toBe(beryl.fullName);
  // What keeps answers and pages for everybody has these.
  expect([await nameOf(outside(system.origin)), found(await pageOf()).length > 0]).toEqual(['Berylia T. T.', true]);
  await until('both phones to have messages', async () => (await smsTo(system, beryl.phone)).length > 1 && (await smsTo(system, NEXT_PHONE)).length > 0);
  const listening = subscribe(own, 'notificationAdded', 'subscription { notificationAdded { id } }');
  const closed = new Promise<number>((resolve) => listening.client.on('closed', (event) => resolve((event as { code: number }).code)));
  await new Promise<void>((resolve) => listening.client.on('connected', () => resolve()));

  phone = await openWindow(browser, system, { width: 390, height: 844 });
  const { page } = phone;
  await signInOnScreen(phone, system, { identifier: beryl.personalId, password: beryl.password, phone: NEXT_PHONE, role: 'CITIZEN' });
  await page.goto('/tai-khoan/quan-ly');
  await page.getByRole('link', { name: 'Xóa tài khoản' }).click();
  await page.getByRole('heading', { level: 2, name: 'Sẽ bị xóa' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Sẽ được giữ lại' }).waitFor();
  const submit = page.getByRole('button', { name: 'Xóa tài khoản' });
  await page.getByLabel('Mật khẩu hiện tại').fill('không phải');
  await submit.click();
  await page.getByText('Mật khẩu hiện tại chưa đúng.').first().waitFor();
  await page.getByLabel('Mật khẩu hiện tại').fill(beryl.password);
  await submit.click();
  await page.getByText('Tài khoản đã được xóa.').waitFor();
  await page.getByRole('link', { name: 'Về trang chủ' }).click();
  await page.getByRole('link', { name: 'Đăng nhập' }).first().waitFor();
  expectCleanWindow(phone);

  expect(await closed).toBe(4403);
  await until('the token to be refused', async () => (await own.ask('{ me { id } }')).errors?.[0]?.extensions?.code === 'UNAUTHENTICATED', 60_000);
  expect((await entered(system, beryl)).token).toBeUndefined();
});

test('A3-15 the report stays, under nobody: officers read that the person has deleted the account', async () => {
  expect(await nameOf(operator)).toBe('Người dùng đã xóa tài khoản');
  const seen = await outside(system.origin).must<{ case: { title: string; reporter: null } }>(NAME, { id: filed.id });
  expect(seen.case).toMatchObject({ title: 'Nắp cống bị mất', reporter: null });
  expect([await nameOf(outside(system.origin)), found(await pageOf())]).toEqual(['Người dùng đã xóa tài khoản', []]);
  const { people } = await operator.must<{ people: object[] }>('query($name: String) { people(name: $name) { id } }', { name: beryl.fullName });
  expect(people).toEqual([]);
});

test('B-36 no table of any room, outbox, log, search or export finds the person', async () => {
  await until('cases to hear of it', async () => !(await tablesWith(['Berylia'])).includes('cases.draft'));
  expect(await tablesWith(WORDS)).toEqual([]);
  expect(found(await readFile(path.join(system.dataDir, 'outbox', 'sms.ndjson'), 'utf8'))).toEqual([]);
  expect((await saidSince(system, marks)).filter((line) => found(line).length > 0)).toEqual([]);
  const anyone = outside(system.origin);
  const search = 'query($text: String!) { cases(filter: { text: $text }, first: 20) { nodes { id title reporterName } } }';
  for (const who of [anyone, operator]) expect(await who.must(search, { text: beryl.fullName })).toEqual({ cases: { nodes: [] } });
  for (const name of ['agencies', 'cases', 'ratings', 'progress', 'status', 'identity']) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await (await fetch(`${system.origin}/exports/${name}.xlsx`)).arrayBuffer());
    expect([name, found(JSON.stringify(book.worksheets.map((each) => each.getSheetValues())))]).toEqual([name, []]);
  }
  // The ids of the erased are all that is left, for a database that is restored.
  expect(await asOwner(system.dataDir, 'select 1 from accounts.erased_account')).toHaveLength(2);
});
