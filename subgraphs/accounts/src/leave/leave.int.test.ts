import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let leader: Caller;
let specialist: Caller;
let foreign: Caller;
let citizen: Caller;
beforeAll(async () => {
  here = await province();
  leader = await signedIn(here, here.person('AGENCY_LEADER', 'S-XD'));
  specialist = await signedIn(here, here.person('SPECIALIST', 'S-XD'));
  foreign = await signedIn(here, here.person('AGENCY_LEADER', 'S-YT'));
  citizen = await signedIn(here, here.person('CITIZEN'));
});
afterAll(() => here.close());

const RESULT = `__typename ... on User { id officer { leave { from to deputy { id } } } } ... on Refusal { code fields { path } }`;
const SET = `mutation($userId: ID, $from: DateTime!, $to: DateTime!, $deputyId: ID!) { done: setLeave(userId: $userId, from: $from, to: $to, deputyId: $deputyId) { ${RESULT} } }`;
const END = `mutation($userId: ID) { done: endLeave(userId: $userId) { ${RESULT} } }`;
interface Outcome {
  done: { officer: { leave: object | null }; code: string; fields: { path: string }[] };
}
const day = (n: number): string => new Date(here.accounts.services.now().getTime() + n * 86_400_000).toISOString();
const sets = async (who: Caller, more: object): Promise<Outcome['done']> =>
  (await who.must<Outcome>(SET, { from: day(-1), to: day(6), deputyId: specialist.identity.sub, ...more })).done;
const ends = async (who: Caller, variables: object = {}): Promise<Outcome['done']> => (await who.must<Outcome>(END, variables)).done;
const lastSaid = async (id: string | undefined): Promise<object | undefined> =>
  (await here.owner.query<{ data: object }>(`select data from events.log where data->>'officerId' = $1 order by (data->>'revision')::int desc limit 1`, [id]))
    .rows[0]?.data;

describe('B-04 leave and deputies', () => {
  it('an officer is away and names who stands in; the others are notified, of the end too', async () => {
    const [from, to] = [day(-1), day(6)];
    expect((await sets(leader, { from, to })).officer.leave).toEqual({ from, to, deputy: { id: specialist.identity.sub } });
    expect(await lastSaid(leader.identity.sub)).toMatchObject({ leave: { from, to, deputyId: specialist.identity.sub } });
    expect((await ends(leader)).officer.leave).toBeNull();
    expect(await lastSaid(leader.identity.sub)).toMatchObject({ leave: null });
    const { rows } = await here.owner.query<{ action: string }>('select action from accounts.access_log where subject_id = $1 order by at', [
      leader.identity.sub,
    ]);
    expect(rows.map(({ action }) => action).filter((action) => action !== 'signIn')).toEqual(['setLeave', 'endLeave']);
  });

  it('a leader sets it for an own officer', async () => {
    const userId = specialist.identity.sub;
    expect((await sets(leader, { userId, deputyId: leader.identity.sub })).officer.leave).toMatchObject({ deputy: { id: leader.identity.sub } });
    expect((await ends(leader, { userId })).officer.leave).toBeNull();
  });

  it('a leave that is over is none', async () => {
    await sets(specialist, { deputyId: leader.identity.sub, to: day(2) });
    here.later(3 * 86_400_000);
    const { me } = await specialist.must<{ me: { officer: { leave: object | null } } }>('{ me { officer { leave { to } } } }');
    expect(me.officer.leave).toBeNull();
    await ends(specialist);
  });

  it('names what does not fit: the time, oneself, another agency, somebody who is away too', async () => {
    for (const [more, path] of [
      [{ to: day(-2) }, 'to'],
      [{ from: day(-9), to: day(-3) }, 'to'],
      [{ to: day(500) }, 'to'],
      [{ deputyId: leader.identity.sub }, 'deputyId'],
      [{ deputyId: foreign.identity.sub }, 'deputyId'],
      [{ deputyId: 'x' }, 'deputyId'],
    ] as const)
      expect((await sets(leader, more)).fields).toEqual([{ path }]);
    await sets(specialist, { deputyId: leader.identity.sub, from: day(5), to: day(9) });
    expect((await sets(leader, {})).fields).toEqual([{ path: 'deputyId' }]);
    expect((await sets(leader, { to: day(4) })).officer.leave).not.toBeNull();
    await Promise.all([ends(specialist), ends(leader)]);
  });

  it('S1 nobody sets or ends the leave of others', async () => {
    const userId = leader.identity.sub;
    const variables = { userId, from: day(0), to: day(2), deputyId: specialist.identity.sub };
    for (const who of [specialist, foreign, citizen]) {
      expect(await who.fault(SET, variables)).toBe('FORBIDDEN');
      expect(await who.fault(END, { userId })).toBe('FORBIDDEN');
    }
    expect(await citizen.fault(END)).toBe('FORBIDDEN');
    expect(await here.as().fault(END)).toBe('UNAUTHENTICATED');
    expect(await lastSaid(userId)).toMatchObject({ leave: null });
  });
});
