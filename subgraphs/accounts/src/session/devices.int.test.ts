import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { cookiesIn, SIGN_IN, signedIn, types, type SessionAnswer } from '../testing/sign-in.ts';

const MINE = '{ mySessions { id device address createdAt lastSeenAt current } }';
const END = 'mutation($id: ID!) { done: endSession(id: $id) { __typename } }';
const OTHERS = 'mutation { done: endOtherSessions { __typename } }';
const REFRESH = 'mutation { refreshSession { __typename } }';

interface Login {
  id: string;
  device: string;
  address: string;
  current: boolean;
}

const LOCK_MS = 61_000;

let here: Province;
beforeAll(async () => void (here = await province({ LIMIT_SIGN_IN_PER_MINUTE: '1000' })));
afterAll(() => here.close());

const sessionsOf = async (who: Caller): Promise<Login[]> => (await who.must<{ mySessions: Login[] }>(MINE)).mySessions;
const deviceOf = ({ cookie }: Caller): string => /pakn_device=[^;]+/.exec(cookie ?? '')?.[0] ?? '';
const isRevoked = async (id: string | undefined): Promise<boolean> =>
  ((await (await here.as().raw('/internal/revoked?since=0')).json()) as { revoked: { subject: string }[] }).revoked.some(({ subject }) => subject === id);

describe('X-26 S20 a stranger does not lock an account', () => {
  it('wrong passwords of strangers lock strangers; the owner still signs in on a known device, and not with a forged or foreign one', async () => {
    const person = here.person('CITIZEN');
    const owner = await signedIn(here, person);
    const other = await signedIn(here, here.person('BUSINESS'));
    const wrong = await Promise.all(Array.from({ length: 10 }, (_, i) => types(here, { ...person, password: `sai lần ${i} rồi` }, false)));
    const codes = wrong.map(({ code }) => code);
    expect([codes.filter((code) => code === 'CREDENTIALS_WRONG').length, codes.filter((code) => code === 'TRY_LATER').length]).toEqual([5, 5]);
    expect((await types(here, person, false)).code).toBe('TRY_LATER');

    const on = async (cookie: string): Promise<string> => {
      const visitor = Object.assign(here.as(), { cookie });
      const answer = await types(here, person, false, visitor);
      return answer.code ?? answer.__typename;
    };
    expect(await on(deviceOf(other))).toBe('TRY_LATER');
    expect(await on(`${deviceOf(owner)}x`)).toBe('TRY_LATER');
    expect(await on(deviceOf(owner))).toBe('Session');
    const { rows } = await here.owner.query(
      `select action, count(*)::int as n from accounts.access_log where subject_id = $1 and actor_id is null group by 1 order by 1`,
      [owner.identity.sub],
    );
    expect(rows).toEqual([
      { action: 'signInLocked', n: 1 },
      { action: 'signInRefused', n: 4 },
    ]);
    here.later(LOCK_MS);
    expect((await types(here, person, false)).__typename).toBe('Session');
  });

  it('the own wrong passwords lock the own device alone', async () => {
    const person = here.people.filter(({ role }) => role === 'CITIZEN')[1];
    if (!person) throw new Error('there are three');
    const owner = await signedIn(here, person);
    const at = (cookie: string | null): Caller => Object.assign(here.as(), { cookie });
    for (let i = 0; i < 5; i++) await types(here, { ...person, password: `sai lần ${i} rồi` }, false, at(owner.cookie));
    expect((await types(here, person, false, at(owner.cookie))).code).toBe('TRY_LATER');
    expect((await types(here, person, false)).__typename).toBe('Session');
  });
});

describe('mySessions', () => {
  it('names the device and the address, and which one asks', async () => {
    const person = here.people.filter(({ role }) => role === 'CITIZEN')[2];
    if (!person) throw new Error('there are three');
    const [phone, desk] = [await signedIn(here, person), await signedIn(here, person)];
    const seen = await sessionsOf(phone);
    expect(seen.map(({ id, current, address }) => ({ id, current, address }))).toEqual([
      { id: desk.identity.sid, current: false, address: '203.0.113.7' },
      { id: phone.identity.sid, current: true, address: '203.0.113.7' },
    ]);
    expect((await sessionsOf(await signedIn(here, here.person('OPERATOR')))).map(({ id }) => id)).not.toContain(phone.identity.sid);
    expect(await here.as().fault(MINE)).toBe('UNAUTHENTICATED');
  });

  it('S4 one can be ended: its refresh and its token, and not those of others; by its owner only', async () => {
    const [mine, lost] = [await signedIn(here, here.person('BUSINESS')), await signedIn(here, here.person('BUSINESS'))];
    const stranger = await signedIn(here, here.person('CITIZEN'));
    for (const who of [stranger, await signedIn(here, here.person('ADMIN'))]) expect(await who.fault(END, { id: lost.identity.sid })).toBe('NOT_FOUND');
    for (const id of ['x', '01890000-0000-7000-8000-000000000000']) expect(await mine.fault(END, { id })).toBe('NOT_FOUND');
    expect(await here.as().fault(END, { id: lost.identity.sid })).toBe('UNAUTHENTICATED');

    await mine.must(END, { id: lost.identity.sid });
    expect(await isRevoked(lost.identity.sid)).toBe(true);
    expect([await lost.fault(REFRESH), await mine.fault(REFRESH), await isRevoked(mine.identity.sid)]).toEqual(['UNAUTHENTICATED', undefined, false]);
    expect((await sessionsOf(mine)).map(({ id }) => id)).not.toContain(lost.identity.sid);
    expect(await mine.fault(END, { id: lost.identity.sid })).toBe('NOT_FOUND');

    const third = await signedIn(here, here.person('BUSINESS'));
    await mine.must(OTHERS);
    expect([await isRevoked(third.identity.sid), (await sessionsOf(mine)).map(({ current }) => current)]).toEqual([true, [true]]);
  });
});

describe('what the owner is told', () => {
  const noticesOf = async (who: Caller, words: string): Promise<number> =>
    (await here.owner.query('select 1 from accounts.notification where account_id = $1 and words = $2', [who.identity.sub, words])).rowCount ?? 0;

  it('a sign-in on a new device, once; the first of all and a known one are none', async () => {
    const person = here.person('OPERATOR');
    await here.owner.query('delete from accounts.device');
    const first = await signedIn(here, person);
    expect(await noticesOf(first, 'NEW_DEVICE')).toBe(0);
    await signedIn(here, person);
    expect(await noticesOf(first, 'NEW_DEVICE')).toBe(1);
    // The phone of an officer has just got the code of this sign-in.
    expect(here.sent.some(({ template, to }) => template === 'SEC_DEVICE' && to === person.phone)).toBe(false);

    const citizen = here.person('CITIZEN');
    const old = await signedIn(here, citizen);
    const before = await noticesOf(old, 'NEW_DEVICE');
    const again = Object.assign(here.as(), { cookie: deviceOf(old) });
    const answer = await again.ask<{ signIn: SessionAnswer }>(SIGN_IN, {
      input: { identifier: citizen.identifier, password: citizen.password, challenge: await again.challenge() },
    });
    expect([answer.data.signIn.__typename, cookiesIn(answer.cookie)]).toEqual(['Session', expect.stringContaining(deviceOf(old))]);
    expect(await noticesOf(old, 'NEW_DEVICE')).toBe(before);
    await signedIn(here, citizen);
    const sms = await until(() => here.sent.find(({ template, to }) => template === 'SEC_DEVICE' && to === citizen.phone));
    expect(sms.text).toContain('/tai-khoan/bao-mat');
  });

  it('a changed password', async () => {
    const person = here.person('CITIZEN');
    const citizen = await signedIn(here, person);
    await citizen.must('mutation($a: String!, $b: String!) { changePassword(currentPassword: $a, newPassword: $b) { __typename } }', {
      a: person.password,
      b: 'một mật khẩu mới 26',
    });
    await until(() => here.sent.find(({ template, to }) => template === 'SEC_PASSWORD' && to === person.phone));
    expect(await noticesOf(citizen, 'PASSWORD_CHANGED')).toBe(1);
  });
});
