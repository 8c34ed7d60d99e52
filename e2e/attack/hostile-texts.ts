import { getNamedType, getNullableType, isInputObjectType, isListType, type GraphQLInputType } from 'graphql';
import { callOf, goodValue, goodVariables, rootFields } from './graph.ts';

/** A place of the graph where somebody may write a text. */
export interface TextPlace {
  /** "Mutation.submitCase input.title" */
  name: string;
  query: string;
  variables(text: string): Record<string, unknown>;
}

const DEEPEST = 4;
interface Slot {
  path: string;
  put(text: string): unknown;
}

function slots(type: GraphQLInputType, path: string, depth: number): Slot[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return slots(nullable.ofType, `${path}.0`, depth).map(({ path: inner, put }) => ({ path: inner, put: (text) => [put(text)] }));
  if (isInputObjectType(nullable)) {
    if (depth > DEEPEST) return [];
    const good = goodValue(nullable) as object;
    return Object.values(nullable.getFields()).flatMap((field) =>
      slots(field.type, `${path}.${field.name}`, depth + 1).map(({ path: inner, put }) => ({
        path: inner,
        put: (text) => ({ ...good, [field.name]: put(text) }),
      })),
    );
  }
  return ['String', 'ID'].includes(getNamedType(nullable).name) ? [{ path, put: (text) => text }] : [];
}

/** Every text of every query and mutation, found by walking the composed graph. */
export const textPlaces: TextPlace[] = rootFields
  .filter(({ kind }) => kind !== 'subscription')
  .flatMap((root) =>
    root.field.args.flatMap(({ name, type }) =>
      slots(type, name, 0).map(({ path, put }) => ({
        name: `${root.coordinate} ${path}`,
        query: callOf(root),
        variables: (text) => ({ ...goodVariables(root.field), [name]: put(text) }),
      })),
    ),
  );

const KB = 1_024;
/** What spec 06 (S14) names: sizes from 1 KB to 1 MB, NUL, lone surrogates, marks without end, and what nobody sees. */
export const HOSTILE: readonly { what: string; text: string }[] = [
  { what: '1 KB', text: 'x'.repeat(KB) },
  { what: '64 KB', text: 'từ '.repeat(13 * KB) },
  { what: '330 KB', text: 'ngập nước '.repeat(24 * KB) },
  { what: '1 MB', text: 'x'.repeat(KB * KB - 2_000) },
  { what: 'more than 1 MB', text: 'x'.repeat(KB * KB + 10) },
  { what: 'NUL', text: 'a\0b' },
  { what: 'lone surrogates', text: 'a\uD800b\uDFFF' },
  { what: '400,000 marks', text: `a${'\u0301'.repeat(400_000)}` },
  { what: 'invisible', text: '\u3164\u200B\u2060' },
  { what: 'direction', text: '\u202Egnp.exe' },
  { what: 'nested brackets', text: '(("'.repeat(300) },
  { what: 'operators of search and SQL', text: "a' or 1=1; -- & | ! <-> :* %_ \\" },
];
