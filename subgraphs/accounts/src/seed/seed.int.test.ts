import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedReporter, reportersOf } from '@pakn/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, type Province } from '../testing/province.ts';
import { otpIn, CONFIRM_SIGN_IN, SESSION, types, type SessionAnswer } from '../testing/sign-in.ts';
import { seedAgencies } from './seed-agencies.ts';
import { DEMO_FILE, seedDemo } from './seed-demo.ts';
import { generateReporters } from './generate-reporters.ts';
import { seedFirstAdministrator } from './seed-first-administrator.ts';

let here: Province;
beforeAll(async () => void (here = await province({}, true)));
afterAll(() => here.close());

describe('the operating contract', () => {
  it('A1-03 agencies are stored once, each with its event', async () => {
    expect(await seedAgencies(here.accounts.services.pool, new Date())).toBe(0);
    const { rows } = await here.owner.query(
      `select (select count(*)::int from accounts.agency) as agencies, (select count(*)::int from events.log where type = 'AgencySaved') as events, (select data->>'name' from events.log where data->>'code' = 'S-XD') as name`,
    );
    expect(rows[0]).toEqual({ agencies: 115, events: 115, name: 'Sở Xây dựng' });
  });

  it("demo-accounts.json is for the owner's eyes, made once, and its passwords open", async () => {
    const file = join(here.env.DATA_DIR, DEMO_FILE);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const before = await readFile(file, 'utf8');
    expect(await seedDemo(here.accounts.services)).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(before);
    expect(Object.keys(here.people[0] ?? {})).toEqual(['role', 'agencyCode', 'fullName', 'identifier', 'phone', 'password', 'totpSecret']);
    for (const role of ['ADMIN', 'SUPERVISOR', 'AGENCY_LEADER']) expect((await types(here, here.person(role), true)).__typename).toBe('OtpTicket');
  });
});

it('P15 the reporters of a seed are made once, in step with cases, without a way in or a phone, and are announced', async () => {
  const { pool } = here.accounts.services;
  const made = { cases: 40, seed: 3, createdAt: new Date() };
  expect(await generateReporters(pool, made)).toBe(reportersOf(40));
  expect(await generateReporters(pool, made)).toBe(0);
  expect(await generateReporters(pool, { ...made, cases: 80 })).toBe(reportersOf(80) - reportersOf(40));
  const { rows } = await here.owner.query(
    'select full_name as name, phone_cipher as phone, password_hash as password, status from accounts.account where id = $1',
    [generatedReporter(3, 0)],
  );
  expect(rows).toEqual([{ name: expect.stringMatching(/^\p{L}+( \p{L}+)+$/u), phone: null, password: null, status: 'ACTIVE' }]);
  await here.accounts.changes.look();
  const announced = await here.owner.query(`select from events.log where type = 'ContactSaved' and data->>'contactId' = $1`, [generatedReporter(3, 9)]);
  expect(announced.rowCount).toBe(1);
});

it('X-03 without demo people the first administrator activates once, with no default password', async () => {
  const { services } = here.accounts;
  expect(await seedFirstAdministrator(services)).toBeNull();
  await here.owner.query('delete from accounts.account');
  await seedFirstAdministrator(services);
  const file = await seedFirstAdministrator(services); // a second start: a fresh token, the same invitation
  expect((await stat(file ?? '')).mode & 0o777).toBe(0o600);
  const { token, phone } = JSON.parse(await readFile(file ?? '', 'utf8')) as { token: string; phone: string };
  const visitor = here.as();
  const activate = async (given: string, newPassword: string): Promise<SessionAnswer> =>
    (
      await visitor.must<{ activateOfficer: SessionAnswer }>(
        `mutation($t: String!, $p: String!) { activateOfficer(token: $t, newPassword: $p) { ${SESSION} } }`,
        { t: given, p: newPassword },
      )
    ).activateOfficer;
  expect((await activate('forged', 'núi Cô Tiên 2026')).code).toBe('CREDENTIALS_WRONG');
  expect((await activate(token, 'admin123')).code).toBe('PASSWORD_COMMON');
  const since = here.sent.length;
  const ticket = await activate(token, 'núi Cô Tiên 2026');
  expect(ticket.__typename).toBe('OtpTicket');
  const { confirmSignIn } = await visitor.must<{ confirmSignIn: SessionAnswer }>(CONFIRM_SIGN_IN, {
    id: ticket.id,
    otp: otpIn((await here.smsTo(phone, since)).text),
  });
  expect(confirmSignIn.__typename).toBe('Session');
  expect((await activate(token, 'lần thứ hai thì không')).code).toBe('CREDENTIALS_WRONG');
  expect(await seedFirstAdministrator(services)).toBeNull();
  const { rows } = await here.owner.query<{ count: number }>('select count(*)::int as count from accounts.account');
  expect(rows[0]?.count).toBe(1);
});
