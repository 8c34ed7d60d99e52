import { expect, it } from 'vitest';
import { toRestart } from './built-services.mjs';

const before = new Map(['packages/events', 'packages/service-kit', 'subgraphs/cases', 'subgraphs/stats', 'gateway'].map((folder) => [folder, 'a']));

it.each([
  [[], []],
  [['subgraphs/cases'], ['cases']],
  [
    ['subgraphs/stats', 'gateway'],
    ['stats', 'gateway'],
  ],
  [['packages/events'], ['accounts', 'cases', 'stats', 'gateway', 'mailbox']],
])('what was built again %j: start again %j', (changed, restarted) => {
  expect(toRestart(before, new Map([...before, ...changed.map((folder) => [folder, 'b'] as const)]))).toEqual(restarted);
});
