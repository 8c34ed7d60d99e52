import { afterAll, beforeAll, expect, it } from 'vitest';
import { province, until, type Province } from '../testing/province.ts';
import { otpIn, signedIn, types } from '../testing/sign-in.ts';

let here: Province;
beforeAll(async () => void (here = await province()));
afterAll(() => here.close());

const CANARY = {
  personalId: '056199123457',
  fullName: 'Kim Tước Hót Vang',
  phone: '+84905987654',
  contactAddress: 'Số 7 ngõ Hoàng Yến',
  email: 'kimtuoc@example.vn',
  password: 'kim tước hót vang lừng',
};
const WORDS = [CANARY.personalId, CANARY.fullName, 'Kim Tước', CANARY.phone, '0905987654', '905987654', CANARY.contactAddress, CANARY.email, CANARY.password];

/** Every text of a database as the owner reads it, but the names, addresses and mails of accounts, whose place it is. */
async function rowsOf(schema: string): Promise<string> {
  const tables = await here.owner.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = $1`, [
    schema,
  ]);
  let text = '';
  for (const { name } of tables.rows) text += JSON.stringify((await here.owner.query(`select * from ${name}`)).rows);
  return text;
}

it('S22 a person is found in no log, no event, no job, no message to others; numbers lie encrypted', async () => {
  const visitor = here.as();
  const { registerIndividual } = await visitor.must<{ registerIndividual: { id: string } }>(
    'mutation($input: RegisterIndividualInput!) { registerIndividual(input: $input) { ... on OtpTicket { id } } }',
    { input: { ...CANARY, consentVersion: '1', challenge: await visitor.challenge() } },
  );
  const pending = await rowsOf('accounts');
  for (const word of WORDS) expect(pending).not.toContain(word);
  await visitor.must('mutation($id: ID!, $otp: String!) { confirmRegistration(ticketId: $id, otp: $otp) { __typename } }', {
    id: registerIndividual.id,
    otp: otpIn((await here.smsTo(CANARY.phone)).text),
  });
  const person = { identifier: CANARY.personalId, password: CANARY.password };
  await types(here, { ...person, password: 'sai' }, false);
  await types(here, person, false);
  const operator = await signedIn(here, here.person('OPERATOR'));
  await operator.must('query($name: String, $phone: String) { people(name: $name, phone: $phone) { id } }', { name: CANARY.fullName, phone: CANARY.phone });
  await operator.ask('query($name: String) { people(name: $name) { id nonsense } }', { name: CANARY.fullName });
  await here.accounts.services.pool.query('select 1');

  const elsewhere = [await rowsOf('events'), await rowsOf('accounts_worker'), await rowsOf('cases'), await rowsOf('stats'), here.logged.join('\n')];
  for (const text of elsewhere) for (const word of WORDS) expect(text).not.toContain(word);
  const stored = await rowsOf('accounts');
  for (const word of [CANARY.personalId, '905987654', CANARY.password]) expect(stored).not.toContain(word);
  expect(stored).toContain(CANARY.fullName);
  expect(
    here.sent
      .filter(({ to }) => to !== CANARY.phone)
      .map(({ text }) => text)
      .join(),
  ).not.toMatch(/Kim|Tuoc/);
});

it('S13 a fault is masked and logged without the words that were typed', async () => {
  const { pool } = here.accounts.services;
  const since = here.logged.length;
  await here.owner.query('alter table accounts.used_challenge rename to away');
  const visitor = here.as();
  const challenge = await visitor.challenge();
  const answer = await visitor.ask('mutation($input: SignInInput!) { signIn(input: $input) { __typename } }', {
    input: { identifier: CANARY.personalId, password: CANARY.password, challenge },
  });
  await here.owner.query('alter table accounts.away rename to used_challenge');
  expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  expect(JSON.stringify(answer)).not.toMatch(/used_challenge|relation|stack/);
  await until(() => here.logged.slice(since).some((line) => line.includes('a resolver failed')));
  for (const word of WORDS) expect(here.logged.slice(since).join('\n')).not.toContain(word);
  expect(pool.ended).toBe(false);
});
