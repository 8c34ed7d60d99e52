import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityIn, type Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { providerBrowser, type Entered, type ProviderBrowser } from '../testing/provider-browser.ts';
import { signInProvider, type SignInProvider } from '../testing/sign-in-provider.ts';
import { otpIn, signedIn, types } from '../testing/sign-in.ts';

let provider: SignInProvider;
let here: Province;
beforeAll(async () => {
  provider = await signInProvider();
  here = await province({ ...provider.settings, LIMIT_SIGN_IN_PER_ADDRESS_PER_MINUTE: '10000' });
});
afterAll(async () => {
  await here.close();
  await provider.close();
});

let numbers = 100;
/** Somebody whom the provider knows, with a number and a phone that nobody else has. */
function person(more: { personalId?: string; name?: string } = {}): { name: string; personalId: string; phone: string; fullName: string } {
  const n = ++numbers;
  const one = { personalId: `056199000${n}`, phone: `+84905880${n}`, name: 'Phạm Thị Sương', ...more };
  provider.people.set(`person-${n}`, { ...one, phone: `0${one.phone.slice(3)}` });
  return { name: `person-${n}`, personalId: one.personalId, phone: one.phone, fullName: one.name };
}
async function enters(name: string, browser: ProviderBrowser = providerBrowser(here), returnTo?: string): Promise<Entered> {
  const { url } = await browser.starts(returnTo);
  return browser.completes(await provider.signsIn(url, name));
}
async function registered(one: ReturnType<typeof person>): Promise<{ browser: ProviderBrowser; session: Entered; caller: Caller }> {
  const browser = providerBrowser(here);
  const form = await enters(one.name, browser);
  const since = here.sent.length;
  const session = await browser.confirms(await browser.registers({ id: form.id, phone: one.phone }), one.phone, since);
  return { browser, session, caller: here.as(identityIn(session.accessToken)) };
}
const logOf = async (id: string): Promise<string[]> =>
  (await here.owner.query<{ action: string }>('select action from accounts.access_log where subject_id = $1 order by at, id', [id])).rows.map(
    ({ action }) => action,
  );
const linksOf = async (id: string): Promise<number> =>
  (await here.owner.query('select 1 from accounts.linked_identity where account_id = $1', [id])).rowCount ?? 0;
const idOf = async (fullName: string): Promise<string> =>
  (await here.owner.query<{ id: string }>('select id from accounts.account where full_name = $1', [fullName])).rows[0]?.id ?? '';

describe('A7-01 signing in at a provider', () => {
  it('the button is there when a provider is configured, and says nothing else of it', async () => {
    expect(await here.as().must('{ oidcProviders { id name } }')).toEqual({ oidcProviders: [{ id: 'vneid', name: 'VNeID' }] });
    expect(await here.as().fault('mutation { startOidc(provider: "other") { __typename } }')).toBe('NOT_FOUND');
  });

  it('somebody new confirms the phone, agrees, and is registered with the name and number of the provider; the next time they are in at once', async () => {
    const one = person();
    const browser = providerBrowser(here);
    const form = await enters(one.name, browser, '/gui-phan-anh?nhap=1');
    expect(form).toMatchObject({
      __typename: 'OidcRegistration',
      returnTo: '/gui-phan-anh?nhap=1',
      fullName: one.fullName,
      phone: one.phone,
      provider: { id: 'vneid' },
    });
    expect(form.personalIdMasked).toBe(`•••••••••${one.personalId.slice(-3)}`);
    const wrong = await browser.registers({ id: form.id, phone: '12', contactAddress: ' ', consentVersion: '0', contactWardCode: 'x' });
    expect(wrong.fields.map(({ path }) => path)).toEqual(['input.phone', 'input.contactAddress', 'input.contactWardCode', 'input.consentVersion']);
    const since = here.sent.length;
    const ticket = await browser.registers({
      id: form.id,
      phone: one.phone,
      contactWardCode: '22366',
      consentPurposes: ['SURVEYS'],
      campaignCode: 'provider-1',
    });
    expect(ticket.__typename).toBe('OtpTicket');
    expect(await idOf(one.fullName), 'nothing is an account before the code').toBe('');
    const session = await browser.confirms(ticket, one.phone, since);
    expect(session).toMatchObject({
      __typename: 'Session',
      user: { fullName: one.fullName, identifierMasked: form.personalIdMasked, phone: one.phone, assurance: 'VNEID' },
    });
    const counted = await here.owner.query('select registered from accounts.campaign where code = $1', ['PROVIDER-1']);
    expect(counted.rows, 'B-27 counted for its campaign').toEqual([{ registered: 1 }]);
    const { rows } = await here.owner.query('select purpose from accounts.consent where account_id = $1 order by 1', [session.user.id]);
    expect(rows.map((row: { purpose: string }) => row.purpose)).toEqual(['HANDLE_REPORTS', 'RESULT_MESSAGES', 'SURVEYS']);

    const again = await enters(one.name, providerBrowser(here), '/phan-anh-cua-toi');
    expect(again).toMatchObject({ __typename: 'Session', returnTo: '/phan-anh-cua-toi', user: { id: session.user.id } });
    expect(await logOf(session.user.id)).toEqual(['register', 'linkIdentity', 'signInByProvider', 'signInByProvider']);
  });

  it('who has an account with the same number confirms its phone first; then the identity is linked, and the owner reads of it', async () => {
    const owner = here.person('CITIZEN');
    const one = person({ personalId: owner.identifier });
    const browser = providerBrowser(here);
    const since = here.sent.length;
    const ticket = await enters(one.name, browser, '/tra-cuu');
    expect(ticket).toMatchObject({ __typename: 'OtpTicket', method: 'SMS', returnTo: '/tra-cuu' });
    const wrong = await browser.caller.must<{ confirmSignIn: Entered }>(
      'mutation($id: ID!) { confirmSignIn(ticketId: $id, otp: "000000") { ... on Refusal { code } } }',
      ticket,
    );
    expect(wrong.confirmSignIn.code).toBe('OTP_WRONG');
    const session = await browser.confirms(ticket, owner.phone, since);
    expect(session).toMatchObject({ __typename: 'Session', user: { phone: owner.phone, assurance: 'VNEID' } });
    const me = here.as(identityIn(session.accessToken));
    const { notifications } = await me.must<{ notifications: { nodes: { title: string }[] } }>('{ notifications(first: 5) { nodes { title } } }');
    expect(notifications.nodes.map(({ title }) => title)).toContain('Tài khoản của bạn đã liên kết định danh điện tử');
    expect(await me.must('{ linkedIdentities { provider { name } } }')).toEqual({ linkedIdentities: [{ provider: { name: 'VNeID' } }] });
    expect((await enters(one.name)).user.id).toBe(session.user.id);
    expect((await types(here, owner, false)).__typename, 'the password still does').toBe('Session');
  });

  it('a stranger whom the provider gives the number of another gets a code on that person’s phone, and nothing else', async () => {
    const victim = here.people.filter(({ role }) => role === 'CITIZEN')[1];
    if (!victim) throw new Error('no second citizen');
    const stranger = person({ personalId: victim.identifier });
    const browser = providerBrowser(here);
    const since = here.sent.length;
    const ticket = await enters(stranger.name, browser);
    expect(ticket).toMatchObject({ __typename: 'OtpTicket', method: 'SMS' });
    await here.smsTo(victim.phone, since);
    expect(
      here.sent
        .slice(since)
        .filter(({ template }) => template === 'OTP')
        .map(({ to }) => to),
    ).toEqual([victim.phone]);
    expect(await linksOf(await idOf(victim.fullName ?? ''))).toBe(0);
    // Wrong codes of strangers do not lock what the owner types.
    for (let i = 0; i < 5; i++) await browser.caller.must('mutation($id: ID!) { confirmSignIn(ticketId: $id, otp: "000000") { __typename } }', ticket);
    expect((await types(here, victim, false)).__typename).toBe('Session');
  });

  it('a linked identity for which the provider suddenly names another number does not enter either account', async () => {
    const one = person();
    const { session } = await registered(one);
    const other = here.person('CITIZEN');
    provider.people.set(one.name, { personalId: other.identifier, name: other.fullName ?? '' });
    const refused = await enters(one.name);
    expect([refused.code, refused.message]).toEqual(['PROVIDER_REFUSED', expect.stringContaining('số định danh khác')]);
    expect(await until(async () => (await logOf(session.user.id)).includes('providerRefused'))).toBe(true);
  });

  it('an officer is never found by an id number, nor an organisation', async () => {
    const one = person();
    const { ciphers } = here.accounts.services;
    const officer = here.person('SPECIALIST', 'S-YT');
    await here.owner.query(`update accounts.account set identifier_hash = $1 where kind = 'OFFICER' and phone_hash = $2`, [
      ciphers.hash('identifier', one.personalId),
      ciphers.hash('phone', officer.phone),
    ]);
    const browser = providerBrowser(here);
    const form = await enters(one.name, browser);
    expect(form.__typename).toBe('OidcRegistration');
    const since = here.sent.length;
    const refused = await browser.confirms(await browser.registers({ id: form.id, phone: one.phone }), one.phone, since);
    expect([refused.__typename, refused.code]).toEqual(['Refusal', 'IDENTIFIER_TAKEN']);
  });

  it('a phone that is somebody’s already is said once its code is typed', async () => {
    const one = person();
    const taken = here.person('CITIZEN');
    const browser = providerBrowser(here);
    const form = await enters(one.name, browser);
    const since = here.sent.length;
    const refused = await browser.confirms(await browser.registers({ id: form.id, phone: taken.phone }), taken.phone, since);
    expect([refused.code, refused.fields.map(({ path }) => path)]).toEqual(['PHONE_TAKEN', ['input.phone']]);
  });

  it('who has an authenticator app types its code too', async () => {
    const one = person();
    const { session } = await registered(one);
    await here.owner.query('update accounts.account set totp_cipher = $2 where id = $1', [
      session.user.id,
      here.accounts.services.ciphers.encrypt('totp', 'JBSWY3DPEHPK3PXP'),
    ]);
    expect(await enters(one.name, providerBrowser(here), '/tra-cuu')).toMatchObject({ __typename: 'OtpTicket', method: 'TOTP', returnTo: '/tra-cuu' });
  });

  it('a locked account stays locked, linked or found by its number', async () => {
    const [one, other] = [person(), person()];
    const { session } = await registered(one);
    await here.owner.query('update accounts.account set active = false where id = $1', [session.user.id]);
    provider.people.set(other.name, { personalId: one.personalId, name: 'Ai Đó' });
    for (const name of [one.name, other.name]) expect((await enters(name)).message).toContain('đang bị khóa');
  });

  it('without an id number of today’s kind, or without a name, there is no account: the form is the way', async () => {
    for (const claims of [
      { name: 'Lê Văn Không' },
      { personalId: '123456789', name: 'Lê Văn Cũ' },
      { personalId: '056199000099' },
      { personalId: '056199000099', name: '<b>1</b>' },
    ]) {
      provider.people.set('incomplete', claims);
      expect((await enters('incomplete')).message, JSON.stringify(claims)).toContain('Hãy đăng ký bằng biểu mẫu');
    }
  });

  it('B-36 A3-15 my data names the link; deleting the account takes it along, and what the provider said', async () => {
    const one = person({ name: 'Chào Mào Biến Mất' });
    const { caller, session } = await registered(one);
    const missing = await caller.must<{ exportMyData: Entered }>('mutation { exportMyData(password: "x") { ... on Refusal { code message } } }');
    expect(missing.exportMyData.message).toContain('chưa có mật khẩu');
    const since = here.sent.length;
    const visitor = here.as();
    const { requestPasswordReset: ticket } = await visitor.must<{ requestPasswordReset: { id: string } }>(
      'mutation($phone: String!, $challenge: ChallengeAnswer!) { requestPasswordReset(phone: $phone, challenge: $challenge) { ... on OtpTicket { id } } }',
      { phone: one.phone, challenge: await visitor.challenge() },
    );
    const otp = otpIn((await here.smsTo(one.phone, since)).text);
    await visitor.must('mutation($id: ID!, $otp: String!) { resetPassword(ticketId: $id, otp: $otp, newPassword: "chim bay về tổ") { __typename } }', {
      id: ticket.id,
      otp,
    });
    const owner = await signedIn(here, { role: 'CITIZEN', identifier: one.personalId, password: 'chim bay về tổ', phone: one.phone } as never);
    const { exportMyData } = await owner.must<{ exportMyData: { account: string } }>(
      'mutation { exportMyData(password: "chim bay về tổ") { ... on MyData { account } } }',
    );
    expect(JSON.parse(exportMyData.account)).toMatchObject({ signInProviders: [{ provider: 'vneid' }] });
    await owner.must('mutation { deleteAccount(password: "chim bay về tổ") { __typename } }');
    expect(await linksOf(session.user.id)).toBe(0);
    const { rows } = await here.owner.query<{ person: Buffer }>(
      'select person_cipher as person from accounts.provider_sign_in where person_cipher is not null',
    );
    expect(rows.map(({ person: sealed }) => here.accounts.services.ciphers.decrypt('sign-in-provider', sealed)).join()).not.toContain('Chào Mào');
    expect((await enters(one.name)).__typename).toBe('OidcRegistration');
  });
});

describe('A7-01 unlinking', () => {
  const UNLINK = 'mutation($id: ID!) { unlinkOidc(provider: $id) { __typename ... on Refusal { code message } } }';

  it('is the owner’s alone; the owner is told; the next sign-in confirms the phone again', async () => {
    const one = person();
    const { caller, session } = await registered(one);
    const officer = await signedIn(here, here.person('SPECIALIST', 'S-YT'));
    expect(await officer.fault(UNLINK, { id: 'vneid' })).toBe('FORBIDDEN');
    expect(await here.as().fault(UNLINK, { id: 'vneid' })).toBe('UNAUTHENTICATED');
    const stranger = await signedIn(here, here.person('CITIZEN'));
    await stranger.must(UNLINK, { id: 'vneid' });
    expect(await linksOf(session.user.id)).toBe(1);
    const since = here.sent.length;
    expect(await caller.must(UNLINK, { id: 'vneid' })).toEqual({ unlinkOidc: { __typename: 'Done' } });
    expect((await here.smsTo(one.phone, since)).text).toContain('huy lien ket');
    expect(await caller.must('{ linkedIdentities { linkedAt } me { assurance } }')).toEqual({ linkedIdentities: [], me: { assurance: 'PHONE' } });
    expect((await enters(one.name)).__typename).toBe('OtpTicket');
    expect(await logOf(session.user.id)).toContain('unlinkIdentity');
    expect(await caller.must(UNLINK, { id: 'vneid' }), 'twice is once').toEqual({ unlinkOidc: { __typename: 'Done' } });
  });

  it('is refused while it is the only way in', async () => {
    const { caller, session } = await registered(person());
    await here.owner.query('update accounts.account set phone_cipher = $2, phone_hash = $3 where id = $1', [
      session.user.id,
      here.accounts.services.ciphers.encrypt('phone', '+842583822222'),
      here.accounts.services.ciphers.hash('phone', '+842583822222'),
    ]);
    expect(await caller.must(UNLINK, { id: 'vneid' })).toMatchObject({
      unlinkOidc: { code: 'NOT_NOW', message: expect.stringContaining('Hãy đặt mật khẩu') as string },
    });
    expect(await linksOf(session.user.id)).toBe(1);
  });
});
