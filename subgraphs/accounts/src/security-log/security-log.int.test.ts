import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@pakn/service-kit';
import type { Caller } from '../testing/caller.ts';
import { province, until, type Province } from '../testing/province.ts';
import { signedIn, types } from '../testing/sign-in.ts';

const LOG = `query($filter: AuditFilter, $first: Int!, $after: String) { auditLog(filter: $filter, first: $first, after: $after) {
  nodes { id at action actorName subject reason actor { id fullName } changes { field oldValue newValue } } pageInfo { hasNextPage endCursor } } }`;

interface Entry {
  id: string;
  at: string;
  action: string;
  actorName: string;
  subject: string;
  reason: string | null;
  actor: { id: string; fullName: string } | null;
  changes: { field: string; oldValue: string | null; newValue: string | null }[];
}
interface Log {
  nodes: Entry[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

let here: Province;
let admin: Caller;
beforeAll(async () => {
  here = await province({ LIMIT_SIGN_IN_PER_MINUTE: '1000' });
  admin = await signedIn(here, here.person('ADMIN'));
});
afterAll(() => here.close());

const read = async (who: Caller, filter: object = {}, first = 100, after: string | null = null): Promise<Log> =>
  (await who.must<{ auditLog: Log }>(LOG, { filter, first, after })).auditLog;

describe('the security log', () => {
  it('S20 has every event of the safety of an account, by whom, about whom; a citizen by the masked name', async () => {
    const person = here.person('CITIZEN');
    const citizen = await signedIn(here, person);
    await types(here, { ...person, password: 'không phải nó' }, false);
    await citizen.must('mutation($a: String!, $b: String!) { changePassword(currentPassword: $a, newPassword: $b) { __typename } }', {
      a: person.password,
      b: 'một mật khẩu mới 26',
    });
    await citizen.must('mutation { signOut { __typename } }');
    const entries = await until(async () => {
      const { nodes } = await read(admin, { from: new Date(0).toISOString() });
      const own = nodes.filter(({ subject }) => /^\S+ \S\./.test(subject));
      return own.length >= 4 && own;
    });
    expect(entries.map(({ action }) => action)).toEqual(['signOut', 'changePassword', 'signInRefused', 'signIn']);
    expect(entries.every(({ actor, subject }) => actor === null && subject !== person.fullName)).toBe(true);
    expect(entries.map(({ actorName }) => actorName === 'Người chưa đăng nhập')).toEqual([false, false, true, false]);
  });

  it('has what administrators did, with each old and new value; by actor, action, agency and time; page by page', async () => {
    const officer = await signedIn(here, here.person('SPECIALIST', 'S-YT'));
    await admin.must('mutation($id: ID!) { setOfficerRoles(userId: $id, roles: [SPECIALIST, AGENCY_LEADER], active: true) { __typename } }', {
      id: officer.identity.sub,
    });
    const [entry] = (await read(admin, { action: 'setOfficerRoles' })).nodes;
    expect(entry).toMatchObject({
      actor: { id: admin.identity.sub },
      actorName: here.person('ADMIN').fullName,
      subject: here.person('SPECIALIST', 'S-YT').fullName,
      changes: [{ field: 'roles', oldValue: 'SPECIALIST', newValue: expect.stringContaining('AGENCY_LEADER') as string }],
    });
    const health = await here.agencyId('S-YT');
    expect((await read(admin, { agencyId: health })).nodes.map(({ action }) => action)).toEqual(expect.arrayContaining(['setOfficerRoles', 'signIn']));
    expect((await read(admin, { agencyId: await here.agencyId('S-TC') })).nodes).toEqual([]);
    expect((await read(admin, { actorId: officer.identity.sub })).nodes.map(({ action }) => action)).toEqual(['signIn']);
    expect((await read(admin, { to: new Date(0).toISOString() })).nodes).toEqual([]);
    expect((await read(admin, { actorId: 'x' })).nodes).toEqual([]);

    const all = (await read(admin)).nodes.map(({ id }) => id);
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Log = await read(admin, {}, 3, after);
      paged.push(...page.nodes.map(({ id }) => id));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(paged).toEqual(all);
    for (const after of ['x', Buffer.from('["x","y"]').toString('base64url')]) expect(await admin.fault(LOG, { first: 3, after })).toBe('BAD_USER_INPUT');
  });

  it('S1 is for administrators; supervisors read who looked behind a name and what was exported; nobody else', async () => {
    await here.owner.query(
      `insert into accounts.access_log (id, actor_id, action, subject, at, request_id, reason) values ($1, $2, 'revealReporter', 'case KH-2611-7F3K9Q', now(), 'r', 'Xác minh')`,
      [newId(), admin.identity.sub],
    );
    const supervisor = await signedIn(here, here.person('SUPERVISOR'));
    expect((await read(supervisor)).nodes).toMatchObject([{ action: 'revealReporter', subject: 'case KH-2611-7F3K9Q', reason: 'Xác minh' }]);
    expect((await read(supervisor, { action: 'signIn' })).nodes).toEqual([]);
    for (const role of ['OPERATOR', 'AGENCY_LEADER', 'SPECIALIST']) {
      const officer = here.person(role);
      expect(await (await signedIn(here, officer)).fault(LOG, { first: 1 })).toBe('FORBIDDEN');
    }
    expect(await (await signedIn(here, here.person('BUSINESS'))).fault(LOG, { first: 1 })).toBe('FORBIDDEN');
    expect(await here.as().fault(LOG, { first: 1 })).toBe('UNAUTHENTICATED');
    for (const first of [0, 101]) expect(await admin.fault(LOG, { first })).toBe('BAD_USER_INPUT');
  });
});
