import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account, BARE_ACCOUNT } from '../account/account.entity.ts';
import { newId } from '@pakn/service-kit';
import { identifierKey } from '@pakn/vocabulary';
import { hashPassword } from '../proof/password-hash.ts';
import type { Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { CONFIRM_SIGN_IN, otpIn, SESSION, signedIn, types, type SessionAnswer } from '../testing/sign-in.ts';

const HOUR_MS = 60 * 60_000;
const REQUEST = `mutation($phone: String!, $challenge: ChallengeAnswer!) { answer: requestSignInCode(phone: $phone, challenge: $challenge) {
  __typename ... on OtpTicket { id phoneMasked method expiresAt resendAt } ... on Refusal { code retryAt fields { path code message } } } }`;
const CONFIRM = `mutation($id: ID!, $otp: String!, $identifier: String) { confirmSignIn(ticketId: $id, otp: $otp, identifier: $identifier) { ${SESSION} } }`;
const FORGOTTEN = `mutation($phone: String!, $identifier: String, $challenge: ChallengeAnswer!) { answer: requestPasswordReset(phone: $phone, identifier: $identifier, challenge: $challenge) {
  __typename ... on OtpTicket { id phoneMasked method } ... on Refusal { code } } }`;
const RESET = `mutation($id: ID!, $otp: String!, $newPassword: String!, $identifier: String) { answer: resetPassword(ticketId: $id, otp: $otp, newPassword: $newPassword, identifier: $identifier) {
  __typename ... on Refusal { code fields { path code message } } } }`;

interface Answer {
  __typename: string;
  id: string;
  code?: string;
  phoneMasked: string;
  method: string;
  fields: { path: string; code: string; message: string }[];
}

const asks = async (here: Province, document: string, variables: object, by = here.as()): Promise<Answer> =>
  (await by.must<{ answer: Answer }>(document, { challenge: await by.challenge(), ...variables })).answer;
const requests = (here: Province, phone: string, by?: Caller): Promise<Answer> => asks(here, REQUEST, { phone }, by);
const confirms = async (
  here: Province,
  id: string,
  otp: string,
  identifier?: string,
): Promise<SessionAnswer & { fields: { path: string; message: string }[] }> =>
  (await here.as().must<{ confirmSignIn: SessionAnswer & { fields: { path: string; message: string }[] } }>(CONFIRM, { id, otp, identifier })).confirmSignIn;
const logged = async (here: Province, action: string): Promise<(string | null)[]> =>
  (await here.owner.query<{ subject_id: string | null }>('select subject_id from accounts.access_log where action = $1 order by at', [action])).rows.map(
    ({ subject_id }) => subject_id,
  );
const otherThan = (otp: string): string => (otp === '000000' ? '000001' : '000000');

/** An account with a phone (E.164), as registering makes it. */
async function account(here: Province, kind: 'INDIVIDUAL' | 'ORGANIZATION', phone: string, number: string, password: string): Promise<string> {
  const { orm, ciphers, now } = here.accounts.services;
  const em = orm.em.fork();
  const name = 'Lê Thị Thử';
  const { id } = em.create(Account, {
    ...BARE_ACCOUNT,
    id: newId(),
    kind,
    status: 'ACTIVE',
    fullName: name,
    nameFolded: 'le thi thu',
    identifierCipher: ciphers.encrypt('identifier', number),
    identifierHash: ciphers.hash('identifier', identifierKey(number)),
    phoneCipher: ciphers.encrypt('phone', phone),
    phoneHash: ciphers.hash('phone', phone),
    passwordHash: await hashPassword(password),
    assurance: 'PHONE',
    organization: kind === 'ORGANIZATION' ? { name: 'Công ty Thử', address: 'Nha Trang', phone: null, email: null, representative: name } : null,
    createdAt: now(),
  });
  await em.flush();
  return id;
}

let here: Province;
beforeAll(async () => void (here = await province({ LIMIT_SIGN_IN_PER_MINUTE: '1000' })));
afterAll(() => here.close());

describe('X-21 A3-09 signing in by password with a phone that several accounts share', () => {
  const PHONE = '+84905300001';
  let own: string;
  let business: string;
  beforeAll(async () => {
    own = await account(here, 'INDIVIDUAL', PHONE, '056190300001', 'mật khẩu của tôi');
    business = await account(here, 'ORGANIZATION', PHONE, '0100109106', 'mật khẩu công ty');
  });
  const by = (identifier: string, password: string, asOfficer = false): Promise<SessionAnswer> => types(here, { identifier, password }, asOfficer);

  it('the password says which; by number each is found, however it is typed', async () => {
    expect((await by('0905 300 001', 'mật khẩu của tôi')).user.id).toBe(own);
    expect((await by('0905300001', 'mật khẩu công ty')).user.id).toBe(business);
    expect((await by('056 190 300 001', 'mật khẩu của tôi')).user.id).toBe(own);
    expect((await by(' 0100 109 106', 'mật khẩu công ty')).user.id).toBe(business);
    for (const [number, password] of [
      ['0100109106', 'mật khẩu của tôi'],
      ['056190300001', 'mật khẩu công ty'],
    ] as const)
      expect((await by(number, password)).code).toBe('CREDENTIALS_WRONG');
  });

  it('X-25 a stranger reads the same of a phone that nobody, one or several have, and of an officer', async () => {
    await account(here, 'INDIVIDUAL', '+84905300003', '056190300003', 'mật khẩu của tôi');
    const phones = [PHONE, '+84905300003', '+84905399999', here.person('SPECIALIST', 'S-XD').phone];
    const answers = await Promise.all(phones.map((phone) => by(phone, 'đoán mò thôi')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(JSON.stringify(answers[0])).toContain('nhiều tài khoản');
    expect((await by(PHONE, 'mật khẩu của tôi', true)).code, "the officers' tab knows no citizen").toBe('CREDENTIALS_WRONG');
  });

  it('one password for both: the number is asked for, and tells them apart', async () => {
    const phone = '+84905300004';
    await account(here, 'INDIVIDUAL', phone, '056190300004', 'cùng một mật khẩu');
    const both = await account(here, 'ORGANIZATION', phone, '0100109106004', 'cùng một mật khẩu');
    expect(await by(phone, 'cùng một mật khẩu')).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'input.identifier' }] });
    expect((await by('0100109106004', 'cùng một mật khẩu')).user.id).toBe(both);
  });

  it('of two organisations with one phone none is found by it; an individual with a tax code that looks like their phone still gets in', async () => {
    const phone = '+84905300005';
    for (const number of ['0100109106005', '0100109106006']) await account(here, 'ORGANIZATION', phone, number, `mật khẩu ${number}`);
    expect((await by(phone, 'mật khẩu 0100109106005')).code).toBe('CREDENTIALS_WRONG');
    expect((await by('0100109106005', 'mật khẩu 0100109106005')).__typename).toBe('Session');
    const person = await account(here, 'INDIVIDUAL', '+84900123451', '056190300006', 'mật khẩu của tôi');
    const taxed = await account(here, 'ORGANIZATION', '+84905300007', '0900123451', 'mật khẩu công ty');
    expect((await by('0900123451', 'mật khẩu của tôi')).user.id).toBe(person);
    expect((await by('0900123451', 'mật khẩu công ty')).user.id).toBe(taxed);
  });

  it('X-26 five wrong passwords lock the name that was typed, for both accounts', async () => {
    const phone = '+84905300008';
    await account(here, 'INDIVIDUAL', phone, '056190300008', 'mật khẩu của tôi');
    await account(here, 'ORGANIZATION', phone, '0100109106008', 'mật khẩu công ty');
    for (let i = 0; i < 5; i++) expect((await by(phone, `sai ${i} lần rồi`)).code).toBe('CREDENTIALS_WRONG');
    for (const password of ['mật khẩu của tôi', 'mật khẩu công ty']) expect((await by(phone, password)).code).toBe('TRY_LATER');
    expect((await by('056190300008', 'mật khẩu của tôi')).__typename).toBe('Session');
  });
});

describe('X-21 a forgotten password of a phone that several accounts share', () => {
  const PHONE = '+84905310001';
  const NEW = 'một mật khẩu lạ 26';
  let business: string;
  beforeAll(async () => {
    await account(here, 'INDIVIDUAL', PHONE, '056190310001', 'mật khẩu của tôi');
    business = await account(here, 'ORGANIZATION', PHONE, '0100109106101', 'mật khẩu công ty');
  });
  const begin = async (more: object = {}): Promise<{ id: string; otp: string }> => {
    const since = here.sent.length;
    const { id } = await asks(here, FORGOTTEN, { phone: PHONE, ...more });
    return { id, otp: otpIn((await here.smsTo(PHONE, since)).text) };
  };

  it('asks for the number once the code is right, not before, and the code stays good', async () => {
    const { id, otp } = await begin();
    const reset = (code: string, identifier?: string): Promise<Answer> => asks(here, RESET, { id, otp: code, newPassword: NEW, identifier });
    expect(await reset(otherThan(otp), '0100109106101')).toMatchObject({ code: 'OTP_WRONG', fields: [] });
    expect(await reset(otp)).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'identifier', message: expect.stringContaining('nhiều tài khoản') }] });
    for (const number of ['0100109106', "'; drop table", '056085001234']) expect(await reset(otp, number)).toMatchObject({ code: 'INVALID_INPUT' });
    expect((await reset(otp, '0100 109 106 101')).__typename).toBe('Done');
    expect((await reset(otp, '0100109106101')).code, 'used once').toBe('OTP_EXPIRED');
    expect((await types(here, { identifier: '0100109106101', password: NEW }, false)).user.id).toBe(business);
    expect((await types(here, { identifier: '056190310001', password: 'mật khẩu của tôi' }, false)).__typename).toBe('Session');
  });

  it('whoever names the account at once is not asked again', async () => {
    const { id, otp } = await begin({ identifier: '056190310001' });
    expect((await asks(here, RESET, { id, otp, newPassword: NEW })).__typename).toBe('Done');
    expect((await types(here, { identifier: '056190310001', password: NEW }, false)).__typename).toBe('Session');
  });

  it('X-25 is answered alike for one account, several and none', async () => {
    const strip = (answer: Answer): object => ({ ...answer, id: '', phoneMasked: '' });
    const answers = await Promise.all([PHONE, here.person('CITIZEN').phone, '+84905319999'].map((phone) => asks(here, FORGOTTEN, { phone })));
    expect(new Set(answers.map((answer) => JSON.stringify(strip(answer)))).size).toBe(1);
  });
});

describe('B-34 signing in by phone and one-time code', () => {
  const begin = async (phone: string): Promise<{ id: string; otp: string }> => {
    const since = here.sent.length;
    const { id } = await requests(here, phone);
    return { id, otp: otpIn((await here.smsTo(phone, since)).text) };
  };

  it('signs a citizen in without a password; each code once; it is in the log', async () => {
    const person = here.person('CITIZEN');
    const { id, otp } = await begin(person.phone);
    const session = await confirms(here, id, otp);
    expect(session).toMatchObject({ __typename: 'Session', user: { kind: 'INDIVIDUAL', fullName: person.fullName } });
    expect((await confirms(here, id, otp)).code).toBe('OTP_EXPIRED');
    expect(await logged(here, 'signInByCode')).toEqual([session.user.id]);
    expect(await logged(here, 'requestSignInCode')).toContain(session.user.id);
  });

  it('X-25 S19 answers alike for a phone that nobody has and for an officer, and takes no code for them', async () => {
    const strip = (answer: Answer): object => ({ ...answer, id: '', phoneMasked: '', expiresAt: '', resendAt: '' });
    const officer = here.person('SPECIALIST', 'S-XD').phone;
    const since = here.sent.length;
    const [known, unknown, ofOfficer] = [
      await requests(here, here.person('BUSINESS').phone),
      await requests(here, '0912345678'),
      await requests(here, officer),
    ];
    expect([strip(unknown), strip(ofOfficer)]).toEqual([strip(known), strip(known)]);
    for (const { id } of [unknown, ofOfficer]) expect((await confirms(here, id, '123456')).code).toBe('OTP_WRONG');
    await until(() => here.sent.length > since);
    expect(here.sent.slice(since).map(({ to }) => to)).toEqual([here.person('BUSINESS').phone]);
  });

  it('X-21 a phone of several accounts: the number is asked for once the code is right, and the code stays good', async () => {
    const phone = '+84905320001';
    await account(here, 'INDIVIDUAL', phone, '056190320001', 'mật khẩu của tôi');
    const business = await account(here, 'ORGANIZATION', phone, '0100109106201', 'mật khẩu công ty');
    const { id, otp } = await begin(phone);
    expect(await confirms(here, id, otherThan(otp))).toMatchObject({ code: 'OTP_WRONG', fields: [] });
    expect(await confirms(here, id, otp)).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'identifier' }] });
    // A number that is another person's: there is no way from this phone into it.
    expect(await confirms(here, id, otp, here.person('CITIZEN').identifier)).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'identifier' }] });
    expect((await confirms(here, id, otp, '0100109106201')).user.id).toBe(business);
  });

  it('who has set up an authenticator app is asked for its code too: a text message alone is not enough', async () => {
    const phone = '+84905320002';
    const own = await account(here, 'INDIVIDUAL', phone, '056190320002', 'mật khẩu của tôi');
    const secret = new Secret({ size: 20 });
    await here.owner.query('update accounts.account set totp_cipher = $2 where id = $1', [own, here.accounts.services.ciphers.encrypt('totp', secret.base32)]);
    const { id, otp } = await begin(phone);
    const next = await confirms(here, id, otp);
    expect(next).toMatchObject({ __typename: 'OtpTicket', method: 'TOTP', phoneMasked: '' });
    expect((await confirms(here, next.id, otp)).code).toBe('OTP_WRONG');
    const code = new TOTP({ secret }).generate({ timestamp: here.accounts.services.now().getTime() });
    expect((await confirms(here, next.id, code)).user.id).toBe(own);
  });

  it("a ticket of a forgotten password signs nobody in, and one of a sign-in sets no password; somebody else's ticket takes no code of mine", async () => {
    const [mine, other] = ['+84905320003', '+84905320004'];
    await account(here, 'INDIVIDUAL', mine, '056190320003', 'mật khẩu của tôi');
    await account(here, 'INDIVIDUAL', other, '056190320004', 'mật khẩu khác');
    const since = here.sent.length;
    const forgotten = await asks(here, FORGOTTEN, { phone: mine });
    const reset = otpIn((await here.smsTo(mine, since)).text);
    expect((await confirms(here, forgotten.id, reset)).code).toBe('OTP_EXPIRED');
    const { id, otp } = await begin(mine);
    expect((await asks(here, RESET, { id, otp, newPassword: 'một mật khẩu lạ 26' })).code).toBe('OTP_EXPIRED');
    const others = await begin(other);
    expect((await confirms(here, others.id, otp)).code).toBe('OTP_WRONG');
    // Signed in as somebody else: the ticket is for its phone, not for who is signed in.
    const citizen = await signedIn(here, here.person('CITIZEN'));
    const { confirmSignIn } = await citizen.must<{ confirmSignIn: SessionAnswer }>(CONFIRM_SIGN_IN, { id, otp });
    expect(confirmSignIn.user.phone).toBe(mine);
  });

  it('names a phone that is none, and needs its sum', async () => {
    for (const phone of ['123', '0258 3822 123', '+1 212 555 0100', "0905'; --"])
      expect(await requests(here, phone)).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'phone' }] });
    expect(await asks(here, REQUEST, { phone: '0905320003', challenge: { id: 'x', answer: '1' } })).toMatchObject({ code: 'CHALLENGE_WRONG' });
  });

  it('a new device is told in the app only: the phone has just had the code', async () => {
    const person = here.people.filter(({ role }) => role === 'CITIZEN')[1];
    if (!person) throw new Error('there are three');
    await signedIn(here, person);
    const { id, otp } = await begin(person.phone);
    const { user } = await confirms(here, id, otp);
    const words = async (): Promise<string[]> =>
      (await here.owner.query<{ words: string }>('select words from accounts.notification where account_id = $1', [user.id])).rows.map((row) => row.words);
    await until(async () => (await words()).includes('NEW_DEVICE'));
    const { rows } = await here.owner.query<{ template: string }>(`select template from accounts.message where account_id = $1 and template = 'SEC_DEVICE'`, [
      user.id,
    ]);
    expect(rows).toEqual([]);
  });
});

describe('B-34 X-26 limits of the code', () => {
  let strict: Province;
  beforeAll(
    async () =>
      void (strict = await province({
        OTP_RESEND_SECONDS: '60',
        LIMIT_OTP_PER_PHONE_PER_HOUR: '5',
        LIMIT_SIGN_IN_PER_MINUTE: '1000',
        LIMIT_OTP_PER_ADDRESS_PER_HOUR: '90',
      })),
  );
  afterAll(() => strict.close());
  const counted = (answers: { __typename: string; code?: string }[]): Record<string, number> =>
    Object.fromEntries(Object.entries(Object.groupBy(answers, ({ __typename, code }) => code ?? __typename)).map(([key, all]) => [key, all?.length ?? 0]));

  it('one a minute, whatever asks for it, for a phone that nobody has too', async () => {
    for (const phone of [strict.person('CITIZEN').phone, '+84912000111']) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => requests(strict, phone)));
      expect(counted(answers)).toEqual({ OtpTicket: 1, RESEND_TOO_SOON: 9 });
      expect((await asks(strict, FORGOTTEN, { phone })).code).toBe('RESEND_TOO_SOON');
    }
  });

  it('ten wrong ones in an hour over all tickets lock it, the owner is told; the second factor of an officer with this phone is not locked by it', async () => {
    const officer = strict.person('SPECIALIST', 'S-YT');
    await account(strict, 'INDIVIDUAL', officer.phone, '056190330001', 'mật khẩu của tôi');
    strict.later(HOUR_MS);
    const tickets: string[] = [];
    for (let i = 0; i < 2; i++) {
      tickets.push((await requests(strict, officer.phone)).id);
      strict.later(61_000);
    }
    const sent = strict.sent.filter(({ to, template }) => to === officer.phone && template === 'OTP').map(({ text }) => otpIn(text));
    const wrong = ['000000', '000001', '000002'].find((code) => !sent.includes(code)) ?? '';
    const answers: SessionAnswer[] = [];
    for (const id of tickets) for (let i = 0; i < 5; i++) answers.push(await confirms(strict, id, wrong));
    expect(counted(answers)).toEqual({ OTP_WRONG: 10 });
    expect((await requests(strict, officer.phone)).code).toBe('TRY_LATER');
    await until(() => strict.sent.some(({ to, template }) => to === officer.phone && template === 'SEC_LOCKED'));
    expect((await types(strict, officer, true)).__typename, "a stranger's codes do not lock the officer out").toBe('OtpTicket');
    expect((await types(strict, { identifier: '056190330001', password: 'mật khẩu của tôi' }, false)).__typename).toBe('Session');
  });

  it('an address asks for so many an hour, then it waits', async () => {
    const answers: Answer[] = [];
    for (let i = 0; i < 91; i++) answers.push(await requests(strict, `09051${String(40_000 + i)}`));
    expect(answers.at(-1)?.code).toBe('TRY_LATER');
  });
});
