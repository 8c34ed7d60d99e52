import vue from '@vitejs/plugin-vue';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

// graphql 16 ships an ES and a CommonJS build; Node's dependencies load the latter, so Vite must not pick the former (two copies otherwise).
const oneGraphql = { find: /^graphql$/, replacement: 'graphql/index.js' };
const resolve = { alias: [oneGraphql], conditions: ['source', 'module', 'browser', 'development|production'] };
const ssr = { resolve: { conditions: ['source', 'node', 'development|production'] } };
const backend = '{gateway,mailbox,subgraphs/*,packages/{events,service-kit,vocabulary}}/src/**';

const wholeSystem = (name: string, include: string[], globalSetup = ['e2e/global-setup.ts']): TestProjectInlineConfiguration => ({
  test: { name, include, globalSetup, environment: 'node', fileParallelism: false, testTimeout: 180_000, hookTimeout: 180_000 },
});

/** Tests of one room on a real PostgreSQL. They share what the room has loaded; another room's would be a second graph in the same process. */
const inOneRoom = (name: string, room: string): TestProjectInlineConfiguration => ({
  resolve,
  ssr,
  test: {
    name: `int-${name}`,
    setupFiles: ['packages/service-kit/src/testing/seed.ts'],
    environment: 'node',
    isolate: false,
    include: [`${room}/**/*.int.test.ts`],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['packages/service-kit/src/testing/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: 'unit',
          setupFiles: ['packages/service-kit/src/testing/seed.ts'],
          environment: 'node',
          // Pure code: files share what they load, four times faster. What a whole schema is built of is loaded once a process: such tests are `int`.
          isolate: false,
          testTimeout: 30_000,
          include: [`${backend}/*.test.ts`, 'local/**/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/node_modules/**', '**/dist/**'],
        },
      },
      {
        plugins: [vue()],
        resolve,
        test: {
          name: 'ui',
          // Each file has a window of its own, and only the window is made anew for it: making everything anew took three times as long.
          pool: 'vmThreads',
          setupFiles: ['frontends/browser-parts.ts'],
          environment: 'happy-dom',
          testTimeout: 30_000,
          include: ['frontends/*.test.ts', 'frontends/*/src/**/*.test.ts', 'packages/{ui,graph}/src/**/*.test.ts'],
        },
      },
      inOneRoom('gateway', 'gateway'),
      inOneRoom('accounts', 'subgraphs/accounts'),
      inOneRoom('cases', 'subgraphs/cases'),
      inOneRoom('stats', 'subgraphs/stats'),
      inOneRoom('shared', '{packages/{events,service-kit,vocabulary},local}'),
      // The whole system, one file at a time: journeys through a system that they share, walks over all pages of a second, attacks on a third; what fills its disk, stops it or releases
      // into it, with one of its own; and what watches the clock and kills, which wants the machine for itself (local/check/test.mjs).
      wholeSystem('e2e', ['e2e/*.test.ts']),
      wholeSystem('e2e-pages', ['e2e/pages/*.test.ts']),
      wholeSystem('e2e-attack', ['e2e/attack/*.test.ts']),
      wholeSystem('e2e-own-system', ['e2e/own-system/*.test.ts'], []),
      wholeSystem('e2e-timed', ['e2e/timed/*.test.ts']),
    ],
  },
});
