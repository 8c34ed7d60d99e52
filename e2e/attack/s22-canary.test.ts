import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { getNamedType, isObjectType } from 'graphql';
import { beforeAll, expect, inject, test } from 'vitest';
import { PUBLIC_PAGES } from '../outside/axe.ts';
import { does, type SeenCase } from '../outside/case-acts.ts';
import { outside, type Outside } from '../outside/client.ts';
import { publishedNotice } from '../outside/content.ts';
import { asOwner } from '../outside/database.ts';
import { agencyIds, files } from '../outside/filing.ts';
import { observed } from '../outside/observed.ts';
import { otpFor, SIGN_IN, smsTo, solvedChallenge, type System } from '../outside/people.ts';
import { ACCESS } from './access.ts';
import { crawl } from './crawl.ts';
import { everything, goodVariables, rootFields } from './graph.ts';
import { saidSince } from './logs.ts';
import { crowd, HANDLING } from './people.ts';

const system: System = inject('system');
/** By hand RUNS=5000: so many addresses, of so many cases more, for the system of the tests has not two hundred of its own. */
const BY_HAND = process.env.RUNS === undefined ? null : Number(process.env.RUNS);
const MOST_ADDRESSES = BY_HAND ?? 250;
const BY_HAND_WITHIN_MS = 1_800_000;
const digits = String(Date.now());
const PERSON = {
  fullName: 'Hoàng Yến Canaria',
  personalId: `056190${digits.slice(-6)}`,
  phone: `+8493${digits.slice(-7)}`,
  email: `canaria${digits}@example.vn`,
  contactAddress: `Số ${digits} hẻm Canaria`,
  password: `mat khau canaria ${digits}`,
};
/** As they may be written anywhere. */
const CANARIES = ['Canaria', 'canaria', PERSON.personalId, PERSON.phone, `0${PERSON.phone.slice(3)}`, PERSON.phone.slice(1)];
const found = (text: string): string[] => CANARIES.filter((canary) => text.includes(canary));

function generate({ dataDir, origin }: System, cases: number): void {
  const program = fileURLToPath(new URL('../../local/tools/generate.mjs', import.meta.url));
  const env = { ...process.env, DATA_DIR: dataDir, PORT: new URL(origin).port };
  const { status } = spawnSync(process.execPath, [program, '--cases', String(cases)], { stdio: 'inherit', env });
  if (status !== 0) throw new Error('the cases could not be generated');
}

let filed: SeenCase;
let citizen: Outside;

beforeAll(async () => {
  const people = await crowd(system);
  citizen = outside(system.origin);
  const { password, ...own } = PERSON;
  const input = { ...own, password, consentVersion: '1', consentPurposes: [], challenge: await solvedChallenge(citizen) };
  const { registerIndividual } = await citizen.must<{ registerIndividual: { id: string } }>(
    'mutation($input: RegisterIndividualInput!) { registerIndividual(input: $input) { ... on OtpTicket { id } ... on Refusal { code fields { path code } } } }',
    { input },
  );
  const otp = await otpFor(system, PERSON.phone, 0);
  await citizen.must('mutation($id: ID!, $otp: String!) { confirmRegistration(ticketId: $id, otp: $otp) { __typename } }', { id: registerIndividual.id, otp });
  const signIn = { identifier: PERSON.personalId, password, challenge: await solvedChallenge(citizen) };
  citizen.token = (await citizen.must<{ signIn: { accessToken: string } }>(SIGN_IN, { input: signIn })).signIn.accessToken;
  filed = await files(citizen, { title: 'Cây đổ chắn đường', identityMode: 'HIDDEN_NAME' });
  const operator = people['an operator'];
  const input2 = { leadAgencyId: (await agencyIds(operator))(HANDLING), makePublic: true };
  await does(operator, 'assignCase', { id: filed.id, version: filed.version, input: input2 });
  await publishedNotice(operator, 'Lịch phun thuốc diệt muỗi');
});

test('S22: the canary is really there: oneself reads it, the message to the own phone is sent', async () => {
  expect(found(JSON.stringify(await citizen.must('{ me { fullName phone email contactAddress } }'))).length).toBeGreaterThan(2);
  expect((await smsTo(system, PERSON.phone)).length).toBeGreaterThan(0);
});

test('S22: every answer that is for everybody, the case and every export: the canary is in none', async () => {
  const anyone = outside(system.origin);
  const answers: [what: string, text: string][] = [];
  for (const { coordinate, kind, field } of rootFields) {
    if (kind !== 'query' || ACCESS[coordinate]?.expected.anonymous !== 'ALLOWED') continue;
    const type = getNamedType(field.type);
    const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
    const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
    const selection = isObjectType(type) ? `{ ${everything(type, 2, ['Agency.performance', 'Ward.performance'])} }` : '';
    const variables = { ...goodVariables(field), ...('code' in Object.fromEntries(field.args.map(({ name }) => [name, 1])) ? { code: filed.code } : {}) };
    const answer = await anyone.ask(`query${declared && `(${declared})`} { ${field.name}${given && `(${given})`} ${selection} }`, variables);
    answers.push([coordinate, JSON.stringify([answer.data, answer.errors])]);
  }
  const caseType = rootFields.find(({ coordinate }) => coordinate === 'Query.case');
  const type = caseType && getNamedType(caseType.field.type);
  if (!isObjectType(type)) throw new Error('no case');
  answers.push(['the case', JSON.stringify(await anyone.must(`query($id: ID!) { case(id: $id) { ${everything(type, 2)} } }`, { id: filed.id }))]);
  for (const name of ['agencies', 'cases', 'ratings', 'progress', 'status', 'identity']) {
    const sheet = await fetch(`${system.origin}/exports/${name}.xlsx`);
    expect(sheet.status, name).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await sheet.arrayBuffer());
    answers.push([name, JSON.stringify(book.worksheets.map((each) => each.getSheetValues()))]);
  }
  expect(answers.filter(([, text]) => found(text).length > 0).map(([what, text]) => `${what}: ${found(text).join(', ')}`)).toEqual([]);
  observed('S22', `${answers.length} public answers and exports: the canary in none`);
});

test(
  'S22: every page, picture, preview and list for crawlers that links lead to: the canary is in none, and none of it is a fault',
  async () => {
    if (BY_HAND) generate(system, BY_HAND);
    const own = [`/phan-anh/${filed.code}`, `/tra-cuu?tu_khoa=${filed.code}`, `/tra-cuu?tu_khoa=${encodeURIComponent(PERSON.fullName)}`];
    const pages = await crawl(system, ['/sitemap.xml', '/robots.txt', '/manifest.webmanifest', '/remotes.json', ...own, ...PUBLIC_PAGES], MOST_ADDRESSES);
    // The name is what was searched for in one of them: it stands in its field, and nothing is found by it.
    const asked = own[2] ?? '';
    expect(
      pages.filter(({ address, body }) => address !== asked && found(body).length > 0).map(({ address, body }) => `${address}: ${found(body).join(', ')}`),
    ).toEqual([]);
    expect(pages.filter(({ status }) => status >= 500).map(({ address, status }) => `${status} ${address}`)).toEqual([]);
    const addresses = pages.map(({ address }) => address);
    for (const part of ['/sitemap/', '/thong-bao/', '/huong-dan/', '/phan-anh/'])
      expect(addresses.filter((each) => each.includes(part)).length, part).toBeGreaterThan(0);
    observed('S22', `${pages.length} addresses that links lead to: the canary in none`);
  },
  BY_HAND_WITHIN_MS,
);

test('S22: the logs of all services, the event log and every table of the other rooms: the canary is in none', async () => {
  const lines = await saidSince(system, {}); // from their start: services say little
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter((line) => found(line).length > 0)).toEqual([]);
  const tables = await asOwner<{ name: string }>(
    system.dataDir,
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('cases', 'stats', 'events') and table_type = 'BASE TABLE'`,
  );
  const pattern = `%(${CANARIES.map((canary) => canary.replaceAll('+', '')).join('|')})%`;
  const wrong: string[] = [];
  for (const { name } of tables) {
    const rows = await asOwner<{ row: string }>(system.dataDir, `select t::text as row from ${name} t where t::text similar to $1 limit 3`, [pattern]);
    wrong.push(...rows.map(({ row }) => `${name}: ${row.slice(0, 200)}`));
  }
  expect(wrong).toEqual([]);
  // Encrypted at rest where they belong.
  const own = await asOwner<{ row: string }>(system.dataDir, 'select a::text as row from accounts.account a');
  expect(
    own.some(({ row }) => row.includes('Canaria')),
    'the name stands in accounts',
  ).toBe(true);
  expect(own.filter(({ row }) => [PERSON.personalId, PERSON.phone.slice(1)].some((number) => row.includes(number)))).toEqual([]);
  const demo = await readFile(path.join(system.dataDir, 'demo-accounts.json'), 'utf8');
  expect(found(demo)).toEqual([]);
  observed('S22', `${lines.length} log lines and ${tables.length} tables of cases, stats and the event log: the canary in none`);
});
