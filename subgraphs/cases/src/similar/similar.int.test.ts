import { searchWords } from '@pakn/vocabulary';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desks, type Desks, type Outcome, type Worker } from '../testing/acts.ts';
import { makePublic } from '../testing/reports.ts';
import { withoutTelex } from './typed-words.ts';

interface Similar {
  score: number;
  distanceMeters: number | null;
  case: { id: string; title: string };
}
const LIKE = 'score distanceMeters case { id title }';
const ASK = `query ($title: String!, $lon: Float, $lat: Float, $first: Int!) { similarCases(title: $title, lon: $lon, lat: $lat, first: $first) { ${LIKE} } }`;
const BESIDE = `query ($id: ID!) { case(id: $id) { similar(first: 5) { ${LIKE} } } }`;
const HERE = { lon: 109.1895, lat: 12.2388 };
/** About 110 m to the north. */
const NEAR = { lon: 109.1895, lat: 12.2398 };
const TITLE = 'Ổ gà sâu trên đường Nguyễn Bỉnh Khiêm';

let d: Desks;
beforeAll(async () => void (d = await desks()));
afterAll(() => d.here.close());

const asks = async (who: Worker, variables: object = {}): Promise<Similar[]> =>
  (await who.must<{ similarCases: Similar[] }>(ASK, { title: TITLE, ...HERE, first: 5, ...variables })).similarCases;
const beside = async (who: Worker, id: string): Promise<Similar[]> => (await who.must<{ case: { similar: Similar[] } }>(BESIDE, { id })).case.similar;
const ids = (list: Similar[]): string[] => list.map((each) => each.case.id);
const files = (title: string, more: object = {}): Promise<Outcome> => d.files({ title, place: { address: 'Nguyễn Bỉnh Khiêm', ...NEAR }, ...more });
const shows = async (id: string, isPublic = true): Promise<void> => void (await makePublic(d.here, d.here.officer('desk', 'OPERATOR'), id, isPublic));

describe('A4-05 B-05 similar reports', () => {
  it('while a title is typed, the published report about the same trouble is found, with its distance, and another trouble is not', async () => {
    const same = await files('mat duong nguyen binh khiem hu, xe may hay te');
    const other = await files('Rác đổ trộm đường Nguyễn Bỉnh Khiêm', { categoryCode: 'WASTE', content: 'Rác chất đống.' });
    for (const { id } of [same, other]) await shows(id);
    const [found, ...more] = await asks(d.visitor);
    expect(found).toMatchObject({ case: { id: same.id }, distanceMeters: 111 });
    expect(found?.score).toBeGreaterThan(0.5);
    expect(more).toEqual([]);
    expect(ids(await asks(d.visitor, { title: 'Oor gaf dduwowngf Nguyeexn Binhr Khieem', lon: null, lat: null }))).toEqual([same.id]);
    expect(await asks(d.visitor, { title: 'Ổ gà', lon: null, lat: null })).toEqual([]);
    await shows(same.id, false);
  });

  it('by the point alone, while nothing is typed, what was published around it is found, the nearest first, and nothing that is private or far', async () => {
    const there = { lon: 109.1021, lat: 12.3011 };
    const at = (lat: number): object => ({ place: { address: 'Trước chợ', lon: there.lon, lat } });
    const [near, nearest, far, hidden] = [
      await files('Rác chất đống', at(there.lat + 0.0009)),
      await files('Đèn không sáng', at(there.lat + 0.0003)),
      await files('Cây ngã', at(there.lat + 0.003)),
      await files('Cống nghẹt', at(there.lat)),
    ];
    for (const { id } of [near, nearest, far]) await shows(id);
    const found = await asks(d.visitor, { title: ' ', ...there });
    expect(found.map((each) => [each.case.id, each.distanceMeters])).toEqual([
      [nearest.id, 33],
      [near.id, 100],
    ]);
    expect(found.every(({ score }) => score > 0 && score < 0.3)).toBe(true);
    for (const who of [d.reporter, d.operator]) expect(ids(await asks(who, { title: '', ...there }))).not.toContain(hidden.id);
    expect(await asks(d.visitor, { title: '', lon: null, lat: null })).toEqual([]);
    for (const { id } of [near, nearest, far]) await shows(id, false);
    expect(await asks(d.visitor, { title: '', ...there })).toEqual([]);
  });

  it('neither one that waits for the desk, nor one that is private again or was merged away is found, by anybody', async () => {
    const hidden = await files(`${TITLE} trước chợ`);
    const privateAgain = await files(`${TITLE} trước nhà số 9`);
    const merged = await files(`${TITLE} gần cầu`);
    const shown = await files(`${TITLE} gần trường`);
    for (const { id } of [privateAgain, merged, shown]) await shows(id);
    expect(ids(await asks(d.visitor))).toEqual(expect.arrayContaining([privateAgain.id, merged.id, shown.id]));
    await shows(privateAgain.id, false);
    await d.isNow(merged.id, { status: 'MERGED', step: 'DONE' });
    for (const who of [d.visitor, d.anotherCitizen, d.reporter, d.operator, d.specialist, d.supervisor]) expect(ids(await asks(who))).toEqual([shown.id]);
    // Beside a report that only they see, the desk and its reporter are shown published ones, and never the report itself.
    for (const who of [d.operator, d.reporter]) expect(ids(await beside(who, hidden.id))).toEqual([shown.id]);
    expect(await beside(d.visitor, shown.id)).toEqual([]);
    expect(await d.visitor.must(BESIDE, { id: hidden.id })).toEqual({ case: null });
    await shows(hidden.id);
    expect(ids(await beside(d.visitor, shown.id))).toEqual([hidden.id]);
  });

  it('of a sensitive field only the distance to the point that everybody sees is told, also right after it became sensitive', async () => {
    const { id } = await files('Chó thả rông cắn người ở chợ Phương Sài', {
      categoryCode: 'OTHER',
      place: { address: 'Chợ Phương Sài', lon: 109.18031, lat: 12.25131 },
    });
    await shows(id);
    const ask = { title: 'Chó thả rông chợ Phương Sài cắn trẻ em', lon: 109.18031, lat: 12.25131 };
    expect(await asks(d.visitor, ask)).toMatchObject([{ case: { id }, distanceMeters: 0 }]);
    await d.sql(`update cases.category set sensitive = true where code = 'OTHER'`, []);
    await d.here.cases.services.reference.reload();
    const [found] = await asks(d.operator, ask);
    expect(found?.distanceMeters).toBeGreaterThan(5);
  });

  it('of more than a hundred, or of half a point, nobody is answered', async () => {
    for (const first of [0, 101, -1]) expect((await d.visitor.ask(ASK, { title: TITLE, first })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    for (const point of [{ lon: 109.2 }, { lat: 12.2 }, { lon: 200, lat: 12 }, { lon: 109, lat: -91 }])
      expect((await d.visitor.ask(ASK, { title: TITLE, first: 5, ...point })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('no text breaks it', async () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 200, unit: 'grapheme' }),
      fc.constantFrom('', '\u0000', '% _ \\ \' " $1', 'a '.repeat(2_000), '😢🔥', 'Ổ gà '.repeat(60)),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (title) => {
        const { data, errors } = await d.visitor.ask<{ similarCases: Similar[] }>(ASK, { title, ...HERE, first: 5 });
        if (errors) expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
        for (const { score } of data?.similarCases ?? []) expect(score > 0 && score <= 1).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

it('B-05: the index files a report under the words that the query looks for', async () => {
  const texts = ['Ddeenf dduwowngf hoongr, Đường Nguyeexn Hueej', 'karaoke wifi QL1A km1455 23/10', 'Ổ gà số 12.500 TRƯỚC chợ Đầm', 'xoong nồi, boong tàu'];
  const { rows } = (await d.sql("select string_to_array(cases.similar_words(t), ' ') as words from unnest($1::text[]) as t", [texts])) as {
    rows: { words: string[] }[];
  };
  expect(rows.map(({ words }) => words)).toEqual(texts.map((text) => searchWords(text).map(withoutTelex)));
});
