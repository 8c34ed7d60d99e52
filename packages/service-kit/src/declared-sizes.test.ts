import { expect, test } from 'vitest';
import { withDeclaredSizes } from './declared-sizes.ts';

const declared = (sdl: string): string[] =>
  withDeclaredSizes(sdl)
    .split('\n')
    .filter((line) => line.includes('@'));

test('S8 every list of a schema has a declared size: a page its `first`, others what they say, else 10; plain values none', () => {
  expect(
    declared(`
      type Query { page(first: Int!): Page!  items(first: Int!): [Item!]!  all: [Item!]! @listSize(assumedSize: 150)  some: [Union!]  one: Item  codes: [String!]! }
      type Page { nodes: [Item!]!  total: Int! }
      type Item { id: ID!  others: [Item!]! }
      union Union = Item | Page`),
  ).toEqual([
    '  page(first: Int!): Page! @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])',
    '  items(first: Int!): [Item!]! @listSize(slicingArguments: ["first"])',
    '  all: [Item!]! @listSize(assumedSize: 150)',
    '  some: [Union!] @listSize(assumedSize: 10)',
    '  others: [Item!]! @listSize(assumedSize: 10)',
  ]);
});
