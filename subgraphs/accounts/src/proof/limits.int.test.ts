import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoPerson } from '../seed/demo-people.ts';
import { province, until, type Province } from '../testing/province.ts';
import { CONFIRM_SIGN_IN, otpIn, types, type SessionAnswer } from '../testing/sign-in.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const REQUEST = `mutation($phone: String!, $challenge: ChallengeAnswer!) { answer: requestPasswordReset(phone: $phone, challenge: $challenge) {
  __typename ... on OtpTicket { id phoneMasked method } ... on Refusal { code retryAt } } }`;
const RESET = `mutation($id: ID!, $otp: String!) { answer: resetPassword(ticketId: $id, otp: $otp, newPassword: "một mật khẩu lạ 26") { __typename ... on Refusal { code retryAt } } }`;
const RESEND = `mutation($id: ID!) { answer: resendOtp(ticketId: $id) { __typename ... on OtpTicket { id } ... on Refusal { code retryAt } } }`;

interface Answer {
  __typename: string;
  id: string;
  code?: string;
  retryAt?: string;
}

async function asks(here: Province, document: string, variables: object): Promise<Answer> {
  return (await here.as().must<{ answer: Answer }>(document, variables)).answer;
}
const requests = async (here: Province, phone: string): Promise<Answer> => asks(here, REQUEST, { phone, challenge: await here.as().challenge() });
const confirms = async (here: Province, id: string, otp: string): Promise<SessionAnswer> =>
  (await here.as().must<{ confirmSignIn: SessionAnswer }>(CONFIRM_SIGN_IN, { id, otp })).confirmSignIn;
const codesTo = (here: Province, phone: string): string[] =>
  here.sent.filter(({ to, template }) => to === phone && ['OTP', 'PWD_RESET'].includes(template)).map(({ text }) => otpIn(text));
const logOf = async (here: Province, action: string): Promise<{ subject_id: string | null }[]> =>
  (await here.owner.query<{ subject_id: string | null }>('select subject_id from accounts.access_log where action = $1', [action])).rows;
const counted = (answers: Answer[]): Record<string, number> =>
  Object.fromEntries(Object.entries(Object.groupBy(answers, ({ __typename, code }) => code ?? __typename)).map(([key, all]) => [key, all?.length ?? 0]));

describe('X-26 S20 codes to a phone', () => {
  let here: Province;
  let person: DemoPerson;
  beforeAll(async () => {
    here = await province({ OTP_RESEND_SECONDS: '60', LIMIT_OTP_PER_PHONE_PER_HOUR: '5', LIMIT_SIGN_IN_PER_MINUTE: '1000' });
    person = here.person('CITIZEN');
  });
  afterAll(() => here.close());

  it('30 reset forms at once are one message; so is sending the form again within the minute', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => requests(here, person.phone)));
    expect(counted(answers)).toEqual({ OtpTicket: 1, RESEND_TOO_SOON: 29 });
    expect(new Date(answers.find(({ retryAt }) => retryAt)?.retryAt ?? 0).getTime()).toBeGreaterThan(here.accounts.services.now().getTime() + 50_000);
    const ticket = answers.find(({ id }) => id)?.id ?? '';
    expect((await asks(here, RESEND, { id: ticket })).code).toBe('RESEND_TOO_SOON');
    await until(() => codesTo(here, person.phone).length === 1);
  });

  it('are answered alike for a phone that nobody has', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => requests(here, '0912000111')));
    expect(counted(answers)).toEqual({ OtpTicket: 1, RESEND_TOO_SOON: 29 });
  });

  it('a second factor counts with the resets: one a minute whatever ticket asks, five an hour, and then again', async () => {
    const officer = here.person('SPECIALIST', 'S-XD');
    const outcomes: (string | undefined)[] = [];
    for (let i = 0; i < 7; i++) {
      const answer = i % 2 === 0 ? await types(here, officer, true) : await requests(here, officer.phone);
      outcomes.push(answer.code ?? answer.__typename);
      here.later(MINUTE_MS + 1_000);
    }
    expect(outcomes).toEqual(['OtpTicket', 'OtpTicket', 'OtpTicket', 'OtpTicket', 'OtpTicket', 'TRY_LATER', 'TRY_LATER']);
    here.later(HOUR_MS);
    expect((await types(here, officer, true)).__typename).toBe('OtpTicket');
    expect((await requests(here, officer.phone)).code).toBe('RESEND_TOO_SOON');
  });
});

describe('X-26 S20 wrong codes', () => {
  let here: Province;
  beforeAll(async () => void (here = await province({ LIMIT_SIGN_IN_PER_MINUTE: '1000', LIMIT_OTP_PER_PHONE_PER_HOUR: '1000' })));
  afterAll(() => here.close());

  const wrongOf = (right: string[]): string => ['000000', '000001', '000002'].find((code) => !right.includes(code)) ?? '';

  it('count over all tickets: of 100 over 20 tickets at once ten are tries, then the account is locked, logged, and its owner told', async () => {
    const officer = here.person('SPECIALIST', 'S-YT');
    const tickets: string[] = [];
    for (let i = 0; i < 20; i++) tickets.push((await types(here, officer, true)).id);
    await until(() => codesTo(here, officer.phone).length === 20);
    const wrong = wrongOf(codesTo(here, officer.phone));
    const answers = await Promise.all(tickets.flatMap((id) => Array.from({ length: 5 }, () => confirms(here, id, wrong))));
    expect(counted(answers as never)).toEqual({ OTP_WRONG: 10, TRY_LATER: 90 });

    const right = codesTo(here, officer.phone).at(-1) ?? '';
    expect((await confirms(here, tickets.at(-1) ?? '', right)).code).toBe('TRY_LATER');
    expect((await types(here, officer, true)).code).toBe('TRY_LATER');
    const told = await until(() => here.sent.find(({ to, template }) => to === officer.phone && template === 'SEC_LOCKED'));
    expect(told.text).not.toMatch(/\b\d{6}\b/);
    const [entry, ...more] = await logOf(here, 'codesLocked');
    expect(more).toEqual([]);
    const { rows } = await here.owner.query('select words from accounts.notification where account_id = $1', [entry?.subject_id]);
    expect(rows).toEqual([{ words: 'CODES_LOCKED' }]);

    // Another purpose is another count: the owner can still set a new password.
    expect(
      (await asks(here, REQUEST.replace('phone: $phone', 'phone: $phone, asOfficer: true'), { phone: officer.phone, challenge: await here.as().challenge() }))
        .__typename,
    ).toBe('OtpTicket');
    here.later(HOUR_MS);
    const since = here.sent.length;
    const { id } = await types(here, officer, true);
    expect((await confirms(here, id, otpIn((await here.smsTo(officer.phone, since)).text))).__typename).toBe('Session');
  });

  it('a right code is no wrong one', async () => {
    const officer = here.person('AGENCY_LEADER', 'S-YT');
    for (let i = 0; i < 12; i++) {
      const since = here.sent.length;
      const { id } = await types(here, officer, true);
      expect((await confirms(here, id, otpIn((await here.smsTo(officer.phone, since)).text))).__typename).toBe('Session');
    }
  });

  it.each([
    ['of a citizen', () => here.person('CITIZEN').phone],
    ['for a phone that nobody has', () => '+84912000222'],
  ])('of a new password are counted alike: %s', async (_name, phone) => {
    const tickets = await Promise.all(Array.from({ length: 4 }, () => requests(here, phone())));
    const wrong = wrongOf(codesTo(here, phone()));
    const answers = await Promise.all(tickets.flatMap(({ id }) => Array.from({ length: 5 }, () => asks(here, RESET, { id, otp: wrong }))));
    expect(counted(answers)).toEqual({ OTP_WRONG: 10, TRY_LATER: 10 });
    expect((await requests(here, phone())).code).toBe('TRY_LATER');
  });
});
