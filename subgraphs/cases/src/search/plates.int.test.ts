import { testDatabase, type TestDatabase } from '@pakn/service-kit/testing';
import { searchWords } from '@pakn/vocabulary';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textQuery } from '../form/text-query.ts';

/** `RUNS=500` for more. */
const RUNS = Number(process.env['RUNS'] ?? 5);
/** One statement compares so many texts. */
const TEXTS = 200;

let database: TestDatabase;
let owner: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Pool({ connectionString: database.superuserUrl, max: 1 });
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const digits = (length: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
/** What plates are made of, too short and too long pieces too, between what may stand between them. */
const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('79', '51', 'a', 'A1', 'c1', 'aa', 'đ2', 'e', '123', '45', '1234', '12345', '79a', '79C1', '79a1234', '79a123', '79e12345'),
  },
  fc.string({ unit: fc.constantFrom(...'179aeĐ'), minLength: 1, maxLength: 6 }),
  fc.integer({ min: 1, max: 6 }).chain(digits),
);
const between = fc.constantFrom(' ', ' ', '-', '.', ',', '', '  ', '\n');
const text = fc.array(fc.tuple(piece, between), { minLength: 1, maxLength: 7 }).map((parts) => parts.map((part) => part.join('')).join(''));

/** The ways a plate is written. */
const spelled = ([place, series, number]: [string, string, string]): string[] => {
  const [first, rest] = [number.slice(0, 3), number.slice(3)];
  const numbers = number.length === 5 ? [number, `${first}.${rest}`, `${first} ${rest}`] : [number];
  return numbers.flatMap((each) => ['', ' ', '-', '.'].map((sign) => `${place}${series}${sign}${each}`)).concat(`${place}-${series} ${number}`);
};
const plate = fc.tuple(
  digits(2),
  fc.tuple(fc.constantFrom('A', 'b', 'H', 'aa', 'LD'), fc.oneof(fc.constant(''), digits(1))).map((parts) => parts.join('')),
  fc.oneof(digits(4), digits(5)),
);

describe('A6-01 number plates', () => {
  it('are seen in SQL where they are seen in TypeScript', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: TEXTS, maxLength: TEXTS }), async (texts) => {
        const asked = texts.map((each) => {
          const plates = [...(textQuery(each) ?? '').matchAll(/\((\w+) \| /g)].map(([, joined = '']) => joined);
          return [...searchWords(each), ...plates].join(' ');
        });
        // to_tsvector on both sides: it takes "79e123451e" for a number and a letter, in a query too.
        const { rows } = await owner.query<{ text: string; stored: string[]; asked: string[] }>(
          `select t as text, tsvector_to_array(cases.search_vector(t)) as stored, tsvector_to_array(to_tsvector('simple', q)) as asked
           from unnest($1::text[], $2::text[]) as given (t, q)`,
          [texts, asked],
        );
        expect(rows.filter((row) => row.stored.join() !== row.asked.join())).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('are found however they were written, and no other is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(plate, plate, fc.nat(), fc.nat()), { minLength: TEXTS / 4, maxLength: TEXTS / 4 }), async (pairs) => {
        const one = (ways: string[], at: number): string => ways[at % ways.length] ?? '';
        const asked = pairs.flatMap(([mine, other, written, typed]) => [
          { text: `xe ${one(spelled(mine), written)} đỗ`, query: one(spelled(mine), typed), isFound: true },
          { text: `xe ${one(spelled(other), written)}`, query: one(spelled(mine), typed), isFound: String(mine).toLowerCase() === String(other).toLowerCase() },
        ]);
        const { rows } = await owner.query<{ isFound: boolean }>(
          `select cases.search_vector(t) @@ to_tsquery('simple', q) as "isFound" from unnest($1::text[], $2::text[]) as given (t, q)`,
          [asked.map((each) => each.text), asked.map((each) => textQuery(each.query))],
        );
        expect(rows.map(({ isFound }, index) => ({ ...asked[index], isFound }))).toEqual(asked);
      }),
      { numRuns: RUNS },
    );
  });
});
