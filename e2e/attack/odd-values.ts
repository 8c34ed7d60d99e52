import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';
import { goodValue } from './graph.ts';

const cursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');
const ID = '01890000-0000-7000-8000-000000000000';

/** Values that a type takes and that nobody means: borders, other spellings, cursors that were made by hand. */
const ODD: Record<string, readonly unknown[]> = {
  ID: ['', 'x', `{${ID}}`, ID.replaceAll('-', ''), ID.toUpperCase(), `${ID}.99999999999999999999`, `urn:uuid:${ID}`, '99999999999999999999', '٣'],
  String: [
    ...['', ' ', '\\', '%', "'", '"', '$1', '1e999', '٠١٢٣', 'ﬃ', '(((', '2026-02-30'],
    ...[['n', 'x', 'y'], ['n', '2026-02-30T00:00:00Z', ID], ['infinity', ID], ['1', ID], ['a', 'b'], [1.5], [1e30], [null], [], [true], { length: 1 }].map(
      cursor,
    ),
  ],
  Int: [0, -1, 101, 2_147_483_647, -2_147_483_648],
  Float: [-1, 181, 1e308, -1e308, 5e-324],
  Boolean: [true, false],
  DateTime: [
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59.999Z',
    '2026-02-30T00:00:00Z',
    '2026-11-20T24:00:00Z',
    '20261120',
    'x',
    '',
  ],
  Date: ['0000-01-01', '0001-01-01', '9999-12-31', '2026-02-30', 'x', ''],
};
const DEEPEST = 3;

/** Every way to put one odd value into a type, all else being good. */
export function* oddValues(type: GraphQLInputType, depth = 0): Generator<unknown> {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    yield [];
    for (const value of oddValues(nullable.ofType, depth)) yield [value];
  } else if (isEnumType(nullable)) yield* nullable.getValues().map(({ name }) => name);
  else if (isInputObjectType(nullable)) {
    if (depth === DEEPEST) return;
    for (const field of Object.values(nullable.getFields()))
      for (const value of oddValues(field.type, depth + 1)) yield { ...(goodValue(nullable) as object), [field.name]: value };
  } else yield* ODD[nullable.name] ?? [];
}

/** The same value written into a document. */
export function literalOf(type: GraphQLInputType, value: unknown): string {
  if (isNonNullType(type)) return literalOf(type.ofType, value);
  if (value === null || value === undefined) return 'null';
  if (isListType(type)) return `[${(value as unknown[]).map((each) => literalOf(type.ofType, each)).join(', ')}]`;
  if (isEnumType(type)) return String(value);
  if (!isInputObjectType(type)) return JSON.stringify(value);
  const fields = type.getFields();
  const written = Object.entries(value as object).flatMap(([name, part]) => (fields[name] ? [`${name}: ${literalOf(fields[name].type, part)}`] : []));
  return `{ ${written.join(', ')} }`;
}
