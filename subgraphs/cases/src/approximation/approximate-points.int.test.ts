import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readKeptCase } from '../command/read-chain.ts';
import { verifyCase } from '../history/verify-chain.ts';
import { publicPoint } from '../state/public-point.ts';
import { desks, type Desks } from '../testing/acts.ts';
import { administrator, type Administrator } from '../testing/administrator.ts';
import { testClock, type TestClock } from '../testing/clock.ts';
import { NHA_TRANG } from '../testing/reports.ts';
import { approximatePoints } from './approximate-points.ts';

let d: Desks;
let owner: TestClock;
let admin: Administrator;
beforeAll(async () => {
  d = await desks();
  owner = await testClock(d.here);
  admin = administrator(d.here.officer('office', 'ADMIN'));
});
afterAll(async () => {
  await owner.close();
  await d.here.close();
});

const HOME = {
  ...{ name: 'Bạo lực gia đình', nameEn: 'Violence at home', group: 'order', order: 45, urgency: 'NORMAL' },
  ...{ publicByDefault: true, sensitive: false, approvalRequired: false, proofRequired: false, active: true },
};
const set = (code: string, sensitive: boolean): Promise<unknown> => admin.does('saveCategory', { code, input: { ...HOME, sensitive } });
const EXACT = NHA_TRANG;
const APPROXIMATE = { ...publicPoint(NHA_TRANG, true), approximate: true };
/** Reported, accepted and public. */
async function isPublic(categoryCode: string): Promise<{ id: string; version: number }> {
  const { id } = await d.files({ categoryCode, place: { address: 'Số 1', ...NHA_TRANG } });
  const sent = await d.operator.does('assignCase', { id, version: 1, input: { leadAgencyId: d.roads, makePublic: true } });
  return { id, version: sent.version };
}
const shown = async (id: string, by = d.visitor): Promise<unknown> =>
  (await by.must<{ case: { place: object } }>('query ($id: ID) { case(id: $id) { place { lon lat approximate } } }', { id })).case.place;
interface Stored {
  lon: number;
  lat: number;
}
const stored = async (id: string): Promise<Stored[]> =>
  (await d.here.cases.services.pool.query<Stored>('select public_lon as lon, public_lat as lat from cases."case" where id = $1', [id])).rows;
/** What the map draws: of the newest event. */
const facts = async (id: string): Promise<Stored[]> =>
  (
    await d.here.cases.services.pool.query<Stored>(
      `select (data->'facts'->>'lon')::float8 as lon, (data->'facts'->>'lat')::float8 as lat from events.log where case_id = $1 order by n desc limit 1`,
      [id],
    )
  ).rows;
const areApproximate = (ids: string[]): Promise<void> =>
  vi.waitFor(
    async () => {
      for (const id of ids) expect(await stored(id)).toEqual([publicPoint(NHA_TRANG, true)]);
    },
    { timeout: 10_000 },
  );

describe('S22 a category becomes sensitive when cases of it are public already', () => {
  it('the public sees approximate points at once, the map and the history follow; who works on a case sees the true one', async () => {
    await set('HOME', false);
    await set('OTHER', false);
    const [open, done, other] = [await isPublic('HOME'), await isPublic('HOME'), await isPublic('OTHER')];
    await d.isNow(done.id, { step: 'DONE', status: 'CLOSED' });
    expect(await shown(open.id)).toMatchObject(EXACT);
    await set('HOME', true);
    for (const { id } of [open, done]) expect(await shown(id)).toEqual(APPROXIMATE);
    await areApproximate([open.id, done.id]);
    for (const { id } of [open, done]) expect(await facts(id)).toEqual([publicPoint(NHA_TRANG, true)]);
    expect(verifyCase(await readKeptCase(d.here.cases.services.pool, open.id))).toEqual({ holds: true });
    expect(await shown(open.id, d.specialist)).toMatchObject(NHA_TRANG);
    expect([await shown(other.id), await stored(other.id)]).toMatchObject([EXACT, [EXACT]]);
    expect((await d.events(open.id)).filter((type) => type === 'CaseEdited')).toHaveLength(1);
    // What was hidden once is not shown again.
    await set('HOME', false);
    expect(await shown(open.id)).toMatchObject({ ...publicPoint(NHA_TRANG, true) });
  });

  it('by SQL too; a second replica and a restart change nothing twice', async () => {
    await set('HOME_2', false);
    const cases = [await isPublic('HOME_2'), await isPublic('HOME_2')];
    await owner.asOwner(`update cases.category set sensitive = true where code = 'HOME_2'`);
    await Promise.all([approximatePoints(d.here.cases.services), approximatePoints(d.here.cases.services)]);
    await areApproximate(cases.map(({ id }) => id));
    await owner.asOwner(`update cases.category set exact_points = true where code = 'HOME_2'`);
    expect(await approximatePoints(d.here.cases.services)).toBe(0);
    for (const { id } of cases) expect((await d.events(id)).filter((type) => type === 'CaseEdited')).toHaveLength(1);
    const left = await d.here.cases.services.pool.query('select from cases.category where exact_points');
    expect(left.rowCount).toBe(0);
  });

  it('nothing is to be done when a category is sensitive already, or saved for something else', async () => {
    await set('HOME_3', true);
    const { id } = await isPublic('HOME_3');
    await set('HOME_3', true);
    await admin.does('saveCategory', { code: 'HOME_3', input: { ...HOME, sensitive: true, order: 46 } });
    expect((await d.here.cases.services.pool.query(`select exact_points from cases.category where code = 'HOME_3'`)).rows).toEqual([{ exact_points: false }]);
    expect((await d.events(id)).filter((type) => type === 'CaseEdited')).toHaveLength(0);
  });
});
