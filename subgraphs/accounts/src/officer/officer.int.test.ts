import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administration, type Administrating, type Administration, type SeenOfficer } from '../testing/administration.ts';
import type { Caller } from '../testing/caller.ts';
import { signedIn, types } from '../testing/sign-in.ts';

let a: Administration;
let admin: Caller;
let leader: Caller;
let foreignLeader: Caller;
let specialist: Caller;
let supervisor: Caller;
let citizen: Caller;
beforeAll(async () => {
  a = await administration();
  ({ admin, leader, foreignLeader, specialist, supervisor, citizen } = a);
});
afterAll(() => a.here.close());

describe('S4 rights', () => {
  it('roles and lock change at once: the others are notified, tokens end, who is locked stays out', async () => {
    const invited = await a.invites(leader);
    const officer = await a.works(invited);
    const changed = await a.does(leader, 'setOfficerRoles', {
      userId: invited.id,
      roles: ['AGENCY_LEADER', 'SPECIALIST'],
      active: true,
      deputyId: specialist.identity.sub,
    });
    expect(changed.officer).toMatchObject({ roles: ['AGENCY_LEADER', 'SPECIALIST'], deputy: { id: specialist.identity.sub } });
    expect(await a.isRevoked(invited.id)).toBe(true);
    expect(await a.refreshes(officer)).toBe(true);
    expect(await a.does(leader, 'setOfficerRoles', { userId: invited.id, roles: ['SPECIALIST'], active: false })).toMatchObject({
      officer: { active: false, deputy: { id: specialist.identity.sub } },
    });
    expect(await a.refreshes(officer)).toBe(false);
    expect((await a.saidOf(invited.id)).at(-1)).toMatchObject({ active: false, roles: ['SPECIALIST'], deputyId: specialist.identity.sub });
    expect(await a.does(leader, 'setOfficerRoles', { userId: invited.id, roles: ['SPECIALIST'], active: true, deputyId: null })).toMatchObject({
      officer: { active: true, deputy: null },
    });
    expect(await a.refreshes(officer)).toBe(false); // signed out for good, not until the lock is opened
    expect((await a.recorded(invited.id)).at(-1)).toEqual({
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
    expect(await a.does(admin, 'setOfficerRoles', own)).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'userId' }] });
    const userId = specialist.identity.sub;
    expect(await a.does(leader, 'setOfficerRoles', { userId, roles: ['SUPERVISOR'], active: true })).toMatchObject({ code: 'INVALID_INPUT' });
    for (const deputyId of [userId, foreignLeader.identity.sub, citizen.identity.sub, 'x'])
      expect(await a.does(leader, 'setOfficerRoles', { userId, roles: ['SPECIALIST'], active: true, deputyId })).toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ path: 'deputyId' }],
      });
    expect(await a.saidOf(userId ?? '')).toHaveLength(1);
  });

  it('an officer moves with the next token; deputies of the old agency end', async () => {
    const invited = await a.invites(leader);
    const officer = await a.works(invited);
    await a.does(leader, 'setOfficerRoles', { userId: specialist.identity.sub, roles: ['SPECIALIST'], active: true, deputyId: invited.id });
    const moved = await a.does(admin, 'moveOfficer', { userId: invited.id, agencyId: a.agency.home, position: 'Phó phòng' });
    expect(moved.officer).toMatchObject({ agency: { code: 'S-NV' }, position: 'Phó phòng', deputy: null });
    expect(await a.isRevoked(invited.id)).toBe(true);
    expect(await a.refreshes(officer)).toBe(true);
    expect((await a.saidOf(invited.id)).at(-1)).toMatchObject({ agencyId: a.agency.home });
    expect((await a.saidOf(specialist.identity.sub ?? '')).at(-1)).toMatchObject({ deputyId: null });
    for (const agencyId of ['x', await a.here.agencyId('CU-GTVT')])
      expect(await a.does(admin, 'moveOfficer', { userId: invited.id, agencyId })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'agencyId' }] });
  });

  it('all sessions end', async () => {
    const invited = await a.invites(leader);
    const officer = await a.works(invited);
    expect(await a.does(leader, 'endOfficerSessions', { userId: invited.id })).toMatchObject({ __typename: 'Done' });
    expect(await a.refreshes(officer)).toBe(false);
    expect(await a.isRevoked(officer.identity.sid)).toBe(true);
    expect((await a.recorded(invited.id)).at(-1)).toMatchObject({ action: 'endOfficerSessions', actor: leader.identity.sub });
  });
});

describe('A1-03 another phone of an officer', () => {
  it('the old phone is told, sessions and the password end, and the activation goes to the new phone', async () => {
    const invited = await a.invites(leader);
    const officer = await a.works(invited);
    const { ciphers } = a.here.accounts.services;
    await a.here.owner.query('update accounts.account set totp_cipher = $2 where id = $1', [invited.id, ciphers.encrypt('totp', 'JBSWY3DPEHPK3PXP')]);
    const [since, phone] = [a.here.sent.length, a.phone()];
    expect(await a.does(leader, 'setOfficerPhone', { userId: invited.id, phone })).toMatchObject({ __typename: 'User', officer: { activatedAt: null } });
    expect((await a.here.smsTo(invited.phone, since)).text).toContain('doi sang so dien thoai khac');
    expect(await a.refreshes(officer)).toBe(false);
    expect(await a.isRevoked(officer.identity.sid)).toBe(true);
    const before = { identifier: invited.phone, password: 'núi Cô Tiên 2026' };
    for (const identifier of [invited.phone, phone]) expect((await types(a.here, { ...before, identifier }, true)).code).toBe('CREDENTIALS_WRONG');
    await a.works({ phone: `+84${phone.slice(1)}` });
    expect((await types(a.here, { ...before, identifier: phone }, true)).method, 'the app is gone with the phone').toBe('SMS');
    expect((await a.recorded(invited.id)).filter((entry) => 'action' in entry && entry.action === 'setOfficerPhone')).toEqual([
      { action: 'setOfficerPhone', actor: leader.identity.sub, changes: [] },
    ]);
  });

  it('is a mobile that no other officer has, not the one of now, and not the own', async () => {
    const invited = await a.invites(leader);
    const refused = async (phone: string, userId = invited.id): Promise<unknown[]> => {
      const { code, fields } = await a.does(leader, 'setOfficerPhone', { userId, phone });
      return [code, fields.map(({ path }) => path)];
    };
    expect(await refused('0258382222')).toEqual(['INVALID_INPUT', ['phone']]);
    expect(await refused(invited.phone)).toEqual(['INVALID_INPUT', ['phone']]);
    expect(await refused(a.here.person('SPECIALIST', 'S-YT').phone)).toEqual(['PHONE_TAKEN', ['phone']]);
    expect(await refused(a.phone(), leader.identity.sub)).toEqual(['INVALID_INPUT', ['userId']]);
    await a.does(leader, 'setOfficerRoles', { userId: invited.id, roles: ['SPECIALIST'], active: false });
    expect(await refused(a.phone())).toEqual(['NOT_NOW', []]);
  });

  it('who was invited to a wrong phone gets the activation on the right one; the first is no longer good', async () => {
    const invited = await a.invites(admin);
    const [first, phone] = [await a.tokenIn(invited.phone), a.phone()];
    await a.does(admin, 'setOfficerPhone', { userId: invited.id, phone });
    expect((await a.activates(first)).code).toBe('CREDENTIALS_WRONG');
    await a.works({ phone: `+84${phone.slice(1)}` });
  });
});

describe('S1 A7-08 whose officers', () => {
  const all = (userId: string): [Administrating, object][] => [
    ['inviteOfficer', { agencyId: a.agency.roads, fullName: 'Trần Thị Mai', phone: a.phone(), roles: ['SPECIALIST'] }],
    ['resendActivation', { userId }],
    ['setOfficerPhone', { userId, phone: a.phone() }],
    ['setOfficerRoles', { userId, roles: ['SPECIALIST'], active: false }],
    ['moveOfficer', { userId, agencyId: a.agency.health }],
    ['endOfficerSessions', { userId }],
  ];

  it('nobody else: wrong tokens change nothing', async () => {
    const { id } = await a.invites(leader);
    const state = async (): Promise<object> =>
      (await a.here.owner.query<object>('select a::text, (select count(*) from accounts.account) as n from accounts.account a where id = $1', [id])).rows;
    const before = await state();
    for (const who of [
      foreignLeader,
      specialist,
      supervisor,
      citizen,
      a.here.as({ kind: 'PARTNER', sub: a.here.person('PARTNER').identifier, scopes: ['cases:read'] }),
    ])
      for (const [name, variables] of all(id)) expect([name, await a.fault(who, name, variables)]).toEqual([name, 'FORBIDDEN']);
    for (const [name, variables] of all(id)) expect(await a.fault(a.here.as(), name, variables)).toBe('UNAUTHENTICATED');
    const officers = [{ agencyId: a.agency.roads, fullName: 'Trần Thị Mai', phone: a.phone(), roles: ['SPECIALIST'] }];
    expect(await a.fault(specialist, 'inviteOfficers', { officers })).toBe('FORBIDDEN');
    expect(await a.does(foreignLeader, 'inviteOfficers', { officers })).toMatchObject({ invited: 0, refused: 1 });
    expect(await state()).toEqual(before);
  });

  it('a leader neither locks an administrator of the own agency nor takes in somebody from elsewhere', async () => {
    const head = await signedIn(a.here, a.here.person('AGENCY_LEADER', 'TTCDS'));
    const variables = { userId: admin.identity.sub, roles: ['SPECIALIST'], active: false };
    expect(await a.fault(head, 'setOfficerRoles', variables)).toBe('FORBIDDEN');
    expect(await a.fault(head, 'endOfficerSessions', { userId: admin.identity.sub })).toBe('FORBIDDEN');
    expect(await a.fault(head, 'setOfficerPhone', { userId: admin.identity.sub, phone: a.phone() })).toBe('FORBIDDEN');
    expect(await a.fault(leader, 'moveOfficer', { userId: foreignLeader.identity.sub, agencyId: a.agency.roads })).toBe('FORBIDDEN');
    expect(await a.fault(leader, 'moveOfficer', { userId: specialist.identity.sub, agencyId: a.agency.health })).toBe('FORBIDDEN');
  });

  it('who is no officer, and what is no id, is not found', async () => {
    for (const userId of [citizen.identity.sub, 'x', '01890000-0000-7000-8000-000000000009'])
      expect(await a.fault(admin, 'endOfficerSessions', { userId })).toBe('NOT_FOUND');
  });

  it('a leader administers the units below', async () => {
    const unit = '01890000-0000-7000-8000-0000000000aa';
    await a.here.owner.query(`insert into accounts.agency (id, code, name, kind, parent_id) values ($1, 'S-XD-TT', 'Thanh tra Sở', 'PUBLIC_UNIT', $2)`, [
      unit,
      a.agency.roads,
    ]);
    const invited = await a.invites(leader, { agencyId: unit });
    expect(invited).toMatchObject({ officer: { agency: { code: 'S-XD-TT' } } });
    expect(await a.does(leader, 'setOfficerRoles', { userId: invited.id, roles: ['AGENCY_LEADER'], active: true })).toMatchObject({ __typename: 'User' });
    const LIST = 'query($id: ID) { agency(id: $id) { officers(first: 10) { nodes { id } totalCount } } }';
    const listed = async (who: Caller): Promise<number> =>
      (await who.must<{ agency: { officers: { totalCount: number } } }>(LIST, { id: unit })).agency.officers.totalCount;
    expect([await listed(leader), await listed(foreignLeader)]).toEqual([1, 0]);
    const below = await a.works(invited);
    expect(await a.fault(below, 'endOfficerSessions', { userId: specialist.identity.sub })).toBe('FORBIDDEN');
  });

  it('when somebody was last here and is away is for oneself, the leader, supervisors and administrators', async () => {
    const ENTITY = `query($r: [_Any!]!) { _entities(representations: $r) { ... on User { officer { roles activatedAt lastSeenAt leave { to } } } } }`;
    const profile = async (who: Caller): Promise<Partial<SeenOfficer> | undefined> =>
      (await who.must<{ _entities: ({ officer: SeenOfficer | null } | null)[] }>(ENTITY, { r: [{ __typename: 'User', id: specialist.identity.sub }] }))
        ._entities[0]?.officer ?? undefined;
    for (const who of [specialist, leader, supervisor, admin]) {
      const seen = await profile(who);
      expect(seen?.activatedAt).toEqual(expect.any(String));
      expect(seen?.lastSeenAt).toEqual(expect.any(String));
    }
    expect(await profile(foreignLeader)).toEqual({ roles: ['SPECIALIST'], activatedAt: null, lastSeenAt: null, leave: null });
    expect(await profile(citizen)).toBeUndefined();
  });
});
