import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, until, type Province } from '../testing/province.ts';
import { otpIn, signedIn, types } from '../testing/sign-in.ts';

let here: Province;
beforeAll(async () => void (here = await province({ LIMIT_SIGN_IN_PER_MINUTE: '100' })));
afterAll(() => here.close());

const REQUEST = `mutation($phone: String!, $asOfficer: Boolean, $challenge: ChallengeAnswer!) { requestPasswordReset(phone: $phone, asOfficer: $asOfficer, challenge: $challenge) {
  __typename ... on OtpTicket { id phoneMasked method } ... on Refusal { code fields { path } } } }`;
const RESET = `mutation($id: ID!, $otp: String!, $newPassword: String!) { resetPassword(ticketId: $id, otp: $otp, newPassword: $newPassword) { __typename ... on Done { ok } ... on Refusal { code fields { path code } } } }`;
const CHANGE = `mutation($a: String!, $b: String!) { changePassword(currentPassword: $a, newPassword: $b) { __typename ... on Refusal { code fields { path code } } } }`;

interface Outcome {
  __typename: string;
  id: string;
  code: string;
  phoneMasked: string;
  fields: { path: string }[];
}

async function request(phone: string, asOfficer = false): Promise<Outcome> {
  const visitor = here.as();
  return (await visitor.must<{ requestPasswordReset: Outcome }>(REQUEST, { phone, asOfficer, challenge: await visitor.challenge() })).requestPasswordReset;
}
const reset = async (id: string, otp: string, newPassword: string): Promise<Outcome> =>
  (await here.as().must<{ resetPassword: Outcome }>(RESET, { id, otp, newPassword })).resetPassword;

describe('a forgotten password', () => {
  it('is set again with the code; every session ends', async () => {
    const person = here.person('CITIZEN');
    const citizen = await signedIn(here, person);
    const since = here.sent.length;
    const ticket = await request(person.phone);
    const sms = await here.smsTo(person.phone, since);
    expect(sms.template).toBe('PWD_RESET');
    expect((await reset(ticket.id, otpIn(sms.text), 'ngắn')).code).toBe('PASSWORD_TOO_SHORT');
    expect((await reset(ticket.id, otpIn(sms.text), 'sóng biển Đại Lãnh')).__typename).toBe('Done');
    expect((await reset(ticket.id, otpIn(sms.text), 'lần thứ hai không')).code).toBe('OTP_EXPIRED');
    expect((await types(here, person, false)).code).toBe('CREDENTIALS_WRONG');
    expect((await types(here, { ...person, password: 'sóng biển Đại Lãnh' }, false)).__typename).toBe('Session');
    expect(await citizen.fault(`mutation { refreshSession { __typename } }`)).toBe('UNAUTHENTICATED');
  });

  it('S19 answers alike for a phone that nobody has, and takes no code for it', async () => {
    const known = await request(here.person('SPECIALIST', 'S-XD').phone, true);
    const since = here.sent.length;
    const unknown = await request('0912345678', true);
    expect({ ...unknown, id: '', phoneMasked: '' }).toEqual({ ...known, id: '', phoneMasked: '' });
    for (let i = 0; i < 5; i++) expect((await reset(unknown.id, `00000${i}`, 'mật khẩu nào đó')).code).toBe('OTP_WRONG');
    expect((await reset(unknown.id, '000000', 'mật khẩu nào đó')).code).toBe('OTP_TRIES_SPENT');
    expect(here.sent.slice(since).some(({ to }) => to === '+84912345678')).toBe(false);
  });

  it("X-21 the tab says whose: an officer's phone is no citizen's", async () => {
    const officer = here.person('SPECIALIST', 'S-YT');
    const since = here.sent.length;
    await request(officer.phone, false);
    await request(here.person('SPECIALIST', 'S-TC').phone, true);
    await until(() => here.sent.length > since);
    expect(here.sent.slice(since).map(({ to }) => to)).toEqual([here.person('SPECIALIST', 'S-TC').phone]);
  });

  it('names a phone that is none', async () => expect(await request('123')).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'phone' }] }));
});

describe('changing the password', () => {
  it('asks for the old one; this device stays, the others are signed out', async () => {
    const person = here.person('BUSINESS');
    const [mine, other] = [await signedIn(here, person), await signedIn(here, person)];
    const change = async (a: string, b: string): Promise<Outcome> => (await mine.must<{ changePassword: Outcome }>(CHANGE, { a, b })).changePassword;
    expect(await change('không phải', 'đủ dài và lạ lẫm')).toMatchObject({ code: 'CREDENTIALS_WRONG', fields: [{ path: 'currentPassword' }] });
    expect(await change(person.password, '12345678')).toMatchObject({ code: 'PASSWORD_COMMON', fields: [{ path: 'newPassword' }] });
    expect((await change(person.password, 'đủ dài và lạ lẫm')).__typename).toBe('Done');
    expect(await mine.fault('mutation { refreshSession { __typename } }')).toBeUndefined();
    expect(await other.fault('mutation { refreshSession { __typename } }')).toBe('UNAUTHENTICATED');
  });
  it('is for who is signed in', async () => expect(await here.as().fault(CHANGE, { a: 'x', b: 'y' })).toBe('UNAUTHENTICATED'));
});
