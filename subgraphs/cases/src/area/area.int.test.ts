import fc from 'fast-check';
import type { AreaDigest } from '@pakn/events';
import { newId } from '@pakn/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { desks, worker, type Desks, type Worker } from '../testing/acts.ts';
import { testClock, type TestClock } from '../testing/clock.ts';
import { filed, giveTo, makePublic, NHA_TRANG } from '../testing/reports.ts';
import { metresBetween } from '../similar/metres.ts';
import { erasePeople } from '../people/erase-person.ts';
import { cornersOf } from '../case/in-area.ts';
import { sendDigests } from './send-digests.ts';

let d: Desks;
let clock: TestClock;
beforeAll(async () => {
  d = await desks({ sweeping: false });
  clock = await testClock(d.here);
});
afterAll(async () => {
  await clock.close();
  await d.here.close();
});

interface Area {
  id: string;
  version: number;
  name: string;
  wards: { code: string }[];
  categories: { code: string }[];
  circle: { lon: number; lat: number; metres: number } | null;
  outline: { lon: number; lat: number }[];
  frequency: string;
}
type Saved = Area & { __typename: 'Area' | 'Refusal'; code?: string; fields?: { path: string; code: string }[] };

const FIELDS = 'id version name wards { code } categories { code } circle { lon lat metres } outline { lon lat } frequency';
const SAVE = `mutation($id: ID, $version: Int, $input: AreaInput!) { saveArea(id: $id, version: $version, input: $input) {
  __typename ... on Area { ${FIELDS} } ... on Refusal { code fields { path code } } } }`;
const WARD = '22366';
const WHOLE = { name: 'Phường Nha Trang', wardCodes: [WARD], frequency: 'DAILY' };

const save = async (who: Worker, input: object, more: object = {}): Promise<Saved> => (await who.must<{ saveArea: Saved }>(SAVE, { input, ...more })).saveArea;
const areasOf = async (who: Worker): Promise<Area[]> => (await who.must<{ myAreas: Area[] }>(`{ myAreas { ${FIELDS} } }`)).myAreas;
const casesIn = async (who: Worker, areaId: string): Promise<string[]> => {
  const list = await who.must<{ cases: { nodes: { id: string }[] } }>(
    'query($areaId: ID!) { cases(first: 100, filter: { areaId: $areaId }) { nodes { id } } }',
    {
      areaId,
    },
  );
  return list.cases.nodes.map(({ id }) => id);
};
const rows = async <R>(sql: string, values: unknown[] = []): Promise<R[]> => ((await d.sql(sql, values)) as { rows: R[] }).rows;
const digests = async (): Promise<AreaDigest[]> =>
  (await rows<{ data: AreaDigest }>(`select data from events.log where type = 'AreaDigest' order by id`)).map(({ data }) => data);
/** What is due at this time of Việt Nam is sent. */
const at = async (local: string): Promise<AreaDigest[]> => {
  const before = (await digests()).length;
  await d.here.cases.news.drain();
  await clock.set(local);
  await sendDigests(d.here.cases.services);
  return (await digests()).slice(before);
};
const publish = async (input: object = {}): Promise<{ id: string; code: string }> => {
  const report = await filed(d.here.citizen(), input);
  await makePublic(d.here, d.here.officer('desk', 'OPERATOR'), report.id);
  return report;
};
const around = (lon: number, lat: number): object => ({ place: { address: 'Đâu đó', lon: NHA_TRANG.lon + lon, lat: NHA_TRANG.lat + lat } });

beforeEach(async () => {
  await clock.set('2027-03-03 10:00');
  await d.here.cases.news.drain();
  await d.sql('delete from cases.area', []);
});

describe('following an area', () => {
  it('B-21 keeps what was filled in, for its owner on every device, and changes it by its version', async () => {
    const me = worker(d.here.citizen());
    const outline = [109.1, 109.2, 109.15].map((lon, n) => ({ lon, lat: (122 + n) / 10 }));
    const first = await save(me, { name: '  Quanh nhà ', wardCodes: [WARD, WARD], categoryCodes: ['ROAD'], outline, frequency: 'WEEKLY' });
    expect(first).toMatchObject({
      version: 1,
      name: 'Quanh nhà',
      wards: [{ code: WARD }],
      categories: [{ code: 'ROAD' }],
      circle: null,
      outline,
      frequency: 'WEEKLY',
    });
    const circle = { ...NHA_TRANG, metres: 1500 };
    const second = await save(me, { name: 'Quanh trường', circle, frequency: 'OFF' }, { id: first.id, version: 1 });
    expect(second).toMatchObject({ id: first.id, version: 2, name: 'Quanh trường', wards: [], categories: [], circle, outline: [], frequency: 'OFF' });
    expect(await save(me, WHOLE, { id: first.id, version: 1 })).toMatchObject({ __typename: 'Refusal', code: 'STALE_VERSION' });
    expect(await areasOf(me)).toEqual([expect.objectContaining({ name: 'Quanh trường' })]);
    await me.must('mutation($id: ID!) { deleteArea(id: $id) { __typename } }', { id: first.id });
    expect(await areasOf(me)).toEqual([]);
  });

  it('B-21 a repeated call makes no second area', async () => {
    const me = worker(d.here.citizen());
    const key = newId();
    const answers = await Promise.all([1, 2, 3].map(() => me.ask<{ saveArea: Saved }>(SAVE, { input: WHOLE }, key)));
    expect(new Set(answers.map(({ data }) => data?.saveArea.id)).size).toBe(1);
    expect(await areasOf(me)).toHaveLength(1);
  });

  it.each([
    [{ wardCodes: [] }, 'input.wardCodes', 'REQUIRED'],
    [{ wardCodes: ['99999'] }, 'input.wardCodes', 'UNKNOWN'],
    [{ categoryCodes: ['NO_SUCH'] }, 'input.categoryCodes', 'UNKNOWN'],
    [{ name: '   ' }, 'input.name', 'REQUIRED'],
    [{ name: 'x'.repeat(81) }, 'input.name', 'TOO_LONG'],
    [{ circle: { ...NHA_TRANG, metres: 99 } }, 'input.circle', 'OUT_OF_RANGE'],
    [{ circle: { ...NHA_TRANG, metres: 20_001 } }, 'input.circle', 'OUT_OF_RANGE'],
    [{ circle: { lon: 0, lat: 0, metres: 500 } }, 'input.circle', 'OUT_OF_RANGE'],
    [{ outline: [NHA_TRANG, NHA_TRANG] }, 'input.outline', 'OUT_OF_RANGE'],
    [{ outline: [NHA_TRANG, NHA_TRANG, NHA_TRANG] }, 'input.outline', 'INVALID_INPUT'],
    [{ outline: [NHA_TRANG, NHA_TRANG, { lon: 0, lat: 0 }] }, 'input.outline', 'OUT_OF_RANGE'],
    [{ outline: [NHA_TRANG, around(0.1, 0), NHA_TRANG].map(() => NHA_TRANG), circle: { ...NHA_TRANG, metres: 500 } }, 'input.outline', 'INVALID_INPUT'],
  ])('B-21 %j is refused at %s', async (wrong, path, code) => {
    const refused = await save(worker(d.here.citizen()), { ...WHOLE, ...wrong });
    expect(refused).toMatchObject({ __typename: 'Refusal', code: 'INVALID_INPUT' });
    expect(refused.fields).toContainEqual({ path, code });
  });

  it('B-21 twenty areas are as many as one account may follow, also at once', async () => {
    const me = worker(d.here.citizen());
    const saved = await Promise.all(Array.from({ length: 24 }, (_, n) => save(me, { ...WHOLE, name: `Khu vực ${n}` })));
    expect(saved.filter(({ __typename }) => __typename === 'Area')).toHaveLength(20);
    expect(await areasOf(me)).toHaveLength(20);
  });

  it('B-21 S1 nobody else sees, changes, deletes or lists by it; who is not signed in follows nothing', async () => {
    const me = worker(d.here.citizen());
    const { id } = await save(me, WHOLE);
    const open = await publish();
    for (const other of [worker(d.here.citizen()), d.specialist, d.operator]) {
      expect((await other.must<{ area: unknown }>('query($id: ID!) { area(id: $id) { id } }', { id })).area).toBeNull();
      const { errors } = await other.ask(SAVE, { id, version: 1, input: { ...WHOLE, name: 'Của tôi' } });
      const { data } = await other.ask<{ deleteArea: { __typename: string } | null }>('mutation($id: ID!) { deleteArea(id: $id) { __typename } }', { id });
      expect([errors?.[0]?.extensions?.code, data?.deleteArea ?? null]).toEqual(['NOT_FOUND', null]);
      expect(await casesIn(other, id)).toEqual([]);
    }
    for (const other of [d.visitor, worker(d.here.partner('cases:read'))]) {
      const asked = [SAVE, `{ myAreas { id } }`, `query($input: AreaInput!) { areaPreview(input: $input) { __typename } }`];
      for (const query of asked) expect((await other.ask(query, { input: WHOLE })).data ?? null).toBeNull();
    }
    expect(await areasOf(me)).toEqual([expect.objectContaining({ name: WHOLE.name, version: 1 })]);
    expect(await casesIn(me, id)).toContain(open.id);
  });
});

describe('digests', () => {
  it('B-21 tell once, in the morning, what became public or was answered in the area since the last one', async () => {
    const me = worker(d.here.citizen());
    const { id: areaId } = await save(me, WHOLE);
    await save(me, { ...WHOLE, name: 'Hằng tuần', frequency: 'WEEKLY' });
    await save(me, { ...WHOLE, name: 'Đã tắt', frequency: 'OFF' });
    const inside = await publish();
    const elsewhere = await filed(d.here.citizen(), { place: { address: 'Xã khác', wardCode: '22702' } });
    await makePublic(d.here, d.here.officer('desk', 'OPERATOR'), elsewhere.id);
    expect(await at('2027-03-04 06:59')).toEqual([]);
    expect(await at('2027-03-04 07:00')).toEqual([
      {
        areaId,
        accountId: me.id,
        frequency: 'DAILY',
        total: 1,
        cases: [{ caseId: inside.id, code: inside.code, categoryCode: 'ROAD', wardCode: WARD, news: 'NEW' }],
      },
    ]);
    expect(await at('2027-03-05 07:00'), 'nothing new').toEqual([]);
    // Monday.
    expect(await at('2027-03-08 07:00')).toEqual([expect.objectContaining({ frequency: 'WEEKLY', accountId: me.id, total: 1 })]);
  });

  it('B-21 never a private case, nor one that was taken back before the digest was made; never where its public point does not lie', async () => {
    const me = worker(d.here.citizen());
    await save(me, WHOLE);
    await save(me, { name: 'Vòng tròn', circle: { ...NHA_TRANG, metres: 20_000 }, frequency: 'DAILY' });
    const hidden = await filed(d.here.citizen());
    await giveTo(d.here, d.here.officer('desk', 'OPERATOR'), hidden.id, d.here.agencies.roads);
    const takenBack = await publish();
    await d.here.cases.news.drain();
    await makePublic(d.here, d.here.officer('desk', 'OPERATOR'), takenBack.id, false);
    const withoutPoint = await publish({ place: { address: 'Chỉ biết xã', wardCode: WARD } });
    const told = (await at('2027-03-04 07:00')).flatMap(({ cases }) => cases.map(({ caseId }) => caseId));
    expect(told).toEqual([withoutPoint.id]);
  });

  it('B-21 the delivered set is the expected set on random circles, outlines, communes and fields', async () => {
    const spread = 0.05;
    const number = fc.noBias(fc.integer({ min: -25_000, max: 25_000 })).map((n) => n * 2e-6);
    const point = fc.record({ lon: number, lat: number }).map(({ lon, lat }) => ({ lon: NHA_TRANG.lon - spread + lon, lat: NHA_TRANG.lat + lat }));
    // Reports lie between the corners: none stands on a border.
    const between = point.map(({ lon, lat }) => ({ lon: lon + 1e-6, lat: lat + 1e-6 }));
    const some = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { freq: 1 });
    const shape = fc.oneof(
      fc.record({ circle: fc.tuple(point, fc.integer({ min: 100, max: 6000 })).map(([centre, metres]) => ({ ...centre, metres })) }),
      fc.record({ outline: fc.array(point, { minLength: 3, maxLength: 12 }) }),
    );
    const area = fc.tuple(shape, some(fc.constantFrom<string[]>([WARD], ['22702', WARD])), some(fc.subarray(['ROAD', 'WASTE'], { minLength: 1 })));
    const runs = Number(process.env.RUNS ?? 40);
    const wanted = fc.sample(area, { numRuns: runs, seed: 7 });
    const places = fc.sample(fc.tuple(between, fc.constantFrom('ROAD', 'WASTE', 'CONSTRUCTION')), { numRuns: 60, seed: 11 });
    const followers = new Map<
      string,
      { circle?: { lon: number; lat: number; metres: number }; outline?: { lon: number; lat: number }[]; wards: string[]; categories: string[] }
    >();
    for (const [given, wardCodes, categoryCodes] of wanted) {
      const saved = await save(worker(d.here.citizen()), { name: 'Bất kỳ', ...given, wardCodes, categoryCodes, frequency: 'DAILY' });
      if (saved.__typename === 'Area') followers.set(saved.id, { ...given, wards: wardCodes ?? [], categories: categoryCodes ?? [] });
    }
    const published: string[] = [];
    for (const [place, categoryCode] of places) published.push((await publish({ place: { address: 'Đâu đó', ...place }, categoryCode })).id);
    const found = await rows<{ id: string; lon: number; lat: number; ward: string | null; category: string }>(
      `select id, public_lon as lon, public_lat as lat, ward_code as ward, category_code as category from cases."case" where is_public and id = any($1)`,
      [published],
    );
    expect(found).toHaveLength(places.length);
    await clock.set('2027-03-04 07:00');
    await d.here.cases.news.drain();
    const told = await rows<{ area: string; ids: string[] }>(
      'select area_id as area, array_agg(case_id order by case_id) as ids from cases.area_news group by area_id',
    );
    const delivered = new Map(told.map(({ area: id, ids }) => [id, ids]));
    let inSome = 0;
    for (const [id, { circle, outline, wards, categories }] of followers) {
      const expected = found.filter(
        (each) =>
          (wards.length === 0 || wards.includes(each.ward ?? '')) &&
          (categories.length === 0 || categories.includes(each.category)) &&
          (!circle || metresBetween(circle, each) <= circle.metres) &&
          (!outline || isWithin(each, outline)),
      );
      inSome += expected.length;
      expect([id, delivered.get(id) ?? []]).toEqual([id, expected.map((each) => each.id).toSorted()]);
    }
    expect(inSome).toBeGreaterThan(runs);
    const sent = (await at('2027-03-04 07:01')).filter(({ areaId }) => followers.has(areaId));
    expect(new Map(sent.map(({ areaId, total }) => [areaId, total]))).toEqual(new Map(told.map(({ area: id, ids }) => [id, ids.length])));
  });

  it('B-21 B-36 an erased person is told nothing more, and nothing of the areas is left', async () => {
    const me = worker(d.here.citizen());
    const { id } = await save(me, WHOLE);
    await publish();
    await d.here.cases.news.drain();
    const client = await d.here.cases.services.pool.connect();
    await erasePeople(client, [me.id]).finally(() => client.release());
    expect(await at('2027-03-04 07:00')).toEqual([]);
    expect(await rows('select 1 from cases.area_news where area_id = $1', [id])).toEqual([]);
  });
});

/** By the winding number: independent of PostgreSQL's own way. */
function isWithin({ lon, lat }: { lon: number; lat: number }, outline: readonly { lon: number; lat: number }[]): boolean {
  let winding = 0;
  for (const [n, from] of outline.entries()) {
    const to = outline[(n + 1) % outline.length] ?? from;
    const side = (to.lon - from.lon) * (lat - from.lat) - (lon - from.lon) * (to.lat - from.lat);
    if (from.lat <= lat && to.lat > lat && side > 0) winding++;
    if (from.lat > lat && to.lat <= lat && side < 0) winding--;
  }
  return winding !== 0;
}

it('B-21 the preview counts what the area would have brought in the last 30 days', async () => {
  const me = worker(d.here.citizen());
  const PREVIEW = `query($input: AreaInput!) { areaPreview(input: $input) { ... on AreaPreview { recentCount digestAt } ... on Refusal { fields { path } } } }`;
  const ask = async (input: object): Promise<unknown> => (await me.must<{ areaPreview: unknown }>(PREVIEW, { input })).areaPreview;
  const circle = { lon: NHA_TRANG.lon - 0.1, lat: NHA_TRANG.lat + 0.02, metres: 900 };
  const before = (await ask({ name: 'Thử', circle, frequency: 'OFF' })) as { recentCount: number };
  expect(before).toEqual({ recentCount: expect.any(Number), digestAt: null });
  await publish(around(-0.1, 0.02));
  expect(await ask({ name: 'Thử', circle, frequency: 'DAILY' })).toEqual({ recentCount: before.recentCount + 1, digestAt: '2027-03-04T00:00:00.000Z' });
  expect(await ask({ name: 'Thử', frequency: 'DAILY' })).toEqual({ fields: [{ path: 'input.wardCodes' }] });
  expect(cornersOf('((109123456,12200000),(1e+08,-3))')).toEqual([
    { lon: 109.123456, lat: 12.2 },
    { lon: 100, lat: -0.000003 },
  ]);
});
