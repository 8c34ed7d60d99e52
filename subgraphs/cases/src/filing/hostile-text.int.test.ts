import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { province as openProvince, type Province } from '../testing/province.ts';
import { filed, REPORT, submit } from '../testing/reports.ts';

let province: Province;
beforeAll(async () => {
  province = await openProvince();
});
afterAll(() => province.close());

describe('X-29 S14 texts in rows', () => {
  it.each([
    ['title', 'Cống vỡ\0 \u202Eở hẻm\u202C \ud800', 'Cống vỡ ở hẻm'],
    ['title', 'Đường sụt 🏚️ 👷🏽‍♀️'.normalize('NFD'), 'Đường sụt 🏚️ 👷🏽‍♀️'],
    ['content', 'Một\r\nhai\u2028ba\n\tbốn', 'Một\nhai\nba\n\tbốn'],
  ])('a %s %j is kept as %j', async (field, given, kept) => {
    const { id } = await filed(province.citizen(), { ...REPORT, [field]: given });
    const { rows } = await province.cases.services.pool.query('select title, content from cases."case" where id = $1', [id]);
    expect(rows).toEqual([expect.objectContaining({ [field]: kept })]);
  });

  it.each(['\u3164', '\u2800\u2800', '\u115F', '\u200B \u2060', '...'])('a title of %j is refused beside its field, in both languages', async (title) => {
    const refused = await submit(province.citizen(), { ...REPORT, title });
    expect(refused).toMatchObject({ __typename: 'Refusal', code: 'INVALID_INPUT', fields: [{ path: 'input.title', code: 'REQUIRED' }] });
  });

  it('letters with floods of marks are refused before a resolver', async () => {
    const { errors } = await province.citizen().ask('query ($code: String) { case(code: $code) { id } }', { code: `a${'\u0301'.repeat(20_000)}`.repeat(3) });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', field: 'code' }]);
  });

  it('NUL in codes and filters finds what the text without it finds', async () => {
    const { code, id } = await filed(province.citizen(), REPORT);
    const anyone = province.anyone;
    const found = await anyone.must<{ caseProgress: { code: string } }>('query ($code: String!) { caseProgress(code: $code) { code } }', { code: `${code}\0` });
    expect(found).toEqual({ caseProgress: { code } });
    expect(await province.officer('desk', 'OPERATOR').must(`query ($code: String) { case(code: $code) { id } }`, { code: `\0${code}` })).toEqual({
      case: { id },
    });
    expect(await anyone.must('{ cases(first: 1, filter: { categoryCode: ["\\u0000"], wardCode: ["a\\u0000"] }) { nodes { id } } }')).toEqual({
      cases: { nodes: [] },
    });
  });
});
