import { parseAgencyClosed } from '@pakn/events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../testing/caller.ts';
import { province, type Province } from '../testing/province.ts';
import { signedIn } from '../testing/sign-in.ts';
import { vietnamDay } from '@pakn/service-kit/rules';
import { closeDueAgencies } from './close-agency.ts';

let here: Province;
let admin: Caller;
beforeAll(async () => {
  here = await province();
  admin = await signedIn(here, here.person('ADMIN'));
});
afterAll(() => here.close());

interface Outcome {
  __typename: string;
  id: string;
  active: boolean;
  validTo: string | null;
  code: string;
  fields: { path: string }[];
  successor: { code: string } | null;
  predecessors: { code: string }[];
}
const RESULT =
  '__typename ... on Agency { id active validFrom validTo phone parent { code } successor { code } predecessors { code } } ... on Refusal { code fields { path } }';
const SAVE = `mutation($id: ID, $input: AgencyInput!) { done: saveAgency(id: $id, input: $input) { ${RESULT} } }`;
const CLOSE = `mutation($id: ID!, $validTo: Date!, $successorId: ID!) { done: closeAgency(id: $id, validTo: $validTo, successorId: $successorId) { ${RESULT} } }`;
const input = (more: object = {}): object => ({
  code: 'TT-PVHCC',
  name: 'Trung tâm Phục vụ hành chính công',
  kind: 'PUBLIC_UNIT',
  validFrom: '2026-07-01',
  ...more,
});
const saves = async (more: object = {}, id: string | null = null): Promise<Outcome> =>
  (await admin.must<{ done: Outcome }>(SAVE, { id, input: input(more) })).done;
const closes = async (id: string, successorId: string, validTo: string = today()): Promise<Outcome> =>
  (await admin.must<{ done: Outcome }>(CLOSE, { id, validTo, successorId })).done;
const today = (): string => vietnamDay(here.accounts.services.now());
const saidOf = async (id: string): Promise<{ type: string; data: Record<string, unknown> }[]> =>
  (
    await here.owner.query<{ type: string; data: Record<string, unknown> }>(
      `select type, data from events.log where data->>'agencyId' = $1 and type like 'Agency%' order by era, x, id`,
      [id],
    )
  ).rows;

describe('A1-09 an agency is kept as data', () => {
  it('is made and changed; everybody is notified', async () => {
    const parentId = await here.agencyId('S-NV');
    const made = await saves({ parentId, phone: '0258 3822 222', email: 'hcc@khanhhoa.gov.vn' });
    expect(made).toMatchObject({ __typename: 'Agency', active: true, validFrom: '2026-07-01', phone: '+842583822222', parent: { code: 'S-NV' } });
    expect((await saidOf(made.id)).at(-1)).toMatchObject({ type: 'AgencySaved', data: { code: 'TT-PVHCC', parentId, active: true, serves: [] } });
    expect(await saves({ name: 'Trung tâm Phục vụ HCC tỉnh' }, made.id)).toMatchObject({ parent: null, phone: null });
    expect((await saidOf(made.id)).at(-1)?.data).toMatchObject({ name: 'Trung tâm Phục vụ HCC tỉnh', parentId: null });
    const { rows } = await here.owner.query<{ actor_id: string; changes: { field: string }[] }>(
      `select actor_id, changes from accounts.access_log where subject_id = $1 and action = 'saveAgency' order by at`,
      [made.id],
    );
    expect(rows.map(({ actor_id, changes }) => [actor_id, changes.map(({ field }) => field)])).toEqual([
      [admin.identity.sub, ['code', 'name', 'kind', 'parentId', 'validFrom', 'phone', 'email']],
      [admin.identity.sub, ['name', 'parentId', 'phone', 'email']],
    ]);
  });

  it('names what does not fit', async () => {
    const roads = await here.agencyId('S-XD');
    const closed = await here.agencyId('CU-GTVT');
    const unit = await saves({ code: 'S-XD-1', parentId: roads });
    for (const [more, id, paths] of [
      [{ code: 'S-XD' }, null, ['input.code']],
      [{ code: 'S-XD-2' }, unit.id, ['input.code']],
      [{ code: 'x', name: '' }, null, ['input.code', 'input.name']],
      [{ code: 'S-1', parentId: closed }, null, ['input.parentId']],
      [{ code: 'S-1', parentId: 'x' }, null, ['input.parentId']],
      [{ code: 'S-1', predecessorIds: [roads] }, null, ['input.predecessorIds']],
      [{ code: 'S-XD', parentId: unit.id }, roads, ['input.parentId']],
      [{ code: 'S-XD', parentId: roads }, roads, ['input.parentId']],
    ] as const)
      expect((await saves(more, id)).fields.map(({ path }) => path)).toEqual(paths);
    for (const id of ['x', '01890000-0000-7000-8000-000000000009']) expect(await admin.fault(SAVE, { id, input: input() })).toBe('NOT_FOUND');
  });

  it('takes over the work of closed ones', async () => {
    const [gt, tt] = [await here.agencyId('CU-GTVT'), await here.agencyId('CU-STTTT')];
    const made = await saves({ code: 'S-MOI', predecessorIds: [gt, tt] });
    expect(made.predecessors.map(({ code }) => code)).toEqual(['CU-GTVT', 'CU-STTTT']);
    expect((await saidOf(gt)).at(-1)?.data).toMatchObject({ successorId: made.id, active: false });
    expect((await saves({ code: 'S-MOI' }, made.id)).predecessors).toHaveLength(2);
    expect((await saves({ code: 'S-MOI', predecessorIds: [gt] }, made.id)).predecessors).toEqual([{ code: 'CU-GTVT' }]);
    expect((await saidOf(tt)).at(-1)?.data).toMatchObject({ successorId: null });
  });

  it('S4 when its kind changes, the tokens of its officers end', async () => {
    const { identity } = await signedIn(here, here.person('SPECIALIST', 'S-TC'));
    await here.owner.query(`update accounts.agency set kind = 'CENTRAL' where code = 'S-TC'`);
    await here.accounts.changes.look();
    const { revoked } = (await (await here.as().raw('/internal/revoked?since=0')).json()) as { revoked: { subject: string }[] };
    expect(revoked.map(({ subject }) => subject)).toContain(identity.sub);
  });
});

describe('A1-09 an agency is closed', () => {
  it('at once with today; its units and, by the event, its cases go to the successor', async () => {
    const old = await saves({ code: 'S-CU', name: 'Sở cũ' });
    const unit = await saves({ code: 'S-CU-1', parentId: old.id });
    const heir = await saves({ code: 'S-KE-NHIEM', parentId: old.id });
    expect(await closes(old.id, heir.id)).toMatchObject({ active: false, validTo: today(), successor: { code: 'S-KE-NHIEM' } });
    const said = await saidOf(old.id);
    expect(said.map(({ type }) => type)).toEqual(['AgencySaved', 'AgencySaved', 'AgencyClosed']);
    expect(said[1]?.data).toMatchObject({ active: false, successorId: heir.id });
    expect(parseAgencyClosed(said[2]?.data)).toEqual({ agencyId: old.id, successorId: heir.id, validTo: today() });
    expect((await saidOf(unit.id)).at(-1)?.data).toMatchObject({ parentId: heir.id });
    expect((await saidOf(heir.id)).at(-1)?.data).toMatchObject({ parentId: null });
    expect(await closes(old.id, heir.id)).toMatchObject({ code: 'NOT_NOW' });
  });

  it('when its last day is over, once', async () => {
    const old = await saves({ code: 'S-DEN-HAN', name: 'Sở đến hạn' });
    const heir = await here.agencyId('S-NV');
    const lastDay = vietnamDay(new Date(here.accounts.services.now().getTime() + 86_400_000));
    expect(await closes(old.id, heir, lastDay)).toMatchObject({ active: true, validTo: lastDay });
    expect(await closeDueAgencies(here.accounts.services)).toBe(0);
    here.later(2 * 86_400_000);
    expect(await closeDueAgencies(here.accounts.services)).toBe(1);
    expect(await closeDueAgencies(here.accounts.services)).toBe(0);
    expect((await saidOf(old.id)).filter(({ type }) => type === 'AgencyClosed')).toMatchObject([{ data: { successorId: heir, validTo: lastDay } }]);
    admin = await signedIn(here, here.person('ADMIN'));
  });

  it('names what does not fit; the duty desk has a desk as its successor', async () => {
    const [roads, closed, desk] = [await here.agencyId('S-XD'), await here.agencyId('CU-GTVT'), await here.agencyId('TTCDS')];
    for (const successorId of [roads, closed, 'x']) expect((await closes(roads, successorId)).fields).toEqual([{ path: 'successorId' }]);
    expect((await closes(desk, roads)).fields).toEqual([{ path: 'successorId' }]);
    const fresh = await saves({ code: 'S-SOM' });
    expect((await closes(fresh.id, roads, '2020-01-01')).fields).toEqual([{ path: 'validTo' }]);
    for (const id of ['x', '01890000-0000-7000-8000-000000000009'])
      expect(await admin.fault(CLOSE, { id, successorId: roads, validTo: today() })).toBe('NOT_FOUND');
  });
});

it('S1 agencies are administered by administrators only', async () => {
  const id = await here.agencyId('S-XD');
  const before = (await saidOf(id)).length;
  const people = [here.person('AGENCY_LEADER', 'S-XD'), here.person('OPERATOR'), here.person('SUPERVISOR'), here.person('CITIZEN')];
  for (const person of people) {
    const who = await signedIn(here, person);
    expect(await who.fault(SAVE, { id, input: input({ code: 'S-XD' }) })).toBe('FORBIDDEN');
    expect(await who.fault(CLOSE, { id, validTo: today(), successorId: await here.agencyId('S-NV') })).toBe('FORBIDDEN');
  }
  expect(await here.as().fault(SAVE, { input: input() })).toBe('UNAUTHENTICATED');
  expect(await saidOf(id)).toHaveLength(before);
});
