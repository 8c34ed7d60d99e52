import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { CONFIRM_SIGN_IN, identityOf, otpIn, SESSION, signedIn, type SessionAnswer } from '../testing/sign-in.ts';

let here: Province;
let admin: Caller;
let leader: Caller;
let foreignLeader: Caller;
let specialist: Caller;
let supervisor: Caller;
let citizen: Caller;
let agency: Record<'roads' | 'health' | 'home' | 'desk' | 'office', string>;
beforeAll(async () => {
  here = await province();
  admin = await signedIn(here, here.person('ADMIN'));
  leader = await signedIn(here, here.person('AGENCY_LEADER', 'S-XD'));
  foreignLeader = await signedIn(here, here.person('AGENCY_LEADER', 'S-YT'));
  specialist = await signedIn(here, here.person('SPECIALIST', 'S-XD'));
  supervisor = await signedIn(here, here.person('SUPERVISOR'));
  citizen = await signedIn(here, here.person('CITIZEN'));
  const [roads, health, home, desk, office] = await Promise.all(['S-XD', 'S-YT', 'S-NV', 'TTCDS', 'VPUBND'].map((code) => here.agencyId(code)));
  agency = { roads: roads ?? '', health: health ?? '', home: home ?? '', desk: desk ?? '', office: office ?? '' };
});
afterAll(() => here.close());

interface Officer {
  agency: { code: string };
  roles: string[];
  position: string | null;
  active: boolean;
  activatedAt: string | null;
  lastSeenAt: string | null;
  deputy: { id: string } | null;
  leave: { from: string; to: string; deputy: { id: string } } | null;
}
interface Outcome {
  __typename: string;
  id: string;
  officer: Officer;
  code: string;
  fields: { path: string; code: string }[];
}
const OFFICER = 'agency { code } roles position active activatedAt lastSeenAt deputy { id } leave { from to deputy { id } }';
const RESULT = `__typename ... on User { id officer { ${OFFICER} } } ... on Refusal { code fields { path code } }`;
const DONE = '__typename ... on Refusal { code }';
const MUTATIONS: Record<string, string> = {
  inviteOfficer: `mutation($agencyId: ID!, $fullName: String!, $phone: String!, $roles: [Role!]!, $position: String) { done: inviteOfficer(agencyId: $agencyId, fullName: $fullName, phone: $phone, roles: $roles, position: $position) { ${RESULT} } }`,
  inviteOfficers: `mutation($officers: [OfficerInput!]!) { done: inviteOfficers(officers: $officers) { __typename ... on Invitations { invited refused rows { row user { id } refusal { code fields { path } } } } ... on Refusal { code fields { path code } } } }`,
  resendActivation: `mutation($userId: ID!) { done: resendActivation(userId: $userId) { ${DONE} } }`,
  setOfficerRoles: `mutation($userId: ID!, $roles: [Role!]!, $active: Boolean!, $deputyId: ID) { done: setOfficerRoles(userId: $userId, roles: $roles, active: $active, deputyId: $deputyId) { ${RESULT} } }`,
  moveOfficer: `mutation($userId: ID!, $agencyId: ID!, $position: String) { done: moveOfficer(userId: $userId, agencyId: $agencyId, position: $position) { ${RESULT} } }`,
  endOfficerSessions: `mutation($userId: ID!) { done: endOfficerSessions(userId: $userId) { ${DONE} } }`,
};
const does = async <T = Outcome>(who: Caller, name: string, variables: object): Promise<T> =>
  (await who.must<{ done: T }>(MUTATIONS[name] ?? '', variables)).done;

let phones = 905_660_000;
const phone = (): string => `0${++phones}`;
const invites = async (who: Caller, more: object = {}): Promise<Outcome & { phone: string }> => {
  const given = { agencyId: agency.roads, fullName: 'Trần Thị Mai', phone: phone(), roles: ['SPECIALIST'], position: 'Chuyên viên', ...more };
  return { ...(await does(who, 'inviteOfficer', given)), phone: `+84${given.phone.slice(1)}` };
};
const tokenIn = async (to: string, since = 0): Promise<string> => /token=([\w-]+)/.exec((await here.smsTo(to, since)).text)?.[1] ?? '';
const ACTIVATE = `mutation($t: String!, $p: String!) { activateOfficer(token: $t, newPassword: $p) { ${SESSION} } }`;
const activates = async (token: string): Promise<SessionAnswer> =>
  (await here.as().must<{ activateOfficer: SessionAnswer }>(ACTIVATE, { t: token, p: 'núi Cô Tiên 2026' })).activateOfficer;
/** Signed in for the first time, on a device of the own. */
const works = async (officer: { phone: string }): Promise<Caller> => {
  const since = here.sent.length;
  const ticket = await activates(await tokenIn(officer.phone));
  const answer = await here
    .as()
    .ask<{ confirmSignIn: SessionAnswer }>(CONFIRM_SIGN_IN, { id: ticket.id, otp: otpIn((await here.smsTo(officer.phone, since)).text) });
  return Object.assign(here.as(identityOf(answer.data.confirmSignIn)), { cookie: answer.cookie?.split(';')[0] ?? null });
};
const refreshes = async (who: Caller): Promise<boolean> =>
  (await who.ask<{ refreshSession: SessionAnswer | null }>(`mutation { refreshSession { ${SESSION} } }`)).data?.refreshSession?.__typename === 'Session';
const revoked = async (id: string | undefined): Promise<boolean> =>
  ((await (await here.as().raw('/internal/revoked?since=0')).json()) as { revoked: { subject: string }[] }).revoked.some(({ subject }) => subject === id);
const saidOf = async (id: string): Promise<object[]> =>
  (await here.owner.query<{ data: object }>(`select data from events.log where data->>'officerId' = $1 order by (data->>'revision')::int`, [id])).rows.map(
    ({ data }) => data,
  );
const recorded = async (id: string): Promise<object[]> =>
  (await here.owner.query<object>('select action, actor_id as actor, changes from accounts.access_log where subject_id = $1 order by at, id', [id])).rows;

describe('A1-03 X-01 inviting', () => {
  it('an officer activates once by the link in an SMS, with a password of the own; nothing works before', async () => {
    const invited = await invites(leader);
    expect(invited).toMatchObject({
      __typename: 'User',
      officer: { agency: { code: 'S-XD' }, roles: ['SPECIALIST'], active: true, activatedAt: null, lastSeenAt: null },
    });
    expect(await saidOf(invited.id)).toMatchObject([{ active: false }]);
    const { text } = await here.smsTo(invited.phone);
    expect(text).toMatch(/^PAHT Khanh Hoa: .* http:\/\/localhost:4000\/tai-khoan\/kich-hoat\?token=[\w-]{22}$/);
    const { rows } = await here.owner.query<{ text: string }>('select a::text as text from accounts.account a where id = $1', [invited.id]);
    expect(rows[0]?.text).not.toContain(await tokenIn(invited.phone));

    const officer = await works(invited);
    expect(officer.identity).toMatchObject({ kind: 'OFFICER', roles: ['SPECIALIST'], agencyId: agency.roads });
    expect((await activates(await tokenIn(invited.phone))).code).toBe('CREDENTIALS_WRONG');
    expect(await saidOf(invited.id)).toMatchObject([{ active: false }, { active: true, agencyId: agency.roads }]);
    const { me } = await officer.must<{ me: { officer: Officer } }>(`{ me { officer { ${OFFICER} } } }`);
    expect(me.officer.activatedAt).not.toBeNull();
    expect(me.officer.lastSeenAt).not.toBeNull();
    expect(await recorded(invited.id)).toEqual([
      {
        action: 'inviteOfficer',
        actor: leader.identity.sub,
        changes: [
          { field: 'agencyId', from: null, to: agency.roads },
          { field: 'roles', from: null, to: ['SPECIALIST'] },
        ],
      },
    ]);
  });

  it('names each wrong field; a phone belongs to one officer', async () => {
    expect((await invites(admin, { fullName: '1', phone: '0258382222', roles: [] })).fields.map(({ path }) => path)).toEqual(['fullName', 'phone', 'roles']);
    expect(await invites(leader, { roles: ['ADMIN'] })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'roles' }] });
    expect(await invites(admin, { roles: ['OPERATOR'] })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'roles' }] });
    expect(await invites(admin, { agencyId: agency.desk, roles: ['OPERATOR'] })).toMatchObject({ __typename: 'User' });
    for (const agencyId of ['x', await here.agencyId('CU-GTVT')])
      expect(await invites(admin, { agencyId })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'agencyId' }] });
    expect(await invites(admin, { phone: here.person('SPECIALIST', 'S-YT').phone })).toMatchObject({ code: 'PHONE_TAKEN', fields: [{ path: 'phone' }] });
  });

  it('many at once, a result a row; a bad row does not spoil the others', async () => {
    const row = (more: object = {}): object => ({ agencyId: agency.roads, fullName: 'Lê Văn Bình', phone: phone(), roles: ['SPECIALIST'], ...more });
    const same = phone();
    const result = await does<{ invited: number; refused: number; rows: { row: number; user: object | null; refusal: { code: string } | null }[] }>(
      leader,
      'inviteOfficers',
      { officers: [row(), row({ agencyId: agency.health }), row({ phone: same }), row({ phone: same }), row({ fullName: '' }), row()] },
    );
    expect(result.rows.map(({ row: n, user, refusal }) => [n, user ? 'invited' : refusal?.code])).toEqual([
      [1, 'invited'],
      [2, 'INVALID_INPUT'],
      [3, 'invited'],
      [4, 'PHONE_TAKEN'],
      [5, 'INVALID_INPUT'],
      [6, 'invited'],
    ]);
    expect([result.invited, result.refused]).toEqual([3, 3]);
    for (const officers of [[], Array.from({ length: 201 }, () => row())])
      expect(await does(admin, 'inviteOfficers', { officers })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'officers' }] });
  });

  it('A1-03 200 rows in one call', async () => {
    const officers = Array.from({ length: 200 }, () => ({ agencyId: agency.health, fullName: 'Lê Văn Bình', phone: phone(), roles: ['SPECIALIST'] }));
    expect(await does(foreignLeader, 'inviteOfficers', { officers })).toMatchObject({ invited: 200, refused: 0 });
  });

  it('a fresh activation makes the one before worthless', async () => {
    const invited = await invites(leader);
    const first = await tokenIn(invited.phone);
    const since = here.sent.length;
    expect(await does(leader, 'resendActivation', { userId: invited.id })).toMatchObject({ __typename: 'Done' });
    const second = await tokenIn(invited.phone, since);
    expect(second).not.toBe(first);
    expect((await activates(first)).code).toBe('CREDENTIALS_WRONG');
    expect((await activates(second)).__typename).toBe('OtpTicket');
    expect(await does(leader, 'resendActivation', { userId: invited.id })).toMatchObject({ code: 'NOT_NOW' });
  });

  it('a locked invitation cannot be used', async () => {
    const invited = await invites(leader);
    await does(leader, 'setOfficerRoles', { userId: invited.id, roles: ['SPECIALIST'], active: false });
    expect((await activates(await tokenIn(invited.phone))).code).toBe('CREDENTIALS_WRONG');
    expect(await does(leader, 'resendActivation', { userId: invited.id })).toMatchObject({ code: 'NOT_NOW' });
  });
});

describe('S4 rights', () => {
  it('roles and lock change at once: the others are told, tokens end, who is locked stays out', async () => {
    const invited = await invites(leader);
    const officer = await works(invited);
    const changed = await does(leader, 'setOfficerRoles', {
      userId: invited.id,
      roles: ['AGENCY_LEADER', 'SPECIALIST'],
      active: true,
      deputyId: specialist.identity.sub,
    });
    expect(changed.officer).toMatchObject({ roles: ['AGENCY_LEADER', 'SPECIALIST'], deputy: { id: specialist.identity.sub } });
    expect(await revoked(invited.id)).toBe(true);
    expect(await refreshes(officer)).toBe(true);
    expect(await does(leader, 'setOfficerRoles', { userId: invited.id, roles: ['SPECIALIST'], active: false })).toMatchObject({
      officer: { active: false, deputy: { id: specialist.identity.sub } },
    });
    expect(await refreshes(officer)).toBe(false);
    expect((await saidOf(invited.id)).at(-1)).toMatchObject({ active: false, roles: ['SPECIALIST'], deputyId: specialist.identity.sub });
    expect(await does(leader, 'setOfficerRoles', { userId: invited.id, roles: ['SPECIALIST'], active: true, deputyId: null })).toMatchObject({
      officer: { active: true, deputy: null },
    });
    expect(await refreshes(officer)).toBe(false); // signed out for good, not until the lock is opened
    expect((await recorded(invited.id)).at(-1)).toEqual({
      action: 'setOfficerRoles',
      actor: leader.identity.sub,
      changes: [
        { field: 'active', from: false, to: true },
        { field: 'deputyId', from: specialist.identity.sub, to: null },
      ],
    });
  });

  it('nobody changes the own rights, a leader gives none of the province, a deputy is an officer of the agency', async () => {
    const own = { userId: admin.identity.sub, roles: ['OPERATOR'], active: false };
    expect(await does(admin, 'setOfficerRoles', own)).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'userId' }] });
    const userId = specialist.identity.sub;
    expect(await does(leader, 'setOfficerRoles', { userId, roles: ['SUPERVISOR'], active: true })).toMatchObject({ code: 'INVALID_INPUT' });
    for (const deputyId of [userId, foreignLeader.identity.sub, citizen.identity.sub, 'x'])
      expect(await does(leader, 'setOfficerRoles', { userId, roles: ['SPECIALIST'], active: true, deputyId })).toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ path: 'deputyId' }],
      });
    expect(await saidOf(userId ?? '')).toHaveLength(1);
  });

  it('an officer moves with the next token; deputies of the old agency end', async () => {
    const invited = await invites(leader);
    const officer = await works(invited);
    await does(leader, 'setOfficerRoles', { userId: specialist.identity.sub, roles: ['SPECIALIST'], active: true, deputyId: invited.id });
    const moved = await does(admin, 'moveOfficer', { userId: invited.id, agencyId: agency.home, position: 'Phó phòng' });
    expect(moved.officer).toMatchObject({ agency: { code: 'S-NV' }, position: 'Phó phòng', deputy: null });
    expect(await revoked(invited.id)).toBe(true);
    expect(await refreshes(officer)).toBe(true);
    expect((await saidOf(invited.id)).at(-1)).toMatchObject({ agencyId: agency.home });
    expect((await saidOf(specialist.identity.sub ?? '')).at(-1)).toMatchObject({ deputyId: null });
    for (const agencyId of ['x', await here.agencyId('CU-GTVT')])
      expect(await does(admin, 'moveOfficer', { userId: invited.id, agencyId })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'agencyId' }] });
  });

  it('all sessions end', async () => {
    const invited = await invites(leader);
    const officer = await works(invited);
    expect(await does(leader, 'endOfficerSessions', { userId: invited.id })).toMatchObject({ __typename: 'Done' });
    expect(await refreshes(officer)).toBe(false);
    expect(await revoked(officer.identity.sid)).toBe(true);
    expect((await recorded(invited.id)).at(-1)).toMatchObject({ action: 'endOfficerSessions', actor: leader.identity.sub });
  });
});

describe('S1 A7-08 whose officers', () => {
  const all = (userId: string): [string, object][] => [
    ['inviteOfficer', { agencyId: agency.roads, fullName: 'Trần Thị Mai', phone: phone(), roles: ['SPECIALIST'] }],
    ['resendActivation', { userId }],
    ['setOfficerRoles', { userId, roles: ['SPECIALIST'], active: false }],
    ['moveOfficer', { userId, agencyId: agency.health }],
    ['endOfficerSessions', { userId }],
  ];

  it('nobody else: wrong tokens change nothing', async () => {
    const { id } = await invites(leader);
    const state = async (): Promise<object> =>
      (await here.owner.query<object>('select a::text, (select count(*) from accounts.account) as n from accounts.account a where id = $1', [id])).rows;
    const before = await state();
    for (const who of [
      foreignLeader,
      specialist,
      supervisor,
      citizen,
      here.as({ kind: 'PARTNER', sub: here.person('PARTNER').identifier, scopes: ['cases:read'] }),
    ])
      for (const [name, variables] of all(id)) expect([name, await who.fault(MUTATIONS[name] ?? '', variables)]).toEqual([name, 'FORBIDDEN']);
    for (const [name, variables] of all(id)) expect(await here.as().fault(MUTATIONS[name] ?? '', variables)).toBe('UNAUTHENTICATED');
    const officers = [{ agencyId: agency.roads, fullName: 'Trần Thị Mai', phone: phone(), roles: ['SPECIALIST'] }];
    expect(await specialist.fault(MUTATIONS.inviteOfficers ?? '', { officers })).toBe('FORBIDDEN');
    expect(await does(foreignLeader, 'inviteOfficers', { officers })).toMatchObject({ invited: 0, refused: 1 });
    expect(await state()).toEqual(before);
  });

  it('a leader neither locks an administrator of the own agency nor takes in somebody from elsewhere', async () => {
    const head = await signedIn(here, here.person('AGENCY_LEADER', 'TTCDS'));
    const variables = { userId: admin.identity.sub, roles: ['SPECIALIST'], active: false };
    expect(await head.fault(MUTATIONS.setOfficerRoles ?? '', variables)).toBe('FORBIDDEN');
    expect(await head.fault(MUTATIONS.endOfficerSessions ?? '', { userId: admin.identity.sub })).toBe('FORBIDDEN');
    expect(await leader.fault(MUTATIONS.moveOfficer ?? '', { userId: foreignLeader.identity.sub, agencyId: agency.roads })).toBe('FORBIDDEN');
    expect(await leader.fault(MUTATIONS.moveOfficer ?? '', { userId: specialist.identity.sub, agencyId: agency.health })).toBe('FORBIDDEN');
  });

  it('who is no officer, and what is no id, is not found', async () => {
    for (const userId of [citizen.identity.sub, 'x', '01890000-0000-7000-8000-000000000009'])
      expect(await admin.fault(MUTATIONS.endOfficerSessions ?? '', { userId })).toBe('NOT_FOUND');
  });

  it('a leader administers the units below', async () => {
    const unit = '01890000-0000-7000-8000-0000000000aa';
    await here.owner.query(`insert into accounts.agency (id, code, name, kind, parent_id) values ($1, 'S-XD-TT', 'Thanh tra Sở', 'PUBLIC_UNIT', $2)`, [
      unit,
      agency.roads,
    ]);
    const invited = await invites(leader, { agencyId: unit });
    expect(invited).toMatchObject({ officer: { agency: { code: 'S-XD-TT' } } });
    expect(await does(leader, 'setOfficerRoles', { userId: invited.id, roles: ['AGENCY_LEADER'], active: true })).toMatchObject({ __typename: 'User' });
    const below = await works(invited);
    expect(await below.fault(MUTATIONS.endOfficerSessions ?? '', { userId: specialist.identity.sub })).toBe('FORBIDDEN');
  });

  it('when somebody was last here and is away is for oneself, the leader, supervisors and administrators', async () => {
    const ENTITY = `query($r: [_Any!]!) { _entities(representations: $r) { ... on User { officer { roles activatedAt lastSeenAt leave { to } } } } }`;
    const profile = async (who: Caller): Promise<Partial<Officer> | undefined> =>
      (await who.must<{ _entities: ({ officer: Officer | null } | null)[] }>(ENTITY, { r: [{ __typename: 'User', id: specialist.identity.sub }] }))._entities[0]
        ?.officer ?? undefined;
    for (const who of [specialist, leader, supervisor, admin]) {
      const seen = await profile(who);
      expect(seen?.activatedAt).toEqual(expect.any(String));
      expect(seen?.lastSeenAt).toEqual(expect.any(String));
    }
    expect(await profile(foreignLeader)).toEqual({ roles: ['SPECIALIST'], activatedAt: null, lastSeenAt: null, leave: null });
    expect(await profile(citizen)).toBeUndefined();
  });
});

it('the activations that were sent are no part of any log', async () => {
  await until(() => here.sent.some(({ template }) => template === 'ACTIVATE'));
  const tokens = here.sent.filter(({ template }) => template === 'ACTIVATE').map(({ text }) => /token=([\w-]+)/.exec(text)?.[1] ?? text);
  for (const token of tokens.slice(0, 20)) expect(here.logged.join('\n')).not.toContain(token);
});
