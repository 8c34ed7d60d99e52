import { expect, test } from 'vitest';
import { documentsOf, moduleOf, withImports } from './documents-where-used';

const GENERATED = `export type X = 1;
export const PlaceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Place"}}]} as unknown as DocumentNode<X, unknown>;
export const HomeDocument = {"__meta__":{"hash":"ab"},"kind":"Document","definitions":[{"kind":"OperationDefinition","name":{"kind":"Name","value":"Home"}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Place"}}]} as unknown as DocumentNode<X, Y>;
`;

test('P11b a page brings the documents that it uses, and a fragment is there once', () => {
  const code =
    'import { graphql } from "./gql";\nconst Home = graphql(/* GraphQL */ `\n  query Home { a ...Place }\n`);\nconst Place = graphql(`fragment Place on P { b }`);';
  expect(withImports(code)).toBe(
    "import Home$document from 'virtual:pakn-document/HomeDocument';\nimport Place$document from 'virtual:pakn-document/PlaceFragmentDoc';\n" +
      'import { graphql } from "./gql";\nconst Home = Home$document;\nconst Place = Place$document;',
  );
  expect(withImports('const other = 1;')).toBeNull();
  const documents = documentsOf(GENERATED);
  expect(moduleOf('HomeDocument', documents)).toBe(
    [
      "import { own as Place } from 'virtual:pakn-document/PlaceFragmentDoc';",
      'export const own = {"kind":"OperationDefinition","name":{"kind":"Name","value":"Home"}};',
      'export default { ...{"__meta__":{"hash":"ab"},"kind":"Document"}, definitions: [own, Place] };',
    ].join('\n'),
  );
  expect(() => moduleOf('GoneDocument', documents)).toThrow('GoneDocument was not generated');
});
