import fc from 'fast-check';
import { astFromValue, getNamedType, isLeafType, isObjectType, print, type GraphQLField, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goodValue } from '../testing/good-values.ts';
import { madeUpGraph, type MadeUpGraph } from '../testing/made-up-graph.ts';

/** Random selections a type of entity. */
const RUNS = Number(process.env.RUNS ?? 8);

let graph: MadeUpGraph;
/** Every entity with the fields by which a query comes to it. */
let entities: { type: GraphQLObjectType; path: GraphQLField<unknown, unknown>[] }[];
beforeAll(async () => {
  graph = await madeUpGraph();
  const keyed = new Set([...graph.supergraph.matchAll(/type (\w+)[^{]*@join__type\([^)]*key:/g)].map(([, name]) => name));
  entities = waysTo(graph).filter(({ type }) => keyed.has(type.name));
});
afterAll(() => graph.stop());

/** Each object type that a query reaches, by the shortest way. */
function waysTo({ schema }: MadeUpGraph): { type: GraphQLObjectType; path: GraphQLField<unknown, unknown>[] }[] {
  const found = new Map([[schema.getQueryType()!, [] as GraphQLField<unknown, unknown>[]]]);
  for (const [type, path] of found) {
    for (const field of Object.values(type.getFields())) {
      const next = getNamedType(field.type);
      if (isObjectType(next) && !found.has(next)) found.set(next, [...path, field]);
    }
  }
  return [...found].map(([type, path]) => ({ type, path }));
}

const called = ({ name, args }: GraphQLField<unknown, unknown>): string =>
  args.length === 0 ? name : `${name}(${args.map((arg) => `${arg.name}: ${print(astFromValue(goodValue(arg.type), arg.type)!)}`).join(', ')})`;

interface Chosen {
  alias: string;
  field: GraphQLField<unknown, unknown> | '__typename';
  below: Chosen[];
  /** How it is written: by itself, in an inline fragment, in a named one. */
  in: 'plain' | 'inline' | 'fragment';
}

/** Some fields of a type under names that are free in their set, most of them names of other fields. */
function selections(type: GraphQLObjectType, depth: number, names: string[]): fc.Arbitrary<Chosen[]> {
  const own = Object.values(type.getFields()).filter((field) => (depth > 0 && isObjectType(getNamedType(field.type))) || isLeafType(getNamedType(field.type)));
  const name = fc.oneof(
    fc.constantFrom('id', 'code', '__typename', 'reporterRef', '_cursor', 'x'),
    fc.constantFrom('id', ...own.map((field) => field.name)),
    fc.constantFrom(...names),
  );
  const one = fc.constantFrom<GraphQLField<unknown, unknown> | '__typename'>(...own, '__typename').chain((field): fc.Arbitrary<Chosen> => {
    const next = field === '__typename' ? null : getNamedType(field.type);
    const below: fc.Arbitrary<Chosen[]> = isObjectType(next) ? selections(next, depth - 1, names) : fc.constant<Chosen[]>([]);
    return fc.record({
      alias: name,
      field: fc.constant<Chosen['field']>(field),
      below,
      in: fc.constantFrom<Chosen['in']>('plain', 'plain', 'inline', 'fragment'),
    });
  });
  return fc.uniqueArray(one, { selector: ({ alias }) => alias, minLength: 1, maxLength: depth > 0 ? 5 : 3 });
}

function written(chosen: Chosen[], type: GraphQLObjectType, aliased: boolean, fragments: string[]): string {
  const parts = chosen.map(({ alias, field, below, in: place }) => {
    const next = field === '__typename' ? null : getNamedType(field.type);
    const text = `${aliased ? `${alias}: ` : ''}${field === '__typename' ? field : called(field)}${isObjectType(next) ? ` { ${written(below, next, aliased, fragments)} }` : ''}`;
    if (!aliased || place === 'plain') return text;
    if (place === 'inline') return `... on ${type.name} { ${text} }`;
    fragments.push(`fragment F${fragments.length} on ${type.name} { ${text} }`);
    return `...F${fragments.length - 1}`;
  });
  return parts.join(' ');
}

/** What the aliased query must answer, picked from an answer without aliases, one field at a time. */
function expected(chosen: Chosen[], plain: unknown): unknown {
  if (Array.isArray(plain)) return plain.map((one) => expected(chosen, one));
  if (plain === null || typeof plain !== 'object') return plain;
  const value = (field: Chosen['field']): unknown => (plain as Record<string, unknown>)[field === '__typename' ? field : field.name];
  return Object.fromEntries(chosen.map(({ alias, field, below }) => [alias, below.length > 0 ? expected(below, value(field)) : value(field)]));
}

/** The same field twice needs one selection of both; a plain answer has all fields that any of them needs. */
function merged(chosen: Chosen[]): Chosen[] {
  const fields = new Map<Chosen['field'], Chosen[]>();
  for (const { field, below } of chosen) fields.set(field, [...(fields.get(field) ?? []), ...below]);
  return [...fields].map(([field, below]) => ({ alias: '', field, below: merged(below), in: 'plain' }));
}

const within = (path: GraphQLField<unknown, unknown>[], inner: string): string => path.reduceRight((text, field) => `${called(field)} { ${text} }`, inner);
const at = (path: GraphQLField<unknown, unknown>[], data: unknown): unknown =>
  path.reduce<unknown>(
    (value, { name }) => (Array.isArray(value) ? value[0] : value) && ((Array.isArray(value) ? value[0] : value) as Record<string, unknown>)[name],
    data,
  );

describe('X-28 aliases that are names of fields', () => {
  test('on every entity, in fragments and lists: the answer is that of the query without aliases', async () => {
    expect(entities.map(({ type }) => type.name)).toEqual(expect.arrayContaining(['Case', 'User', 'Agency']));
    const names = [...new Set(Object.values(graph.schema.getTypeMap()).flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()) : [])))];
    for (const { type, path } of entities) {
      await fc.assert(
        fc.asyncProperty(selections(type, 2, names), async (chosen) => {
          const fragments: string[] = [];
          const query = `{ ${within(path, written(chosen, type, true, fragments))} } ${fragments.join(' ')}`;
          const plain = await graph.ask(`{ ${within(path, written(merged(chosen), type, false, []))} }`);
          const answer = await graph.ask(query);
          expect({ query, errors: [plain.errors, answer.errors], data: at(path, answer.data) }).toEqual({
            query,
            errors: [undefined, undefined],
            data: expected(chosen, at(path, plain.data)),
          });
        }),
        { numRuns: RUNS },
      );
    }
  });

  test.each([
    ['{ case(id: "1") { id: code reporterName } }', { case: { id: 'Case.code', reporterName: 'Case.reporterName' } }],
    ['{ case(id: "1") { id: version reporterName } }', { case: { id: 12, reporterName: 'Case.reporterName' } }],
    [
      '{ id: case(id: "1") { __typename: code reporterRef: title reporterName } }',
      { id: { __typename: 'Case.code', reporterRef: 'Case.title', reporterName: 'Case.reporterName' } },
    ],
  ])('%s', async (query, data) => {
    expect((await graph.ask(query)).data).toEqual(data);
  });

  test('names that are no free names stay refused', async () => {
    const { errors } = await graph.ask('{ case(id: "1") { id: code id } }');
    expect(errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});
