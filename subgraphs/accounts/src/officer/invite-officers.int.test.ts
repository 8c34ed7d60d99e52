import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administration, OFFICER, type Administration, type SeenOfficer } from '../testing/administration.ts';
import type { Caller } from '../testing/caller.ts';
import { until } from '../testing/province.ts';

let a: Administration;
let admin: Caller;
let leader: Caller;
beforeAll(async () => {
  a = await administration();
  ({ admin, leader } = a);
});
afterAll(() => a.here.close());

describe('A1-03 X-01 inviting', () => {
  it('an officer activates once by the link in an SMS, with a password of the own; nothing works before', async () => {
    const invited = await a.invites(leader);
    expect(invited).toMatchObject({
      __typename: 'User',
      officer: { agency: { code: 'S-XD' }, roles: ['SPECIALIST'], active: true, activatedAt: null, lastSeenAt: null },
    });
    expect(await a.saidOf(invited.id)).toMatchObject([{ active: false }]);
    const { text } = await a.here.smsTo(invited.phone);
    expect(text).toMatch(/^PAHT Khanh Hoa: .* http:\/\/localhost:4000\/tai-khoan\/kich-hoat#token=[\w-]{22}$/);
    const { rows } = await a.here.owner.query<{ text: string }>('select a::text as text from accounts.account a where id = $1', [invited.id]);
    expect(rows[0]?.text).not.toContain(await a.tokenIn(invited.phone));

    const officer = await a.works(invited);
    expect(officer.identity).toMatchObject({ kind: 'OFFICER', roles: ['SPECIALIST'], agencyId: a.agency.roads });
    expect((await a.activates(await a.tokenIn(invited.phone))).code).toBe('CREDENTIALS_WRONG');
    expect(await a.saidOf(invited.id)).toMatchObject([{ active: false }, { active: true, agencyId: a.agency.roads }]);
    const { me } = await officer.must<{ me: { officer: SeenOfficer } }>(`{ me { officer { ${OFFICER} } } }`);
    expect(me.officer.activatedAt).not.toBeNull();
    expect(me.officer.lastSeenAt).not.toBeNull();
    expect(await a.recorded(invited.id)).toEqual([
      {
        action: 'inviteOfficer',
        actor: leader.identity.sub,
        changes: [
          { field: 'agencyId', from: null, to: a.agency.roads },
          { field: 'roles', from: null, to: ['SPECIALIST'] },
        ],
      },
    ]);
  });

  it('names each wrong field; a phone belongs to one officer', async () => {
    expect((await a.invites(admin, { fullName: '1', phone: '0258382222', roles: [] })).fields.map(({ path }) => path)).toEqual(['fullName', 'phone', 'roles']);
    expect(await a.invites(leader, { roles: ['ADMIN'] })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'roles' }] });
    expect(await a.invites(admin, { roles: ['OPERATOR'] })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'roles' }] });
    expect(await a.invites(admin, { agencyId: a.agency.desk, roles: ['OPERATOR'] })).toMatchObject({ __typename: 'User' });
    for (const agencyId of ['x', await a.here.agencyId('CU-GTVT')])
      expect(await a.invites(admin, { agencyId })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'agencyId' }] });
    expect(await a.invites(admin, { phone: a.here.person('SPECIALIST', 'S-YT').phone })).toMatchObject({ code: 'PHONE_TAKEN', fields: [{ path: 'phone' }] });
  });

  it('many at once, a result a row; a bad row does not spoil the others', async () => {
    const row = (more: object = {}): object => ({ agencyId: a.agency.roads, fullName: 'Lê Văn Bình', phone: a.phone(), roles: ['SPECIALIST'], ...more });
    const same = a.phone();
    const result = await a.does<{ invited: number; refused: number; rows: { row: number; user: object | null; refusal: { code: string } | null }[] }>(
      leader,
      'inviteOfficers',
      { officers: [row(), row({ agencyId: a.agency.health }), row({ phone: same }), row({ phone: same }), row({ fullName: '' }), row()] },
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
      expect(await a.does(admin, 'inviteOfficers', { officers })).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'officers' }] });
  });

  it('a fresh activation makes the one before worthless', async () => {
    const invited = await a.invites(leader);
    const first = await a.tokenIn(invited.phone);
    const since = a.here.sent.length;
    expect(await a.does(leader, 'resendActivation', { userId: invited.id })).toMatchObject({ __typename: 'Done' });
    const second = await a.tokenIn(invited.phone, since);
    expect(second).not.toBe(first);
    expect((await a.activates(first)).code).toBe('CREDENTIALS_WRONG');
    expect((await a.activates(second)).__typename).toBe('OtpTicket');
    expect(await a.does(leader, 'resendActivation', { userId: invited.id })).toMatchObject({ code: 'NOT_NOW' });
  });

  it('a locked invitation cannot be used', async () => {
    const invited = await a.invites(leader);
    await a.does(leader, 'setOfficerRoles', { userId: invited.id, roles: ['SPECIALIST'], active: false });
    expect((await a.activates(await a.tokenIn(invited.phone))).code).toBe('CREDENTIALS_WRONG');
    expect(await a.does(leader, 'resendActivation', { userId: invited.id })).toMatchObject({ code: 'NOT_NOW' });
  });
});

it('the activations that were sent are no part of any log', async () => {
  await until(() => a.here.sent.some(({ template }) => template === 'ACTIVATE'));
  const tokens = a.here.sent.filter(({ template }) => template === 'ACTIVATE').map(({ text }) => /token=([\w-]+)/.exec(text)?.[1] ?? text);
  for (const token of tokens.slice(0, 20)) expect(a.here.logged.join('\n')).not.toContain(token);
});
