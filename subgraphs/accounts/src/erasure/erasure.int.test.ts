import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outbox } from '../message/outbox.ts';
import { identityIn, type Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { cookiesIn, otpIn, SIGN_IN, signedIn, type SessionAnswer } from '../testing/sign-in.ts';
import { eraseAgain } from './erase-again.ts';

let here: Province;
beforeAll(async () => void (here = await province({ LIMIT_SIGN_IN_PER_MINUTE: '1000' })));
afterAll(() => here.close());

const DELETE = 'mutation($password: String!) { answer: deleteAccount(password: $password) { __typename ... on Refusal { code fields { path } } } }';
const GONE = {
  personalId: '056199765433',
  fullName: 'Vẹt Xám Biến Mất',
  phone: '+84905765432',
  contactAddress: 'Số 9 ngõ Chim Câu',
  email: 'vetxam@example.vn',
  password: 'vẹt xám không còn nữa',
};
const WORDS = ['Vẹt Xám', 'vet xam', 'Chim Câu', 'vetxam', GONE.personalId, '905765432', GONE.password];
interface Answer {
  answer: { __typename: string; code?: string; fields?: { path: string }[] };
}

/** Every row of every table of the database, as the owner reads it. */
async function everyRow(): Promise<{ table: string; row: string }[]> {
  const tables = await here.owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const rows: { table: string; row: string }[] = [];
  for (const { name } of tables.rows)
    for (const { row } of (await here.owner.query<{ row: string }>(`select t::text as row from ${name} t`)).rows) rows.push({ table: name, row });
  return rows;
}
const tablesWith = async (text: string): Promise<string[]> =>
  [...new Set((await everyRow()).filter(({ row }) => row.includes(text)).map(({ table }) => table))].sort();

async function registered(person: typeof GONE): Promise<Caller> {
  const visitor = here.as();
  const since = here.sent.length;
  const { registerIndividual } = await visitor.must<{ registerIndividual: { id: string } }>(
    'mutation($input: RegisterIndividualInput!) { registerIndividual(input: $input) { ... on OtpTicket { id } } }',
    { input: { ...person, consentVersion: '1', challenge: await visitor.challenge() } },
  );
  const otp = otpIn((await here.smsTo(person.phone, since)).text);
  await visitor.must('mutation($id: ID!, $otp: String!) { confirmRegistration(ticketId: $id, otp: $otp) { __typename } }', { id: registerIndividual.id, otp });
  const input = { identifier: person.personalId, password: person.password, challenge: await visitor.challenge() };
  const answer = await visitor.ask<{ signIn: SessionAnswer }>(SIGN_IN, { input });
  const signed = here.as(identityIn(answer.data.signIn.accessToken));
  signed.cookie = cookiesIn(answer.cookie);
  return signed;
}

describe('A3-15 XÓA TÀI KHOẢN', () => {
  it('asks for the password, of nobody but a citizen or an organisation', async () => {
    const citizen = await signedIn(here, here.person('CITIZEN'));
    expect((await citizen.must<Answer>(DELETE, { password: 'không phải' })).answer).toMatchObject({
      code: 'CREDENTIALS_WRONG',
      fields: [{ path: 'password' }],
    });
    const officer = await signedIn(here, here.person('SPECIALIST', 'S-YT'));
    expect(await officer.fault(DELETE, { password: here.person('SPECIALIST', 'S-YT').password })).toBe('FORBIDDEN');
    expect(await here.as().fault(DELETE, { password: 'x' })).toBe('UNAUTHENTICATED');
    expect(await citizen.must('{ me { kind } }')).toEqual({ me: { kind: 'INDIVIDUAL' } });
  });

  it('B-36 finds the person in no table and no log any more; the id stands where somebody without a name may', async () => {
    // Who calls first and registers later.
    const operator = await signedIn(here, here.person('OPERATOR'));
    const contact = (name: string, phone: string): Promise<object> =>
      operator.must('mutation($name: String!, $phone: String) { saveContact(name: $name, phone: $phone) { __typename } }', { name, phone });
    await contact(GONE.fullName, GONE.phone);
    await contact('Người Nhà Cùng Máy', GONE.phone);
    const person = await registered(GONE);
    const id = person.identity.sub ?? '';
    person.idempotencyKey = 'kept-answer';
    await person.must('mutation { updateProfile(email: "vetxam@example.vn") { ... on User { fullName phone email } } }');
    person.idempotencyKey = null;
    const { pool } = here.accounts.services;
    await pool.query(`insert into accounts.reported_case (case_id, account_id, code, submitted_at) values (gen_random_uuid(), $1, 'KH-2611-TEST01', now())`, [
      id,
    ]);
    await pool.query('insert into accounts.followed_case (case_id, account_id) values (gen_random_uuid(), $1)', [id]);
    const known = await here.owner.query(`select status from accounts.account where full_name like 'Vẹt%' order by status`);
    expect(known.rows.map(({ status }) => status as string)).toEqual(['ACTIVE', 'CONTACT']);
    expect(await tablesWith(id)).toEqual(
      expect.arrayContaining(['accounts.account', 'accounts.answered', 'accounts.consent', 'accounts.session', 'accounts.device']),
    );

    await person.must('mutation { updateProfile(fullName: "Vẹt Xám Đổi Tên") { __typename } }');

    const answer = await person.ask<Answer>(DELETE, { password: GONE.password });
    expect([answer.data.answer.__typename, answer.cookie?.includes('pakn_refresh=;')]).toEqual(['Done', true]);
    for (const word of WORDS) expect([word, await tablesWith(word)]).toEqual([word, []]);
    const { ciphers } = here.accounts.services;
    const tickets = await here.owner.query<{ phone_cipher: Buffer }>('select phone_cipher from accounts.otp_ticket');
    expect(tickets.rows.map((row) => ciphers.decrypt('phone', row.phone_cipher))).not.toContain(GONE.phone);
    for (const word of WORDS) expect(here.logged.join('\n')).not.toContain(word);
    expect(await tablesWith(id)).toEqual(['accounts.access_log', 'accounts.announced_person', 'accounts.erased_account', 'accounts.revocation', 'events.log']);
    expect(await tablesWith('Người Nhà Cùng Máy')).toEqual(['accounts.account']);
  });

  it('ends every session: the cookie is good for nothing, tokens are revoked, and who signs in again is unknown', async () => {
    const person = await registered({ ...GONE, personalId: '056199765434', phone: '+84905765434' });
    const { cookie } = person;
    await person.must(DELETE, { password: GONE.password });
    const { rows } = await here.owner.query('select 1 from accounts.revocation where kind = $1 and id = $2', ['SUBJECT', person.identity.sub]);
    expect(rows).toHaveLength(1);
    const browser = here.as();
    browser.cookie = cookie;
    expect(await browser.fault('mutation { refreshSession { __typename } }')).toBe('UNAUTHENTICATED');
    expect(await person.fault(DELETE, { password: GONE.password })).toBe('UNAUTHENTICATED');
    const visitor = here.as();
    const input = { identifier: '056199765434', password: GONE.password, challenge: await visitor.challenge() };
    expect((await visitor.must<{ signIn: SessionAnswer }>(SIGN_IN, { input })).signIn.code).toBe('CREDENTIALS_WRONG');
  });

  it('who comes back from a backup is erased again, and the other rooms are told again', async () => {
    const person = await registered({ ...GONE, personalId: '056199765435', phone: '+84905765435' });
    const id = person.identity.sub;
    const [kept] = (await here.owner.query<Record<string, unknown>>('select * from accounts.account where id = $1', [id])).rows;
    await person.must(DELETE, { password: GONE.password });
    await here.owner.query('insert into accounts.account select * from jsonb_populate_record(null::accounts.account, to_jsonb($1::json))', [
      JSON.stringify({ ...kept, identifier_cipher: null, identifier_hash: null, phone_cipher: null, phone_hash: null }),
    ]);
    await eraseAgain(here.accounts.services);
    expect(await tablesWith('Vẹt Xám')).toEqual([]);
    const said = await here.owner.query(`select 1 from events.log where type = 'AccountErased' and data->>'accountId' = $1`, [id]);
    expect(said.rowCount).toBe(2);
  });
});

it('A3-15 messages to the phone go from the outbox, those to others stay, also of what is written meanwhile', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-'));
  const sms = outbox(folder, 'sms');
  const write = (to: string, text: string): Promise<void> => sms({ id: text, at: new Date(), to, text, template: 'OTP' });
  await Promise.all([
    write('+84905000001', 'one'),
    write('+84905000002', 'two'),
    sms.forget(new Set(['+84905000001', 'four'])),
    write('+84905000002', 'three'),
    write('+84905000002', 'four'),
  ]);
  await sms.forget(new Set(['four']));
  const lines = (await readFile(join(folder, 'outbox', 'sms.ndjson'), 'utf8')).trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(['two', 'three']);
  await rm(folder, { recursive: true });
});
