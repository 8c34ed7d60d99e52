import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';

const textOf = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** What anybody may ask: the graph as it is published. */
export const graph = buildSchema(textOf('packages/graph/api.graphql'));

export type Field = GraphQLField<unknown, unknown>;
export type Kind = 'query' | 'mutation' | 'subscription';

export interface RootField {
  /** "Mutation.claimCase" */
  coordinate: string;
  kind: Kind;
  field: Field;
}

const ROOTS = [
  { kind: 'query', type: graph.getQueryType() },
  { kind: 'mutation', type: graph.getMutationType() },
  { kind: 'subscription', type: graph.getSubscriptionType() },
] as const;

export const rootFields: RootField[] = ROOTS.flatMap(({ kind, type }) =>
  Object.values(type?.getFields() ?? {}).map((field) => ({ coordinate: `${type?.name}.${field.name}`, kind, field })),
);

const rootTypes = new Set(ROOTS.map(({ type }) => type?.name));
/** Every type with fields, but for the three roots. */
export const objectTypes: GraphQLObjectType[] = Object.values(graph.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__') && !rootTypes.has(type.name),
);

export interface Entity {
  type: string;
  /** "ACCOUNTS" */
  service: string;
  key: string;
}

/** What a subgraph gives to whoever names it by its key (`_entities`): the composed graph says so. */
export function entities(): Entity[] {
  const found: Entity[] = [];
  for (const [, type = '', directives = ''] of textOf('gateway/supergraph.graphql').matchAll(/^type (\w+)([^{]*)\{/gm))
    for (const [, service = '', key = '', more = ''] of directives.matchAll(/@join__type\(graph: (\w+), key: "([^"]+)"([^)]*)\)/g))
      if (!more.includes('resolvable: false')) found.push({ type, service, key });
  return found;
}

const GOOD: Record<string, unknown> = {
  String: 'Ổ gà',
  ID: '01890000-0000-7000-8000-000000000000',
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2026-11-20',
  DateTime: '2026-11-20T00:00:00Z',
};

/** A value that fits a type: only what is needed of input objects. */
export function goodValue(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [goodValue(nullable.ofType)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.name;
  if (!isInputObjectType(nullable)) return GOOD[nullable.name];
  const needed = Object.values(nullable.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(needed.map((field) => [field.name, goodValue(field.type)]));
}

/** A document that calls a root field with all its arguments, and selects next to nothing. */
export function callOf({ kind, field }: RootField): string {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  return `${kind} Attack${declared && `(${declared})`} { ${field.name}${given && `(${given})`} ${littleOf(getNamedType(field.type))} }`;
}

/** What a call needs, with good values; the rest is left out. */
export const goodVariables = (field: Field): Record<string, unknown> =>
  Object.fromEntries(field.args.filter(({ type }) => isNonNullType(type)).map(({ name, type }) => [name, goodValue(type)]));

function littleOf(type: GraphQLNamedType): string {
  if (isLeafType(type)) return '';
  return isUnionType(type) ? '{ __typename ... on Refusal { code case { id } } }' : '{ __typename }';
}

const PAGE = 5;
const called = (field: Field): string => {
  const needed = field.args.filter(({ type }) => isNonNullType(type));
  return needed.length === 0 ? field.name : `${field.name}(${needed.map(({ name }) => `${name}: ${PAGE}`).join(', ')})`;
};

/** All leaves of a type and of what lies within `depth` levels below it, but for the fields named. */
export function everything(type: GraphQLObjectType, depth: number, but: readonly string[] = []): string {
  const parts = Object.values(type.getFields()).flatMap((field) => {
    const below = getNamedType(field.type);
    if (but.includes(`${type.name}.${field.name}`)) return [];
    if (isLeafType(below)) return [called(field)];
    return isObjectType(below) && depth > 0 ? [`${called(field)} { ${everything(below, depth - 1, but)} }`] : [];
  });
  return ['__typename', ...parts].join(' ');
}

/** What was really told, by coordinate: null, an empty list and an empty page tell nothing. */
export function told(value: unknown, into: Map<string, unknown[]> = new Map()): Map<string, unknown[]> {
  if (Array.isArray(value)) for (const one of value) told(one, into);
  else if (value !== null && typeof value === 'object') {
    const { __typename, ...fields } = value as Record<string, unknown> & { __typename?: string };
    for (const [name, below] of Object.entries(fields)) {
      if (!isEmpty(below)) into.set(`${__typename}.${name}`, [...(into.get(`${__typename}.${name}`) ?? []), below]);
      told(below, into);
    }
  }
  return into;
}

/** What stands there for a person whom the reader may not know. */
export const UNNAMED: readonly unknown[] = ['Người dân', 'Hệ thống', 'Cán bộ'];

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || UNNAMED.includes(value)) return true;
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.length === 0;
  return ('nodes' in value && isEmpty(value.nodes)) || ('totalCount' in value && value.totalCount === 0);
}
