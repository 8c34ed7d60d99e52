import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { goodValue } from './good-values.ts';

/** A place of the graph where a client may write a text. */
export interface TextPlace {
  /** "submitCase input.title" */
  name: string;
  query: string;
  /** The variables with `text` at this place and good values where something is needed. */
  variables(text: string): Record<string, unknown>;
}

const DEEPEST = 4;
/** Every text that an operation of the schema takes, found by walking it: arguments, fields of input objects, members of lists. */
export function textPlaces(schema: GraphQLSchema): TextPlace[] {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
  return roots.flatMap((root) =>
    Object.values(root.getFields()).flatMap((field) => {
      const uses = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
      const declares = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
      const kind = root === schema.getMutationType() ? 'mutation' : 'query';
      const query = `${kind} Hostile(${declares}) { ${field.name}(${uses}) ${selectionOf(getNamedType(field.type))} }`;
      const good = Object.fromEntries(field.args.filter(({ type }) => isNonNullType(type)).map(({ name, type }) => [name, goodValue(type)]));
      return field.args.flatMap(({ name, type }) =>
        placesIn(type, name, 0).map(({ path, put }) => ({
          name: `${field.name} ${path}`,
          query,
          variables: (text: string) => ({ ...good, [name]: put(text) }),
        })),
      );
    }),
  );
}

function placesIn(type: GraphQLInputType, path: string, depth: number): { path: string; put(text: string): unknown }[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return placesIn(nullable.ofType, `${path}.0`, depth).map(({ path: inner, put }) => ({ path: inner, put: (text) => [put(text)] }));
  if (isScalarType(nullable)) return nullable.name === 'String' || nullable.name === 'ID' ? [{ path, put: (text) => text }] : [];
  if (!isInputObjectType(nullable) || depth > DEEPEST) return [];
  const good = goodValue(nullable) as object;
  return Object.values(nullable.getFields()).flatMap((field) =>
    placesIn(field.type, `${path}.${field.name}`, depth + 1).map(({ path: inner, put }) => ({
      path: inner,
      put: (text) => ({ ...good, [field.name]: put(text) }),
    })),
  );
}

/** One field of each object on the way, so that subgraphs are asked. */
function selectionOf(type: GraphQLNamedType): string {
  if (!isObjectType(type)) return 'getTypes' in type || 'getPossibleTypes' in type ? '{ __typename }' : '';
  const leaf = Object.values(type.getFields()).find(
    (field) => field.args.length === 0 && !('getFields' in getNamedType(field.type)) && !('getTypes' in getNamedType(field.type)),
  );
  return `{ ${leaf?.name ?? '__typename'} }`;
}
