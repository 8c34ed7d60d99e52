// The arrows of ARCHITECTURE.md: who may import whom. A broken one fails `npm run check`.
const anything = (...rooms) => rooms.map((room) => `^${room}/`);
const TESTS = String.raw`\.test\.ts$`;

/** A slice of a subgraph is a folder of its `src`; these are its heart and what every slice stands on. */
const HEARTS = ['case', 'entities', 'graph', 'command', 'state', 'people', 'account', 'reference', 'process', 'clock', 'live', 'recomputing', 'seed'].join('|');

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Circular imports pass in vitest and crash in Node.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
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
      to: { path: anything('subgraphs', 'frontends', 'packages', 'local', 'e2e', 'bench'), pathNot: '^packages/(service-kit|vocabulary)/' },
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
    {
      name: 'heart-imports-no-slice',
      severity: 'error',
      from: { path: '^subgraphs/cases/src/(case|entities|graph|command|state)/', pathNot: TESTS },
      to: { path: '^subgraphs/cases/src/([^/]+)/', pathNot: `^subgraphs/cases/src/(${HEARTS})/` },
    },
    {
      name: 'slice-imports-no-slice',
      severity: 'error',
      from: { path: '^subgraphs/cases/src/([^/]+)/', pathNot: [TESTS, `^subgraphs/cases/src/(${HEARTS}|testing)/`] },
      to: { path: '^subgraphs/cases/src/([^/]+)/', pathNot: ['^subgraphs/cases/src/$1/', `^subgraphs/cases/src/(${HEARTS})/`] },
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
