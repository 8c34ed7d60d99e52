// The arrows of ARCHITECTURE.md: who may import whom. A broken one fails `npm run check`.
const anything = (...rooms) => rooms.map((room) => `^${room}/`);
const TESTS = String.raw`\.test\.ts$`;

/**
 * The folders of a subgraph's `src`: a layer imports itself and the layers before it, a slice (a folder that is in no layer) itself and the layers.
 * @param {string} subgraph @param {string[][]} layers from the inside out @param {string[]} [above] folders that fill or test the whole subgraph: they import what they need
 */
const foldersOf = (subgraph, layers, above = []) => {
  const src = `^subgraphs/${subgraph}/src/`;
  const oneOf = (folders) => `${src}(${folders.join('|')})/`;
  return [
    ...layers.map((layer, at) => ({
      name: `${subgraph}-${layer[0]}-imports-inwards`,
      severity: 'error',
      from: { path: oneOf(layer), pathNot: TESTS },
      to: { path: `${src}[^/]+/`, pathNot: oneOf(layers.slice(0, at + 1).flat()) },
    })),
    {
      name: `${subgraph}-slice-imports-no-slice`,
      severity: 'error',
      from: { path: `${src}([^/]+)/`, pathNot: [TESTS, oneOf([...layers.flat(), ...above])] },
      to: { path: `${src}[^/]+/`, pathNot: [`${src}$1/`, oneOf(layers.flat())] },
    },
  ];
};

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Circular imports pass in vitest and crash in Node; two files that need each other, be it for types, are one idea or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'front-end-alone',
      comment: 'A front end knows packages/graph, packages/ui and packages/vocabulary; another front end only at run time, by federation.',
      severity: 'error',
      from: { path: '^frontends/([^/]+)/' },
      to: {
        path: anything('frontends', 'subgraphs', 'gateway', 'local', 'e2e', 'bench', 'packages'),
        pathNot: ['^frontends/$1/', '^frontends/[^/]+$', '^packages/(graph|ui|vocabulary)/'],
      },
    },
    {
      name: 'gateway-knows-no-case',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: anything('subgraphs', 'mailbox', 'frontends', 'packages', 'local', 'e2e', 'bench'), pathNot: '^packages/(service-kit|vocabulary)/' },
    },
    {
      name: 'mailbox-is-a-client-of-the-graph',
      severity: 'error',
      from: { path: '^mailbox/' },
      to: { path: anything('subgraphs', 'gateway', 'frontends', 'packages', 'local', 'e2e', 'bench'), pathNot: '^packages/service-kit/' },
    },
    {
      name: 'subgraphs-meet-in-graph-and-events',
      severity: 'error',
      from: { path: '^subgraphs/([^/]+)/' },
      to: {
        path: anything('subgraphs', 'gateway', 'frontends', 'packages', 'local', 'e2e', 'bench'),
        pathNot: ['^subgraphs/$1/', '^packages/(events|service-kit|vocabulary)/'],
      },
    },
    {
      name: 'packages-below',
      comment: 'The test harness shares the making of databases with the local start.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/service-kit/src/testing/' },
      to: { path: anything('subgraphs', 'gateway', 'frontends', 'local', 'e2e', 'bench') },
    },
    {
      name: 'vocabulary-imports-nothing',
      severity: 'error',
      from: { path: '^packages/vocabulary/', pathNot: TESTS },
      to: { pathNot: '^packages/vocabulary/' },
    },
    {
      name: 'rules-of-the-kit-are-pure',
      comment: 'What pure rules import from the kit must not bring graphql, a database or Node along.',
      severity: 'error',
      from: { path: '^packages/service-kit/src/rules/' },
      to: { path: '.', pathNot: ['^packages/service-kit/src/rules/', '^packages/vocabulary/'] },
    },
    {
      name: 'from-outside',
      severity: 'error',
      from: { path: '^(e2e|bench)/' },
      to: { path: anything('subgraphs', 'gateway', 'frontends', 'packages', 'local'), pathNot: '^packages/(graph|vocabulary)/' },
    },
    ...foldersOf(
      'cases',
      [
        ['case', 'clock', 'command', 'entities', 'form', 'graph', 'live', 'people', 'process', 'recomputing', 'reference', 'state'],
        ['filing', 'similar'],
      ],
      ['generating', 'testing'],
    ),
    ...foldersOf('accounts', [['account', 'agency', 'audit', 'reference'], ['message'], ['proof'], ['new-account'], ['session']], ['seed', 'testing']),
    ...foldersOf('stats', [['columns'], ['figures']], ['testing']),
    {
      name: 'figures-are-pure',
      comment: 'The same scan answers statistics, exports and tests; it reads columns, not a database.',
      severity: 'error',
      from: { path: '^subgraphs/stats/src/figures/', pathNot: TESTS },
      to: { path: 'node_modules/' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule file has no role in its name; what decides about clocks and the process touches no framework.',
      severity: 'error',
      from: { path: '^subgraphs/cases/src/(clock|process)/[a-z0-9-]+\\.ts$' },
      to: { path: 'node_modules/(type-graphql|graphql|@mikro-orm|pg|@apollo)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|gql)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'], extensions: ['.ts', '.mjs', '.js', '.vue'] },
  },
};
