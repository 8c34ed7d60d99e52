import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let citizen: Caller;
beforeAll(async () => {
  here = await province({ LIMIT_SIGN_IN_PER_MINUTE: '1000', LIMIT_MY_DATA_PER_DAY: '3' });
  citizen = await signedIn(here, here.person('CITIZEN'));
});
afterAll(() => here.close());

const EXPORT = `mutation($password: String!) { answer: exportMyData(password: $password) { __typename ... on MyData { id account } ... on Refusal { code retryAt fields { path } } } }`;
interface Answer {
  __typename: string;
  account: string;
  code?: string;
  retryAt?: string;
  fields?: { path: string }[];
}
const exported = async (who: Caller, password: string): Promise<Answer> => (await who.must<{ answer: Answer }>(EXPORT, { password })).answer;

/** Where each table's rows of a person are found in the file; a table that is not named here fails the test. null: not in the file, and why. */
const IN_FILE: Record<string, string | null> = {
  account: 'account',
  consent: 'consents',
  session: 'sessions',
  device: 'knownDevices',
  notification: 'notifications',
  message: 'messages',
  notification_choice: 'notificationChoices',
  push_device: 'pushDevices',
  notification_setting: 'notificationSettings',
  otp_ticket: 'codesAskedFor',
  recovery_code: 'recoveryCodesLeft',
  reported_case: 'reports',
  followed_case: 'followedCases',
  access_log: 'accesses',
  // What was answered a moment ago, encrypted, for an hour: it is this data.
  answered: null,
  // The id, and that it may report: what other rooms were told.
  announced_person: null,
  // Tokens that are no longer good.
  revocation: null,
  pending_change: null,
};

describe('B-36 Dữ liệu của tôi', () => {
  it('holds what a scan of all tables finds of the person, numbers readable, and nobody else', async () => {
    const id = citizen.identity.sub ?? '';
    const { pool } = here.accounts.services;
    await pool.query(`insert into accounts.reported_case (case_id, account_id, code, submitted_at) values (gen_random_uuid(), $1, 'KH-2611-TEST01', now())`, [
      id,
    ]);
    await pool.query('insert into accounts.followed_case (case_id, account_id) values (gen_random_uuid(), $1)', [id]);
    await pool.query(`insert into accounts.recovery_code (account_id, code_hash) values ($1, '\\x00')`, [id]);
    const change = 'mutation($a: String!, $b: String!) { changePassword(currentPassword: $a, newPassword: $b) { __typename } }';
    await citizen.must(change, { a: here.person('CITIZEN').password, b: 'mật khẩu mới của tôi' });
    const operator = await signedIn(here, here.person('OPERATOR'));
    const contact = (name: string): Promise<object> =>
      operator.must('mutation($name: String!, $phone: String) { saveContact(name: $name, phone: $phone) { __typename } }', {
        name,
        phone: here.person('CITIZEN').phone,
      });
    await contact('Người Nhà Cùng Máy');
    // Who called before registering.
    await here.owner.query(
      `insert into accounts.account (id, kind, status, full_name, name_folded, phone_cipher, phone_hash, created_at)
       select gen_random_uuid(), kind, 'CONTACT', full_name, name_folded, phone_cipher, phone_hash, now() from accounts.account where id = $1`,
      [id],
    );

    const { __typename, account } = await exported(citizen, 'mật khẩu mới của tôi');
    expect(__typename).toBe('MyData');
    const file = JSON.parse(account) as Record<string, unknown>;
    expect(file.account).toMatchObject({
      fullName: here.person('CITIZEN').fullName,
      phone: here.person('CITIZEN').phone,
      identifier: here.person('CITIZEN').identifier,
    });
    expect(file.contacts).toEqual([expect.objectContaining({ fullName: here.person('CITIZEN').fullName, status: 'CONTACT' })]);
    const tables = await here.owner.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'accounts'`);
    const scanned: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await here.owner.query<{ n: number }>(`select count(*)::int as n from accounts."${name}" t where t::text like '%' || $1 || '%'`, [id]);
      if (!rows[0]?.n) continue;
      scanned.push(name);
      const key = IN_FILE[name];
      expect(IN_FILE, `${name} holds the person`).toHaveProperty(name);
      if (typeof key === 'string' && Array.isArray(file[key]) && name !== 'recovery_code')
        expect([name, (file[key] as object[]).length]).toEqual([name, rows[0].n]);
    }
    expect(scanned).toEqual(expect.arrayContaining(['account', 'consent', 'session', 'device', 'notification', 'message', 'reported_case', 'access_log']));
    for (const { fullName, phone } of here.people.filter((one) => one.phone !== '' && one.phone !== here.person('CITIZEN').phone)) {
      expect(account).not.toContain(fullName);
      expect(account).not.toContain(phone);
    }
    expect(account).not.toMatch(/Người Nhà|argon2|hash/i);
    expect(account).not.toContain(operator.identity.sub);
  });

  it('asks for the password, of nobody but a citizen or an organisation', async () => {
    expect(await exported(citizen, 'không phải')).toMatchObject({ code: 'CREDENTIALS_WRONG', fields: [{ path: 'password' }] });
    const business = await signedIn(here, here.person('BUSINESS'));
    expect(await exported(business, here.person('BUSINESS').password)).toMatchObject({ __typename: 'MyData', id: business.identity.sub });
    const officer = await signedIn(here, here.person('SPECIALIST', 'S-YT'));
    expect(await officer.fault(EXPORT, { password: here.person('SPECIALIST', 'S-YT').password })).toBe('FORBIDDEN');
    expect(await here.as().fault(EXPORT, { password: 'x' })).toBe('UNAUTHENTICATED');
  });

  it('is made so many times a day, of ten at once too, and each is in the log', async () => {
    const business = await signedIn(here, here.person('BUSINESS'));
    const answers = await Promise.all(Array.from({ length: 10 }, () => exported(business, here.person('BUSINESS').password)));
    expect(answers.filter(({ __typename }) => __typename === 'MyData').length).toBeLessThanOrEqual(2);
    expect(answers.find(({ code }) => code)?.code).toBe('TRY_LATER');
    const { rowCount } = await here.owner.query(`select 1 from accounts.access_log where action = 'exportMyData' and subject_id = $1`, [business.identity.sub]);
    expect(rowCount).toBe(3);
    here.later(25 * 3_600_000);
    expect((await exported(business, here.person('BUSINESS').password)).__typename).toBe('MyData');
  });
});
