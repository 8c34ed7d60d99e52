import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

// graphql 16 ships an ES and a CommonJS build; Node's dependencies load the latter, so Vite must not pick the former (two copies otherwise).
const oneGraphql = { find: /^graphql$/, replacement: 'graphql/index.js' };
const resolve = { alias: [oneGraphql], conditions: ['source', 'module', 'browser', 'development|production'] };
const ssr = { resolve: { conditions: ['source', 'node', 'development|production'] } };
const backend = '{gateway,subgraphs/*,packages/{events,service-kit,vocabulary}}/src/**';

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: 'unit',
          setupFiles: ['packages/service-kit/src/testing/seed.ts'],
          environment: 'node',
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
          environment: 'happy-dom',
          testTimeout: 30_000,
          include: ['frontends/*.test.ts', 'frontends/*/src/**/*.test.ts', 'packages/{ui,graph}/src/**/*.test.ts'],
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'int',
          setupFiles: ['packages/service-kit/src/testing/seed.ts'],
          environment: 'node',
          include: [`${backend}/*.int.test.ts`, 'local/**/*.int.test.ts'],
          globalSetup: ['packages/service-kit/src/testing/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
