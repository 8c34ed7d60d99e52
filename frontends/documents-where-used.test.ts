import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { documentsOf, moduleOf, withImports } from './documents-where-used';

/** As codegen writes it. */
const generated = (name: string, text: string): string =>
  `export const ${name} = ${JSON.stringify({ __meta__: { hash: 'ab' }, ...parse(text, { noLocation: true }) })} as unknown as DocumentNode<X, unknown>;`;
const FRAGMENT = 'fragment Place on P { b }';
const GENERATED = ['export type X = 1;', generated('PlaceFragmentDoc', FRAGMENT), generated('HomeDocument', `query Home { a ...Place } ${FRAGMENT}`), ''].join(
  '\n',
);

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
      'export const own = "query Home{a ...Place}";',
      'export default own + Place;',
    ].join('\n'),
  );
  expect(() => moduleOf('GoneDocument', documents)).toThrow('GoneDocument was not generated');
});
