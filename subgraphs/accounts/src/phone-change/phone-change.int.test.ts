import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoPerson } from '../seed/demo-people.ts';
import type { Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { otpIn, signedIn, types } from '../testing/sign-in.ts';

let here: Province;
let person: DemoPerson;
let citizen: Caller;
beforeAll(async () => {
  here = await province({ LIMIT_SIGN_IN_PER_MINUTE: '1000', LIMIT_PHONE_CHANGES_PER_HOUR: '30' });
  person = here.person('CITIZEN');
  citizen = await signedIn(here, person);
});
afterAll(() => here.close());

const REQUEST = `mutation($phone: String!, $password: String!) { answer: requestPhoneChange(phone: $phone, password: $password) {
  __typename ... on OtpTicket { id phoneMasked } ... on Refusal { code fields { path } } } }`;
const CONFIRM = `mutation($id: ID!, $otp: String!) { answer: confirmPhoneChange(ticketId: $id, otp: $otp) {
  __typename ... on User { phone } ... on Refusal { code fields { path } } } }`;

interface Answer {
  __typename: string;
  id: string;
  phoneMasked?: string;
  phone?: string;
  code?: string;
  fields?: { path: string }[];
}
const request = async (by: Caller, phone: string, password: string): Promise<Answer> =>
  (await by.must<{ answer: Answer }>(REQUEST, { phone, password })).answer;
const confirm = async (by: Caller, id: string, otp: string): Promise<Answer> => (await by.must<{ answer: Answer }>(CONFIRM, { id, otp })).answer;
const codeTo = async (phone: string, since: number): Promise<string> => otpIn((await here.smsTo(phone, since)).text);

describe('A3-15 another phone', () => {
  it('asks for the password and for a phone that is one', async () => {
    expect(await request(citizen, '0905 111 222', 'sai')).toMatchObject({ code: 'CREDENTIALS_WRONG', fields: [{ path: 'password' }] });
    for (const phone of ['', '12', '0258 3822 229', `'; drop table accounts.account; --`])
      expect(await request(citizen, phone, person.password)).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'phone' }] });
    expect(await request(citizen, person.phone, person.password)).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'phone' }] });
  });

  it("X-25 a phone of somebody else's is answered alike; only who has typed its code is told", async () => {
    const taken = '+84905333444';
    await here.accounts.services.pool.query(
      `insert into accounts.account (id, kind, status, full_name, name_folded, phone_cipher, phone_hash, created_at) values (gen_random_uuid(), 'INDIVIDUAL', 'ACTIVE', 'Người Khác', 'nguoi khac', $1, $2, now())`,
      [here.accounts.services.ciphers.encrypt('phone', taken), here.accounts.services.ciphers.hash('phone', taken)],
    );
    const since = here.sent.length;
    const [free, held] = [await request(citizen, '0905 333 445', person.password), await request(citizen, taken, person.password)];
    expect([free.__typename, held.__typename]).toEqual(['OtpTicket', 'OtpTicket']);
    expect(await confirm(citizen, held.id, await codeTo(taken, since))).toMatchObject({ code: 'PHONE_TAKEN', fields: [{ path: 'phone' }] });
    expect(await citizen.must('{ me { phone } }')).toEqual({ me: { phone: person.phone } });
  });

  it('with the code it is the sign-in name; the old phone is told, other devices and codes to the old phone end, this device stays', async () => {
    const other = await signedIn(here, person);
    const old = here.sent.length;
    await here
      .as()
      .must(`mutation($phone: String!, $challenge: ChallengeAnswer!) { requestPasswordReset(phone: $phone, challenge: $challenge) { __typename } }`, {
        phone: person.phone,
        challenge: await here.as().challenge(),
      });
    await codeTo(person.phone, old);
    const since = here.sent.length;
    const ticket = await request(citizen, '0905 111 222', person.password);
    expect(ticket).toMatchObject({ __typename: 'OtpTicket', phoneMasked: '09•• ••• •22' });
    expect((await confirm(citizen, ticket.id, '000000')).code).toBe('OTP_WRONG');
    expect(await confirm(citizen, ticket.id, await codeTo('+84905111222', since))).toEqual({ __typename: 'User', phone: '+84905111222' });
    const told = await until(() => here.sent.slice(since).find(({ template }) => template === 'SEC_PHONE'));
    expect([told.to, told.text.includes('905111222')]).toEqual([person.phone, false]);
    expect(await citizen.fault('mutation { refreshSession { __typename } }')).toBeUndefined();
    expect(await other.fault('mutation { refreshSession { __typename } }')).toBe('UNAUTHENTICATED');
    const open = await here.owner.query(`select 1 from accounts.otp_ticket where purpose = 'PASSWORD_RESET' and used_at is null`);
    expect(open.rowCount).toBe(0);
    const signIn = async (identifier: string): Promise<string> => (await types(here, { identifier, password: person.password }, false)).__typename;
    expect([await signIn('+84905111222'), await signIn(person.phone)]).toEqual(['Session', 'Refusal']);
    const { rows } = await here.owner.query(`select action from accounts.access_log where action like '%hone%' order by at, action`);
    expect(rows.map(({ action }) => action as string)).toContain('changePhone');
  });

  it("somebody else's ticket is none, and its tries are not used up", async () => {
    const business = await signedIn(here, here.person('BUSINESS'));
    const since = here.sent.length;
    const ticket = await request(citizen, '0905 777 888', person.password);
    const otp = await codeTo('+84905777888', since);
    for (let i = 0; i < 6; i++) expect((await confirm(business, ticket.id, otp)).code).toBe('OTP_EXPIRED');
    expect((await confirm(business, 'x', otp)).code).toBe('OTP_EXPIRED');
    expect((await confirm(citizen, ticket.id, otp)).__typename).toBe('User');
    expect((await confirm(citizen, ticket.id, otp)).code).toBe('OTP_EXPIRED');
  });

  it("X-21 an organisation may share the phone of its representative; an officer's is the agency's to change", async () => {
    const business = await signedIn(here, here.person('BUSINESS'));
    const since = here.sent.length;
    const ticket = await request(business, '0905 777 888', here.person('BUSINESS').password);
    expect((await confirm(business, ticket.id, await codeTo('+84905777888', since))).__typename).toBe('User');
    const officer = await signedIn(here, here.person('SPECIALIST', 'S-YT'));
    expect(await officer.fault(REQUEST, { phone: '0905 123 123', password: here.person('SPECIALIST', 'S-YT').password })).toBe('FORBIDDEN');
    expect(await here.as().fault(REQUEST, { phone: '0905 123 123', password: 'x' })).toBe('UNAUTHENTICATED');
  });

  it('X-26 one account may try so many phones an hour', async () => {
    let code: string | undefined;
    for (let i = 0; i < 31 && code === undefined; i++) code = (await request(citizen, `09051${String(20_000 + i)}`, person.password)).code;
    expect(code).toBe('TRY_LATER');
  });
});
