import { ANONYMOUS } from '@pakn/service-kit';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityIn, type Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { CONFIRM_SIGN_IN, otpIn, SESSION, signedIn, types, type SessionAnswer } from '../testing/sign-in.ts';

let here: Province;
beforeAll(async () => void (here = await province({ LIMIT_SIGN_IN_PER_MINUTE: '100' })));
afterAll(() => here.close());

const REFRESH = `mutation { refreshSession { ${SESSION} } }`;
const refresh = async (
  cookie: string | null,
): Promise<{ session: SessionAnswer | null; fault: string | undefined; cookie: string | null; full: string | null }> => {
  const visitor = here.as();
  visitor.cookie = cookie;
  const answer = await visitor.ask<{ refreshSession: SessionAnswer }>(REFRESH);
  return {
    session: answer.errors ? null : answer.data.refreshSession,
    fault: answer.errors?.[0]?.extensions.code,
    cookie: answer.cookie?.split(';')[0] ?? null,
    full: answer.cookie,
  };
};
const revoked = async (since: number): Promise<{ now: number; revoked: { subject: string; at: number }[] }> =>
  (await here.as().raw(`/internal/revoked?since=${since}`)).json() as never;

describe('A3-09 a citizen signs in', () => {
  it("with one answer for an unknown number, a wrong password and a stranger's tab", async () => {
    const citizen = here.person('CITIZEN');
    const outcomes = await Promise.all([
      types(here, { identifier: '056085999999', password: citizen.password }, false),
      types(here, { ...citizen, password: 'không phải nó' }, false),
      types(here, citizen, true),
      types(here, { identifier: "Robert'); drop table", password: 'x' }, false),
    ]);
    expect(new Set(outcomes.map((outcome) => JSON.stringify({ ...outcome, message: null }))).size).toBe(1);
    expect(outcomes[0]?.code).toBe('CREDENTIALS_WRONG');
  });

  it('X-05 by number or phone; a business by its registration number', async () => {
    const citizen = here.person('CITIZEN');
    const { user } = await types(here, citizen, false);
    expect(user).toMatchObject({ kind: 'INDIVIDUAL', fullName: citizen.fullName });
    expect((await types(here, { ...citizen, identifier: citizen.phone }, false)).user.id).toBe(user.id);
    expect((await types(here, here.person('BUSINESS'), false)).user.kind).toBe('ORGANIZATION');
  });

  it('S19 is locked after five wrong passwords in a row, and open again later', async () => {
    const citizen = here.people.filter(({ role }) => role === 'CITIZEN')[2];
    if (!citizen) throw new Error('there are three');
    for (let i = 0; i < 5; i++) expect((await types(here, { ...citizen, password: `sai ${i} lần rồi` }, false)).code).toBe('CREDENTIALS_WRONG');
    const locked = await types(here, citizen, false);
    expect(locked.code).toBe('TRY_LATER');
    expect(locked.retryAt).toBeTruthy();
    here.later(61_000);
    expect((await types(here, citizen, false)).__typename).toBe('Session');
  });
});

describe('A8-01 X-21 an officer signs in by phone, with a second factor', () => {
  it('the code by SMS; the token says role and agency', async () => {
    const operator = await signedIn(here, here.person('OPERATOR'));
    expect(operator.identity).toMatchObject({ kind: 'OFFICER', roles: ['OPERATOR'], agencyKind: 'OPERATOR', agencyId: await here.agencyId('TTCDS') });
    expect((await operator.must<{ me: { officer: object } }>('{ me { officer { roles active position agency { code } } } }')).me.officer).toEqual({
      roles: ['OPERATOR'],
      active: true,
      position: 'Nhân viên trực',
      agency: { code: 'TTCDS' },
    });
  });

  it('five wrong codes end the ticket', async () => {
    const officer = here.person('SPECIALIST', 'S-XD');
    const since = here.sent.length;
    const ticket = await types(here, officer, true);
    const otp = otpIn((await here.smsTo(officer.phone, since)).text);
    const tries: string[] = [];
    for (const code of [...Array.from({ length: 5 }, () => (otp === '111111' ? '222222' : '111111')), otp])
      tries.push((await here.as().must<{ confirmSignIn: SessionAnswer }>(CONFIRM_SIGN_IN, { id: ticket.id, otp: code })).confirmSignIn.code);
    expect(tries).toEqual([...Array.from({ length: 5 }, () => 'OTP_WRONG'), 'OTP_TRIES_SPENT']);
  });

  it('by TOTP when it is set, each code once', async () => {
    const officer = here.person('AGENCY_LEADER', 'S-XD');
    const secret = new Secret({ size: 20 });
    await here.owner.query('update accounts.account set totp_cipher = $2 where phone_hash = $1', [
      here.accounts.services.ciphers.hash('phone', officer.phone),
      here.accounts.services.ciphers.encrypt('totp', secret.base32),
    ]);
    const code = new TOTP({ secret }).generate({ timestamp: here.accounts.services.now().getTime() });
    const outcomes: string[] = [];
    for (let i = 0; i < 2; i++) {
      const ticket = await types(here, officer, true);
      expect(ticket).toMatchObject({ __typename: 'OtpTicket', method: 'TOTP', phoneMasked: '' });
      outcomes.push((await here.as().must<{ confirmSignIn: SessionAnswer }>(CONFIRM_SIGN_IN, { id: ticket.id, otp: code })).confirmSignIn.__typename);
    }
    expect(outcomes).toEqual(['Session', 'Refusal']);
  });
});

describe('the rotating refresh cookie', () => {
  let citizen: Caller & { token: string };
  beforeAll(async () => void (citizen = await signedIn(here, here.person('CITIZEN'))));

  it('is closed to scripts and other sites', async () => {
    const { session, full } = await refresh(citizen.cookie);
    expect(full).toMatch(/^pakn_refresh=[\w.-]+; Path=\/graphql; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
    expect(identityIn(session?.accessToken ?? '')).toEqual(citizen.identity);
  });

  it('S19 stays good until its successor was used, at most 60 s; later reuse ends the family', async () => {
    const fresh = await signedIn(here, here.person('CITIZEN'));
    const first = await refresh(fresh.cookie);
    const repeated = await refresh(fresh.cookie);
    expect(repeated.cookie).toBe(first.cookie); // the lost answer, asked for again
    const second = await refresh(first.cookie);
    expect(second.session?.__typename).toBe('Session');
    const since = here.accounts.services.now().getTime() - 1;
    const reused = await refresh(fresh.cookie);
    expect(reused).toMatchObject({ session: null, fault: 'UNAUTHENTICATED' });
    expect(reused.full).toContain('Max-Age=0');
    expect((await refresh(second.cookie)).session).toBeNull();
    expect((await revoked(since)).revoked).toEqual([expect.objectContaining({ subject: fresh.identity.sid })]);
  });

  it('is no longer good after 60 s', async () => {
    const fresh = await signedIn(here, here.person('CITIZEN'));
    await refresh(fresh.cookie);
    here.later(60_500);
    expect((await refresh(fresh.cookie)).session).toBeNull();
  });

  it('ends with signing out, and the gateway is notified', async () => {
    const fresh = await signedIn(here, here.person('CITIZEN'));
    const since = here.accounts.services.now().getTime() - 1;
    expect((await fresh.ask<{ signOut: object }>('mutation { signOut { ... on Done { ok } } }')).cookie).toContain('Max-Age=0');
    expect((await refresh(fresh.cookie)).session).toBeNull();
    expect((await revoked(since)).revoked.map(({ subject }) => subject)).toContain(fresh.identity.sid);
    await here.as().must('mutation { signOut { ... on Done { ok } } }');
  });

  it('reads roles again, and ends with the account', async () => {
    const person = here.person('SPECIALIST', 'S-NV');
    const officer = await signedIn(here, person);
    await here.owner.query(`update accounts.account set roles = '{SPECIALIST,AGENCY_LEADER}' where id = $1`, [officer.identity.sub]);
    const { session, cookie } = await refresh(officer.cookie);
    expect(identityIn(session?.accessToken ?? '').roles).toEqual(['SPECIALIST', 'AGENCY_LEADER']);
    await here.owner.query('update accounts.account set active = false where id = $1', [officer.identity.sub]);
    expect((await refresh(cookie)).session).toBeNull();
    expect((await types(here, person, true)).code).toBe('CREDENTIALS_WRONG');
  });

  it.each([null, 'pakn_refresh=x', 'pakn_refresh=01890000-0000-7000-8000-000000000000.0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'refuses %s',
    async (cookie) => {
      expect(await refresh(cookie)).toMatchObject({ session: null, fault: 'UNAUTHENTICATED' });
    },
  );
});

it('S2 a call that the gateway did not sign is refused, also at the routes', async () => {
  const url = here.accounts.url;
  const body = JSON.stringify({ query: '{ me { id } }' });
  const forged = Buffer.from(JSON.stringify({ ...ANONYMOUS, kind: 'OFFICER', roles: ['ADMIN'], requestId: 'x', at: Date.now() })).toString('base64url');
  for (const headers of [{}, { 'x-pakn-identity': forged }, { 'x-pakn-identity': forged, 'x-pakn-signature': 'AAAA' }]) {
    expect((await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })).status).toBe(401);
    expect((await fetch(`${url}/internal/revoked?since=0`, { headers })).status).toBe(401);
    expect(
      (
        await fetch(`${url}/oauth/token`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
          body: 'grant_type=client_credentials',
        })
      ).status,
    ).toBe(401);
  }
});
