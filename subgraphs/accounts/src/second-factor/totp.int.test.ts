import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { CONFIRM_SIGN_IN, signedIn, types, type SessionAnswer } from '../testing/sign-in.ts';

const START = `mutation($password: String!) { done: startTotp(password: $password) { __typename ... on TotpSetup { secret uri recoveryCodes } ... on Refusal { code fields { path } } } }`;
const CONFIRM = `mutation($code: String!) { done: confirmTotp(code: $code) { __typename ... on Refusal { code } } }`;
const REMOVE = `mutation($password: String!, $code: String!) { done: removeTotp(password: $password, code: $code) { __typename ... on Refusal { code fields { path } } } }`;

interface Outcome {
  __typename: string;
  code?: string;
  fields?: { path: string }[];
  secret: string;
  uri: string;
  recoveryCodes: string[];
}

let here: Province;
beforeAll(async () => void (here = await province({ LIMIT_SIGN_IN_PER_MINUTE: '1000' })));
afterAll(() => here.close());

const does = async (who: Caller, document: string, variables: object): Promise<Outcome> => (await who.must<{ done: Outcome }>(document, variables)).done;
const factorOf = async (who: Caller): Promise<string | null> => (await who.must<{ mySecondFactor: string | null }>('{ mySecondFactor }')).mySecondFactor;
const codeOf = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: here.accounts.services.now().getTime() });
const confirms = async (id: string, otp: string): Promise<string> => {
  const { confirmSignIn } = await here.as().must<{ confirmSignIn: SessionAnswer }>(CONFIRM_SIGN_IN, { id, otp });
  return confirmSignIn.code ?? confirmSignIn.__typename;
};

describe('an authenticator app as the second factor', () => {
  it('is set up with the password and its first code, signs in, and goes with password and code; a recovery code is good once', async () => {
    const person = here.person('SPECIALIST', 'S-TC');
    const officer = await signedIn(here, person);
    expect(await does(officer, START, { password: 'không phải nó' })).toMatchObject({ code: 'CREDENTIALS_WRONG', fields: [{ path: 'password' }] });
    const setup = await does(officer, START, { password: person.password });
    expect(new URL(setup.uri).searchParams.get('secret')).toBe(setup.secret);
    expect(setup.recoveryCodes).toHaveLength(10);
    expect((await types(here, person, true)).method).toBe('SMS');
    expect(await factorOf(officer)).toBe('SMS');
    expect((await does(officer, CONFIRM, { code: codeOf(setup.secret) === '000000' ? '000001' : '000000' })).code).toBe('OTP_WRONG');
    const spent = codeOf(setup.secret);
    expect((await does(officer, CONFIRM, { code: spent })).__typename).toBe('Done');
    await until(() => here.sent.find(({ to, template }) => to === person.phone && template === 'SEC_FACTOR'));

    const ticket = await types(here, person, true);
    expect(ticket.method).toBe('TOTP');
    expect(await confirms(ticket.id, spent)).toBe('OTP_WRONG'); // it set the app up
    here.later(30_000);
    expect(await confirms(ticket.id, codeOf(setup.secret))).toBe('Session');

    const [first = '', second = ''] = setup.recoveryCodes;
    const uses = async (code: string): Promise<string> => confirms((await types(here, person, true)).id, code);
    const atOnce = await Promise.all([uses(first.toUpperCase()), uses(first)]);
    expect(atOnce.toSorted()).toEqual(['OTP_WRONG', 'Session']);
    expect(await uses(first)).toBe('OTP_WRONG');
    const { rows } = await here.owner.query<{ action: string; n: number }>(
      `select action, count(*)::int as n from accounts.access_log where subject_id = $1 and action in ('confirmTotp', 'useRecoveryCode') group by 1 order by 1`,
      [officer.identity.sub],
    );
    expect(rows).toEqual([
      { action: 'confirmTotp', n: 1 },
      { action: 'useRecoveryCode', n: 1 },
    ]);

    expect((await does(officer, REMOVE, { password: 'không phải nó', code: second })).code).toBe('CREDENTIALS_WRONG');
    expect((await does(officer, REMOVE, { password: person.password, code: first })).code).toBe('OTP_WRONG');
    expect((await does(officer, REMOVE, { password: person.password, code: second })).__typename).toBe('Done');
    expect((await types(here, person, true)).method).toBe('SMS');
  });

  it('a citizen who has set one up is asked for it too', async () => {
    const person = here.person('CITIZEN');
    const citizen = await signedIn(here, person);
    const { secret } = await does(citizen, START, { password: person.password });
    expect(await factorOf(citizen)).toBeNull();
    await does(citizen, CONFIRM, { code: codeOf(secret) });
    expect(await factorOf(citizen)).toBe('TOTP');
    here.later(30_000);
    const ticket = await types(here, person, false);
    expect(ticket).toMatchObject({ __typename: 'OtpTicket', method: 'TOTP' });
    expect(await confirms(ticket.id, codeOf(secret))).toBe('Session');
  });

  it('X-26 wrong codes and passwords of an open session are limited; a setup ends after ten minutes; nobody signed in has none', async () => {
    const person = here.person('BUSINESS');
    const business = await signedIn(here, person);
    await does(business, START, { password: person.password });
    const wrong = await Promise.all(Array.from({ length: 15 }, () => does(business, CONFIRM, { code: '000000' })));
    expect(wrong.filter(({ code }) => code === 'OTP_WRONG').length).toBeLessThanOrEqual(10);
    expect(wrong.filter(({ code }) => code === 'TRY_LATER').length).toBeGreaterThanOrEqual(5);
    const guesses = await Promise.all(Array.from({ length: 12 }, (_, i) => does(business, START, { password: `đoán lần thứ ${i}` })));
    expect(guesses.filter(({ code }) => code === 'CREDENTIALS_WRONG')).toHaveLength(5);

    const admin = here.person('ADMIN');
    const administrator = await signedIn(here, admin);
    const { secret } = await does(administrator, START, { password: admin.password });
    here.later(10 * 60_000 + 1_000);
    expect((await does(administrator, CONFIRM, { code: codeOf(secret) })).code).toBe('OTP_EXPIRED');
    for (const [document, variables] of [
      [START, { password: 'x' }],
      [CONFIRM, { code: 'x' }],
      [REMOVE, { password: 'x', code: 'x' }],
    ] as const)
      expect(await here.as().fault(document, variables)).toBe('UNAUTHENTICATED');
  });

  it('secrets and codes lie encrypted and hashed', async () => {
    const { rows } = await here.owner.query<{ n: number }>('select octet_length(code_hash) as n from accounts.recovery_code');
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ n }) => n))).toEqual(new Set([32]));
  });
});
