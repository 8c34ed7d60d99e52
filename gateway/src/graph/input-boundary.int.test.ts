import { Supergraph } from '@apollo/federation-internals';
import fc from 'fast-check';
import { parse, visit } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordingServices, type Recording } from '../testing/recording-services.ts';
import { textPlaces, type TextPlace } from '../testing/text-places.ts';

/** How many hostile texts each place gets. */
const RUNS = Number(process.env.RUNS ?? 1);

let here: Recording;
let places: TextPlace[];
beforeAll(async () => {
  here = await recordingServices();
  places = textPlaces(Supergraph.build(here.supergraph, { validateSupergraph: false }).apiSchema().toGraphQLJSSchema());
});
afterAll(() => here.close());
beforeEach(() => {
  here.received.length = 0;
  here.faults.length = 0;
});

interface Asked {
  status: number;
  text: string;
  errors: { message: string; extensions: { code: string; field?: string } }[];
}

async function ask(body: object | string): Promise<Asked> {
  const headers = { 'content-type': 'application/json', 'accept-language': 'en' };
  const answer = await fetch(`${here.url}/graphql`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, text, errors: (JSON.parse(text) as Partial<Asked>).errors ?? [] };
}

const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
const hostile = fc.oneof(
  fc.constantFrom('\0', 'a\0b', '\ud800', 'x\udfff y', '\u202Egnp.exe', '\u3164', '\u2800', '\u200B\u2060', '\u{E0041}'),
  fc.constantFrom(10, 400_000).map((marks) => `a${'\u0301'.repeat(marks)}`),
  fc.constantFrom(1_001, 330_000, 900_000).map((length) => 'x'.repeat(length)),
  fc.string({ unit: anyUnit, maxLength: 200 }),
);
/** Texts that reach a subgraph at all have none of these. */
const UNSEEN = /[\0\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uD800-\uDFFF]/u;

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}
function literalsOf(query: string): string[] {
  const found: string[] = [];
  visit(parse(query), { StringValue: ({ value }) => void found.push(value) });
  return found;
}
function expectNothingHostileInside(): void {
  for (const { body, service } of here.received) {
    for (const text of [...textsOf(body.variables), ...literalsOf(body.query)]) {
      expect([service, text.match(UNSEEN), text.normalize('NFC') === text, text.length < 70_000]).toEqual([service, null, true, true]);
    }
  }
  expect(here.faults).toEqual([]);
}

describe('X-29 S14 the input boundary of the graph', () => {
  test('every text of every operation: a typed refusal that names the place, or the subgraph gets it clean', async () => {
    expect(places.length).toBeGreaterThan(150);
    const [texts] = fc.sample(fc.array(hostile, { minLength: places.length * RUNS, maxLength: places.length * RUNS, size: 'max' }), { numRuns: 1, seed: 7 });
    for (const [at, text] of (texts ?? []).entries()) {
      const place = places[at % places.length]!;
      const { errors, text: answer } = await ask({ query: place.query, variables: place.variables(text) });
      const path = place.name.split(' ')[1];
      expect([place.name, answer.length < 2_000, errors.map(({ extensions }) => extensions.code)]).toEqual([
        place.name,
        true,
        [expect.stringMatching(/^(NOT_FOUND|BAD_USER_INPUT)$/)],
      ]);
      if (errors[0]?.extensions.code === 'BAD_USER_INPUT')
        expect(errors[0]).toMatchObject({ extensions: { field: path }, message: expect.stringContaining(`${path}: `) as string });
    }
    expect(here.received.length).toBeGreaterThan(10);
    expectNothingHostileInside();
  });

  test('literals, block strings and escapes in the document are texts too', async () => {
    for (const [literal, seen] of [
      ['"a\\u0000b"', 'ab'],
      ['"""a\u202Eb"""', 'ab'],
      ['"Trần"'.normalize('NFD'), 'Trần'],
    ]) {
      here.received.length = 0;
      expect((await ask({ query: `{ caseProgress(code: ${literal}) { code } }` })).errors[0]?.extensions.code).toBe('NOT_FOUND');
      expect(literalsOf(here.received[0]?.body.query ?? '')).toEqual([seen]);
    }
    here.received.length = 0;
    const long = await ask({ query: `{ cases(first: 1, filter: { text: "${'x'.repeat(1_001)}" }) { nodes { id } } }` });
    expect(long.errors).toEqual([{ message: 'filter.text: this text is too long.', extensions: { code: 'BAD_USER_INPUT', field: 'filter.text' } }]);
    expect((await ask({ query: `{ caseProgress(code: "${'x'.repeat(200_000)}") { code } }` })).status).toBe(413);
    expect(here.received).toEqual([]);
  });

  test('a report of many lines and pictures arrives as it was written', async () => {
    const content = 'Đường hư 🏚️ từ tháng 3:\n- ổ gà sâu 20 cm 👷🏽‍♀️\n- \tnước đọng 🇻🇳';
    const place = places.find(({ name }) => name === 'submitCase input.content')!;
    await ask({ query: place.query, variables: place.variables(content.replaceAll('\n', '\r\n').normalize('NFD')) });
    expect(textsOf(here.received[0]?.body.variables)).toContain(content);
  });

  test('names of fields, depth and number of values are bounded', async () => {
    const query = 'query ($filter: CaseFilter) { cases(first: 1, filter: $filter) { nodes { id } } }';
    const codes = async (filter: string): Promise<unknown[]> =>
      (await ask(`{"query":${JSON.stringify(query)},"variables":{"filter":${filter}}}`)).errors.map(({ extensions }) => extensions);
    expect(await codes('{"te\\u0000xt":"a"}')).toEqual([{ code: 'BAD_USER_INPUT', field: 'filter' }]);
    expect(await codes(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)).toEqual([{ code: 'BAD_USER_INPUT', field: expect.stringMatching(/^filter/) as string }]);
    expect(await codes(`{"categoryCode":[${'"a",'.repeat(6_000)}"a"]}`)).toEqual([{ code: 'BAD_USER_INPUT', field: 'filter.categoryCode' }]);
    expect((await codes('{"text":{"a":"b"},"nothing":1}')).length).toBeGreaterThan(0);
    expect(here.received).toEqual([]);
    expect(here.faults).toEqual([]);
  });
});
