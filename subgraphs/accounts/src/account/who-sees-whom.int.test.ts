import { sealPerson, type Identity, type PersonReference } from '@pakn/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';

let here: Province;
let citizen: Caller;
let other: Caller;
let operator: Caller;
let specialist: Caller;
let leader: Caller;
let admin: Caller;
let partner: Caller;
let anonymous: Caller;
const CASE = '01890000-0000-7000-8000-00000000ca5e';

beforeAll(async () => {
  here = await province();
  const citizens = here.people.filter(({ role }) => role === 'CITIZEN');
  citizen = await signedIn(here, citizens[0] ?? here.person('CITIZEN'));
  other = await signedIn(here, citizens[1] ?? here.person('CITIZEN'));
  operator = await signedIn(here, here.person('OPERATOR'));
  specialist = await signedIn(here, here.person('SPECIALIST', 'S-XD'));
  leader = await signedIn(here, here.person('AGENCY_LEADER', 'S-XD'));
  admin = await signedIn(here, here.person('ADMIN'));
  partner = here.as({ kind: 'PARTNER', sub: here.person('PARTNER').identifier, scopes: ['cases:read'] });
  anonymous = here.as();
});
afterAll(() => here.close());

const ENTITIES =
  'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { id kind displayName fullName phone phoneMasked identifierMasked email contactAddress organization { name } officer { roles } } } }';
const userBy = async (who: Caller, id: string | undefined): Promise<Record<string, unknown> | null> =>
  (await who.must<{ _entities: (Record<string, unknown> | null)[] }>(ENTITIES, { representations: [{ __typename: 'User', id }] }))._entities[0] ?? null;

describe('S1 User by _entities, asked directly', () => {
  it('a citizen is seen by nobody else', async () => {
    for (const who of [anonymous, other, operator, specialist, leader, admin, partner]) expect(await userBy(who, citizen.identity.sub)).toBeNull();
    expect(await userBy(citizen, citizen.identity.sub)).toMatchObject({
      fullName: here.person('CITIZEN').fullName,
      phone: here.person('CITIZEN').phone,
      identifierMasked: '•••••••••234',
    });
  });
  it('officers see names of officers, never their phone; nobody else sees an officer', async () => {
    const seen = await userBy(operator, specialist.identity.sub);
    expect(seen).toMatchObject({
      fullName: here.person('SPECIALIST', 'S-XD').fullName,
      phone: null,
      identifierMasked: null,
      email: null,
      officer: { roles: ['SPECIALIST'] },
    });
    for (const who of [anonymous, citizen, partner]) expect(await userBy(who, specialist.identity.sub)).toBeNull();
  });
  it('unknown ids are nobody', async () => {
    for (const id of ['x', CASE, "'; drop table accounts.account"]) expect(await userBy(operator, id)).toBeNull();
  });
});

const REPORTER =
  'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Case { reporterName reporter { id displayName fullName phone phoneMasked identifierMasked } } ... on HistoryEntry { actorName } } }';
interface Shown {
  reporterName: string;
  reporter: Record<string, unknown> | null;
  actorName: string;
}
const show = async (who: Caller, representation: object): Promise<Shown | undefined> =>
  (await who.must<{ _entities: Shown[] }>(REPORTER, { representations: [representation] }))._entities[0];
const seal = (change: Partial<PersonReference> & { viewer: string }, key = here.env.SEAL_KEY, at?: number): string =>
  sealPerson(key, { account: citizen.identity.sub ?? '', case: CASE, view: 'FULL', ...change }, at ?? here.accounts.services.now().getTime());
const reporterFor = (who: Caller, reporterRef: string | null, id = CASE): Promise<Shown | undefined> => show(who, { __typename: 'Case', id, reporterRef });
const subOf = (who: Caller): string => who.identity.sub ?? '';

describe('the reporter: cases decides, accounts renders', () => {
  const name = (): string => here.person('CITIZEN').fullName;
  it('full, masked or not at all, as it was sealed for this viewer', async () => {
    const full = await reporterFor(operator, seal({ viewer: subOf(operator) }));
    expect(full).toMatchObject({ reporterName: name(), reporter: { fullName: name(), phone: null, identifierMasked: null } });
    const masked = await reporterFor(specialist, seal({ viewer: subOf(specialist), view: 'MASKED' }));
    expect(masked?.reporterName).toMatch(/^\S+ (\S\. ?)+$/);
    expect(masked?.reporter).toMatchObject({ fullName: null, phone: null, phoneMasked: null });
    expect(await reporterFor(specialist, seal({ viewer: subOf(specialist), view: 'NONE' }))).toEqual({ reporterName: 'Người dân', reporter: null });
    expect(await reporterFor(citizen, seal({ viewer: subOf(citizen) }))).toMatchObject({ reporterName: name(), reporter: { fullName: name() } });
  });
  it('the public gets a name at most, never a person', async () => {
    for (const who of [anonymous, other, partner]) {
      const shown = await reporterFor(who, seal({ viewer: '', view: 'MASKED' }));
      expect(shown?.reporter).toBeNull();
      expect(shown?.reporterName).not.toBe(name());
    }
    expect(await reporterFor(anonymous, seal({ viewer: '', view: 'FULL' }))).toEqual({ reporterName: name(), reporter: null });
  });
  it('S1 a forged, stale or borrowed seal shows nobody', async () => {
    const nobody = { reporterName: 'Người dân', reporter: null };
    const stale = here.accounts.services.now().getTime() - 4 * 60_000;
    const good = seal({ viewer: subOf(other) });
    const [payload, mac] = good.split('.') as [string, string];
    const tampered = Buffer.from(
      JSON.stringify({ ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), viewer: subOf(other), view: 'FULL' }),
    ).toString('base64url');
    for (const ref of [
      null,
      '',
      'x',
      'x.y',
      seal({ viewer: subOf(other) }, 'ab'.repeat(32)),
      seal({ viewer: subOf(other) }, undefined, stale),
      seal({ viewer: subOf(operator) }),
      `${tampered}x.${mac}`,
      `${payload}.`,
    ])
      expect(await reporterFor(other, ref)).toEqual(nobody);
    expect(await reporterFor(other, good, '01890000-0000-7000-8000-00000000dead')).toEqual(nobody);
  });
  it('history names officers to officers, the system, and nobody else', async () => {
    const actor = (who: Caller, change: Partial<PersonReference>): Promise<string | undefined> =>
      show(who, { __typename: 'HistoryEntry', id: 'h', actorRef: seal({ viewer: subOf(who), ...change }) }).then((entry) => entry?.actorName);
    expect(await actor(operator, { account: subOf(specialist) })).toBe(here.person('SPECIALIST', 'S-XD').fullName);
    expect(await actor(citizen, { account: subOf(specialist), view: 'MASKED' })).toBe('Cán bộ');
    expect(await actor(operator, { account: null })).toBe('Hệ thống');
    expect((await show(operator, { __typename: 'HistoryEntry', id: 'h', actorRef: 'forged' }))?.actorName).toBe('Người dân');
    operator.language = 'en';
    expect(await actor(operator, { account: null }), 'B-22').toBe('System');
    expect((await show(operator, { __typename: 'HistoryEntry', id: 'h', actorRef: 'forged' }))?.actorName).toBe('Citizen');
    operator.language = 'vi';
  });
  it('P2 a page of 50 people costs one query', async () => {
    // Reads have connections of their own: all pools of the process are looked at.
    const query = vi.spyOn(pg.Pool.prototype, 'query');
    onTestFinished(() => query.mockRestore());
    const representations = here.people.slice(0, 50).map((_, i) => ({
      __typename: 'Case',
      id: `${CASE.slice(0, -2)}${String(i).padStart(2, '0')}`,
      reporterRef: seal({ viewer: subOf(operator), case: `${CASE.slice(0, -2)}${String(i).padStart(2, '0')}` }),
    }));
    const { _entities } = await operator.must<{ _entities: Shown[] }>(REPORTER, { representations });
    expect(_entities.every(({ reporterName }) => reporterName === name())).toBe(true);
    expect(query.mock.calls.filter(([sql]) => sql.includes('from accounts.account where id = any'))).toHaveLength(1);
  });
});

describe('S1 root fields by the wrong token', () => {
  const ROOTS: [document: string, allowed: string[]][] = [
    ['{ notifications(first: 1) { unreadCount } }', ['citizen', 'other', 'operator', 'specialist', 'leader', 'admin']],
    ['{ people(name: "Nguyễn") { id } }', ['operator']],
    ['mutation { saveContact(name: "Lê Văn Gọi") { __typename } }', ['operator']],
    ['{ partnerClients { id secret } }', ['admin']],
    ['mutation { createPartnerClient(name: "x", scopes: ["cases:read"]) { __typename } }', ['admin']],
    ['mutation { rotatePartnerSecret(id: "x") { __typename } }', ['admin']],
    ['mutation { revokePartnerClient(id: "x") { __typename } }', ['admin']],
    ['mutation { updateProfile { __typename } }', ['citizen', 'other', 'operator', 'specialist', 'leader', 'admin']],
    ['mutation { markNotificationsRead(ids: []) { __typename } }', ['citizen', 'other', 'operator', 'specialist', 'leader', 'admin']],
    ['mutation { changePassword(currentPassword: "x", newPassword: "x") { __typename } }', ['citizen', 'other', 'operator', 'specialist', 'leader', 'admin']],
  ];
  it.each(ROOTS)('%s', async (document, allowed) => {
    const everybody: Record<string, Caller> = { anonymous, citizen, other, operator, specialist, leader, admin, partner };
    for (const [role, who] of Object.entries(everybody)) {
      const fault = await who.fault(document);
      const refused = fault === 'FORBIDDEN' || fault === 'UNAUTHENTICATED';
      expect(refused, `${role}: ${fault}`).toBe(!allowed.includes(role));
      if (refused) expect(fault).toBe(role === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    }
  });

  it('a forged role in the identity needs the key of the gateway', async () => {
    const forged: Identity = { ...other.identity, kind: 'OFFICER', roles: ['ADMIN', 'OPERATOR'] };
    const body = JSON.stringify({ query: '{ people(name: "Nguyễn") { id } }' });
    const identity = Buffer.from(JSON.stringify({ ...forged, requestId: 'x', address: '', at: Date.now() })).toString('base64url');
    expect(
      (
        await fetch(`${here.accounts.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-pakn-identity': identity, 'x-pakn-signature': 'forged' },
          body,
        })
      ).status,
    ).toBe(401);
  });
});

describe('A1-03 agencies', () => {
  const OFFICERS = '{ agency(code: "S-XD") { name evidence officers(first: 10) { totalCount nodes { fullName officer { roles } } } } }';
  interface Seen {
    agency: { name: string; evidence: string | null; officers: { totalCount: number; nodes: { fullName: string }[] } };
  }
  it('officers of an agency: its leader, supervisors, administrators; an empty list for the others', async () => {
    const supervisor = await signedIn(here, here.person('SUPERVISOR'));
    for (const who of [leader, supervisor, admin])
      expect((await who.must<Seen>(OFFICERS)).agency.officers.nodes.map(({ fullName }) => fullName)).toContain(here.person('SPECIALIST', 'S-XD').fullName);
    for (const who of [anonymous, citizen, specialist, operator, partner])
      expect((await who.must<Seen>(OFFICERS)).agency.officers).toEqual({ totalCount: 0, nodes: [] });
    expect((await anonymous.must<Seen>(OFFICERS)).agency).toMatchObject({ name: 'Sở Xây dựng', evidence: null });
  });
  it('pages by key, refuses pages out of bounds', async () => {
    const page = (first: number, after?: string) =>
      admin.ask<{ agency: { officers: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } }>(
        'query($first: Int!, $after: String) { agency(code: "TTCDS") { officers(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }',
        { first, after },
      );
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const { officers } = (await page(2, after)).data.agency;
      seen.push(...officers.nodes.map(({ id }) => id));
      [more, after] = [officers.pageInfo.hasNextPage, officers.pageInfo.endCursor];
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
    for (const first of [0, 101]) expect((await page(first)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
  it('lists the real ones, finds them without tone marks, knows predecessors and wards', async () => {
    const { all, found, xd, nt } = await anonymous.must<{
      all: { code: string }[];
      found: { code: string }[];
      xd: { predecessors: { name: string; active: boolean; validTo: string; successor: { code: string } }[] };
      nt: { name: string; kind: string; ward: { code: string } };
    }>(
      '{ all: agencies { code } found: agencies(search: "so xay dung") { code } xd: agency(code: "S-XD") { predecessors { name active validTo successor { code } } } nt: agency(code: "UBND-22366") { name kind ward { code } } }',
    );
    expect(all).toHaveLength(41 + 65);
    expect(found).toEqual([{ code: 'S-XD' }]);
    expect(xd.predecessors).toEqual([{ name: 'Sở Giao thông Vận tải', active: false, validTo: '2025-06-30', successor: { code: 'S-XD' } }]);
    expect(nt).toEqual({ name: 'UBND phường Nha Trang', kind: 'COMMUNE', ward: { code: '22366' } });
  });
});
