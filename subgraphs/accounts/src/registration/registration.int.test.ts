import { REFUSAL, type Language } from '@pakn/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province, until, type Province } from '../testing/province.ts';
import { otpIn, types } from '../testing/sign-in.ts';

let here: Province;
beforeAll(async () => void (here = await province()));
afterAll(() => here.close());

const REGISTER = `mutation($input: RegisterIndividualInput!) { registerIndividual(input: $input) { __typename
  ... on OtpTicket { id phoneMasked expiresAt resendAt method } ... on Refusal { code fields { path code message } } } }`;
const CONFIRM = `mutation($id: ID!, $otp: String!) { confirmRegistration(ticketId: $id, otp: $otp) { __typename
  ... on User { id kind displayName fullName phone identifierMasked assurance } ... on Refusal { code fields { path code } } } }`;
const RESEND = `mutation($id: ID!) { resendOtp(ticketId: $id) { __typename ... on OtpTicket { id resendAt } ... on Refusal { code retryAt } } }`;

interface Outcome {
  __typename: string;
  id: string;
  code: string;
  phoneMasked: string;
  method: string;
  fields: { path: string; code: string }[];
}

const person = {
  personalId: '056190000001',
  password: 'gió biển Nha Trang 26',
  fullName: 'Trần Thị Thử Nghiệm',
  phone: '0905 000 001',
  contactAddress: '12 Trần Phú',
  consentVersion: '1',
  consentPurposes: ['SURVEYS'],
};
const E164 = '+84905000001';

async function register(change: object = {}): Promise<Outcome> {
  const visitor = here.as();
  const { registerIndividual } = await visitor.must<{ registerIndividual: Outcome }>(REGISTER, {
    input: { ...person, challenge: await visitor.challenge(), ...change },
  });
  return registerIndividual;
}
const confirm = async (id: string, otp: string): Promise<Outcome> =>
  (await here.as().must<{ confirmRegistration: Outcome }>(CONFIRM, { id, otp })).confirmRegistration;
const resend = async (id: string): Promise<Outcome> => (await here.as().must<{ resendOtp: Outcome }>(RESEND, { id })).resendOtp;
const wrong = (otp: string): string => (otp === '000000' ? '000001' : '000000');

describe("B-22 a refusal in the reader's language", () => {
  it('words itself and every field in it; the codes stay', async () => {
    const query = `mutation($input: RegisterIndividualInput!) { registerIndividual(input: $input) { ... on Refusal { code message fields { path code message } } } }`;
    const refused = async (language: Language): Promise<{ code: string; message: string; fields: { path: string; message: string }[] }> => {
      const visitor = here.as();
      visitor.language = language;
      const input = { ...person, phone: '1', password: 'short', fullName: '7', challenge: await visitor.challenge() };
      return (await visitor.must<{ registerIndividual: Awaited<ReturnType<typeof refused>> }>(query, { input })).registerIndividual;
    };
    const [vi, en] = [await refused('vi'), await refused('en')];
    expect([vi.code, en.code]).toEqual(['INVALID_INPUT', 'INVALID_INPUT']);
    expect([vi.message, en.message]).toEqual([REFUSAL.INVALID_INPUT.vi, REFUSAL.INVALID_INPUT.en]);
    expect(en.fields.map(({ path }) => path)).toEqual(['input.password', 'input.fullName', 'input.phone']);
    for (const { message } of en.fields) expect(message).toMatch(/^[\x20-\x7e]+$/);
    for (const { message } of vi.fields) expect(message).toMatch(/[^\x20-\x7e]/);
  });
});

describe('A3-01 a person registers', () => {
  it('A3-07 A3-08 with the code from the phone, and signs in next by id number or phone (X-05)', async () => {
    const since = here.sent.length;
    const ticket = await register();
    expect(ticket).toMatchObject({ __typename: 'OtpTicket', method: 'SMS', phoneMasked: '09•• ••• •01' });
    const sms = await here.smsTo(E164, since);
    expect(sms).toMatchObject({ template: 'OTP' });
    expect(sms.text).toMatch(/^[\x20-\x7e]{1,160}$/);
    const user = await confirm(ticket.id, otpIn(sms.text));
    expect(user).toMatchObject({ __typename: 'User', fullName: 'Trần Thị Thử Nghiệm', phone: E164, identifierMasked: '•••••••••001', assurance: 'PHONE' });
    for (const identifier of [person.personalId, '0905000001', E164])
      expect(await types(here, { identifier, password: person.password }, false)).toMatchObject({ __typename: 'Session' });
    const consents = await here.owner.query(`select purpose from accounts.consent where account_id = $1 and version = '1' order by purpose`, [user.id]);
    expect(consents.rows.map((row) => row.purpose)).toEqual(['HANDLE_REPORTS', 'RESULT_MESSAGES', 'SURVEYS']);
  });

  it('X-25 learns that the number or the phone has an account with the code from the phone; until then the answer is the same', async () => {
    const strip = (ticket: Outcome): object => ({ ...ticket, id: '', phoneMasked: '', expiresAt: '', resendAt: '' });
    const attempt = async (change: { phone?: string; personalId?: string }): Promise<{ ticket: Outcome; taken: Outcome }> => {
      const to = change.phone ? `+84${change.phone.slice(1)}` : E164;
      const since = here.sent.length;
      const ticket = await register(change);
      const code = await until(() => here.sent.slice(since).find((sms) => sms.to === to && sms.template === 'OTP'));
      return { ticket, taken: await confirm(ticket.id, otpIn(code.text)) };
    };
    const fresh = await register({ personalId: '056190000005', phone: '0905000005' });
    const number = await attempt({ phone: '0905000006' });
    expect(number.taken).toMatchObject({ code: 'IDENTIFIER_TAKEN', fields: [{ path: 'input.personalId' }] });
    const phone = await attempt({ personalId: '056190000007' });
    expect(phone.taken).toMatchObject({ code: 'PHONE_TAKEN', fields: [{ path: 'input.phone' }] });
    for (const { ticket } of [number, phone]) expect(strip(ticket)).toEqual(strip(fresh));
  });

  it('X-25 the owner hears of it with the way back in, once an hour however often it is tried; it is in the log', async () => {
    const heard = (): string[] => here.sent.filter(({ to, template }) => to === E164 && template === 'SEC_TAKEN').map(({ text }) => text);
    await until(() => heard().length > 0);
    for (let i = 0; i < 5; i++) await register({ phone: `090500010${i}` });
    const entries = async (): Promise<number> =>
      (await here.owner.query(`select 1 from accounts.access_log where action = 'registerTaken' and subject_id is not null`)).rowCount ?? 0;
    await until(async () => (await entries()) >= 7);
    expect(heard()).toEqual([expect.stringContaining('/tai-khoan/dang-nhap')]);
  });

  it('gets every wrong field at its own path', async () => {
    const refused = await register({ personalId: '1', password: 'x', fullName: '', phone: 'y', contactAddress: '', consentVersion: 'z', email: '@' });
    expect(refused.code).toBe('INVALID_INPUT');
    expect(refused.fields.map(({ path }) => path).sort()).toEqual(
      ['consentVersion', 'contactAddress', 'email', 'fullName', 'password', 'personalId', 'phone'].map((field) => `input.${field}`),
    );
  });

  it('two with one phone at once: one account', async () => {
    const tickets = await Promise.all(
      ['056190000003', '056190000004'].map(async (personalId) => {
        const since = here.sent.length;
        const ticket = await register({ personalId, phone: '0905000003' });
        const seen = new Set(here.sent.slice(0, since));
        return { ticket, otps: async () => here.sent.filter((sms) => sms.to === '+84905000003' && !seen.has(sms)).map(({ text }) => otpIn(text)) };
      }),
    );
    await until(() => here.sent.filter(({ to }) => to === '+84905000003').length >= 2);
    const outcomes: Outcome[] = [];
    for (const { ticket, otps } of tickets) for (const otp of await otps()) outcomes.push(await confirm(ticket.id, otp));
    expect(outcomes.filter(({ __typename }) => __typename === 'User')).toHaveLength(1);
    expect(outcomes.some(({ code }) => code === 'PHONE_TAKEN')).toBe(true);
  });
});

describe('X-10 the challenge', () => {
  const code = async (challenge: { id: string; answer: string }): Promise<string> =>
    (await register({ personalId: '056190000009', phone: '0905000009', challenge })).code;
  it('is refused when wrong, forged, used or expired', async () => {
    const good = await here.as().challenge();
    expect(await code({ ...good, answer: '99' })).toBe('CHALLENGE_WRONG');
    expect(await code({ id: `${good.id}x`, answer: good.answer })).toBe('CHALLENGE_WRONG');
    expect(await register({ personalId: '056190000009', phone: '0905000009', challenge: good })).toMatchObject({ __typename: 'OtpTicket' });
    expect(await code(good)).toBe('CHALLENGE_USED');
    const old = await here.as().challenge();
    here.later(5 * 60_000 + 1_000);
    expect(await code(old)).toBe('CHALLENGE_EXPIRED');
  });
});

describe('S19 guessing the code', () => {
  it('ends after five wrong tries, also for the right code; a new one opens again', async () => {
    const since = here.sent.length;
    const ticket = await register({ personalId: '056190000010', phone: '0905000010' });
    const otp = otpIn((await here.smsTo('+84905000010', since)).text);
    for (let i = 0; i < 5; i++) expect((await confirm(ticket.id, wrong(otp))).code).toBe('OTP_WRONG');
    expect((await confirm(ticket.id, otp)).code).toBe('OTP_TRIES_SPENT');
    const again = here.sent.length;
    expect((await resend(ticket.id)).__typename).toBe('OtpTicket');
    const fresh = otpIn((await here.smsTo('+84905000010', again)).text);
    expect((await confirm(ticket.id, fresh)).__typename).toBe('User');
    expect((await confirm(ticket.id, fresh)).code).toBe('OTP_EXPIRED');
  });

  it('ends after five minutes', async () => {
    const since = here.sent.length;
    const ticket = await register({ personalId: '056190000011', phone: '0905000011' });
    const otp = otpIn((await here.smsTo('+84905000011', since)).text);
    here.later(5 * 60_000 + 1_000);
    expect((await confirm(ticket.id, otp)).code).toBe('OTP_EXPIRED');
  });

  it('knows no other ticket', async () => {
    for (const id of ['x', '01890000-0000-7000-8000-000000000000']) {
      expect((await confirm(id, '123456')).code).toBe('OTP_EXPIRED');
      expect((await resend(id)).code).toBe('OTP_EXPIRED');
    }
  });
});
