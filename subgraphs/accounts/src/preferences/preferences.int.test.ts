import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let citizen: Caller;
beforeAll(async () => {
  here = await province();
  citizen = await signedIn(here, here.person('CITIZEN'));
});
afterAll(() => here.close());

const FIELDS = '{ choices { kind label channels fixed offered } quietFrom quietTo sound usualQuietFrom usualQuietTo absent { channel reason } }';
const READ = `{ answer: notificationPreferences ${FIELDS} }`;
const SET = `mutation($choices: [NotificationChoiceInput!]!, $quietFrom: String, $quietTo: String, $sound: Boolean) {
  answer: setNotificationPreferences(choices: $choices, quietFrom: $quietFrom, quietTo: $quietTo, sound: $sound) { __typename ... on NotificationPreferences ${FIELDS} ... on Refusal { code fields { path } } } }`;
interface Preferences {
  __typename?: string;
  code?: string;
  fields?: { path: string }[];
  choices: { kind: string; label: string; channels: string[]; fixed: string[]; offered: string[] }[];
  quietFrom: string | null;
  quietTo: string | null;
  sound: boolean;
  usualQuietFrom: string | null;
  usualQuietTo: string | null;
  absent: { channel: string; reason: string }[];
}
const read = async (who: Caller): Promise<Preferences> => (await who.must<{ answer: Preferences }>(READ)).answer;
const set = async (who: Caller, change: object): Promise<Preferences> => (await who.must<{ answer: Preferences }>(SET, { choices: [], ...change })).answer;
const ofKind = ({ choices }: Preferences, kind: string) => choices.find((choice) => choice.kind === kind);

describe('A3-17 how people are notified', () => {
  it('shows a citizen the kinds of a citizen, an officer those of an officer, an administrator the running of the system too', async () => {
    const kindsOf = async (who: Caller): Promise<string[]> => (await read(who)).choices.map(({ kind }) => kind);
    expect(await kindsOf(citizen)).toEqual(['MY_REPORTS', 'MESSAGES', 'FOLLOWED', 'AREAS', 'SECURITY']);
    expect(await kindsOf(await signedIn(here, here.person('SPECIALIST', 'S-YT')))).toEqual([
      'NEW_WORK',
      'DEADLINES',
      'RESULTS',
      'MESSAGES',
      'AREAS',
      'SECURITY',
    ]);
    expect(await kindsOf(await signedIn(here, here.person('ADMIN')))).toContain('OPERATION');
    citizen.language = 'en';
    expect(ofKind(await read(citizen), 'MY_REPORTS')?.label).toBe('Progress of my reports');
    citizen.language = 'vi';
  });

  it('offers a channel that reaches the person, and says why another one is not there', async () => {
    const before = await read(citizen);
    expect(ofKind(before, 'MY_REPORTS')).toMatchObject({ channels: ['IN_APP', 'SMS'], fixed: ['IN_APP'], offered: ['IN_APP', 'SMS', 'ZALO'] });
    expect(before.absent.find(({ channel }) => channel === 'EMAIL')?.reason).toContain('Thêm email');
    await citizen.must('mutation { updateProfile(email: "co.email@example.vn") { __typename } }');
    const after = await read(citizen);
    expect(ofKind(after, 'MY_REPORTS')?.channels).toEqual(['IN_APP', 'SMS', 'EMAIL']);
    expect(ofKind(after, 'FOLLOWED')).toMatchObject({ channels: ['IN_APP'], offered: ['IN_APP', 'EMAIL'] });
    expect(after.absent.map(({ channel }) => channel)).not.toContain('EMAIL');
  });

  it('keeps what was decided, kind by kind; what is fixed stays on', async () => {
    const changed = await set(citizen, {
      choices: [
        { kind: 'MY_REPORTS', channels: [] },
        { kind: 'SECURITY', channels: [] },
      ],
    });
    expect(ofKind(changed, 'MY_REPORTS')?.channels).toEqual(['IN_APP']);
    expect(ofKind(changed, 'SECURITY')?.channels).toEqual(['IN_APP', 'SMS']);
    expect(ofKind(changed, 'MESSAGES')?.channels).toEqual(['IN_APP', 'EMAIL']);
    expect(await read(citizen)).toEqual({ ...changed, __typename: undefined });
    // A channel that is not offered is not remembered as switched off: with an address it is as the kind says.
    await citizen.must('mutation { updateProfile(email: "") { __typename } }');
    await set(citizen, { choices: [{ kind: 'MESSAGES', channels: ['IN_APP'] }] });
    await citizen.must('mutation { updateProfile(email: "co.email@example.vn") { __typename } }');
    expect(ofKind(await read(citizen), 'MESSAGES')?.channels).toEqual(['IN_APP', 'EMAIL']);
  });

  it('quiet hours are the own ones or those of the province; what is left out stays', async () => {
    expect(await read(citizen)).toMatchObject({ quietFrom: null, quietTo: null, usualQuietFrom: '00:00', sound: false });
    expect(await set(citizen, { quietFrom: '22:15', quietTo: '05:00' })).toMatchObject({ quietFrom: '22:15', quietTo: '05:00' });
    expect(await set(citizen, { sound: true })).toMatchObject({ quietFrom: '22:15', sound: true });
    expect(await set(citizen, { quietFrom: null, quietTo: null })).toMatchObject({ quietFrom: null, quietTo: null, sound: true });
  });

  it('refuses times that are none, half an interval, and kinds of other people, with the field', async () => {
    expect(await set(citizen, { quietFrom: '25:00', quietTo: '05:00' })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'quietFrom' }] });
    expect(await set(citizen, { quietFrom: '22:00' })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'quietTo' }] });
    for (const kind of ['DEADLINES', 'toString', ''])
      expect(await set(citizen, { choices: [{ kind, channels: [] }] })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'choices.0.kind' }] });
  });

  it("is one's own: nobody without an account has any, and no one sees another's", async () => {
    expect(await here.as().fault(READ)).toBe('UNAUTHENTICATED');
    expect(await here.as({ sub: citizen.identity.sub ?? '', kind: 'ANONYMOUS_REPORTER' }).fault(READ)).toBe('FORBIDDEN');
    expect(await here.as().fault(SET, { choices: [] })).toBe('UNAUTHENTICATED');
    const business = await signedIn(here, here.person('BUSINESS'));
    expect(await read(business)).toMatchObject({ sound: false, quietFrom: null });
  });
});
