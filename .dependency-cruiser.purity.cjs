// What decides about cases is pure, also through what it imports: types may come from anywhere, running code only from rules, events, the vocabulary and the calendar.
const { options } = require('./.dependency-cruiser.cjs');

module.exports = {
  forbidden: [
    {
      name: 'decisions-are-pure',
      comment: 'decide and evolve get time, ids, settings and files as arguments: they reach no database, no graph, no clock of the machine, nothing of Node.',
      severity: 'error',
      from: { path: '^subgraphs/cases/src/(decide|filing/file-case|state/[a-z-]+)\\.ts$', pathNot: '\\.test\\.ts$' },
      to: {
        path: ['node_modules/(?!zod/)', '^packages/service-kit/src/(?!rules/)', '^packages/events/src/(?!case/)', '^(node:)?(crypto|fs|net|process|timers)'],
        reachable: true,
      },
    },
  ],
  // Imports of types are gone before the rule looks.
  options: { ...options, tsPreCompilationDeps: false },
};
