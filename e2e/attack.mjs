// `npm run attack`: attacks a system of its own from outside, as people of every kind, and prints what spec 06 promises beside what was seen.
// RUNS says how much: RUNS=20 for the full counts. `npm run attack -- S1 S14`: only these.
import { holdPromises } from './promises.mjs';

const PROMISES = {
  S1: 'every field, mutation, subscription, entity and route, by role and ownership: 0 violations',
  S2: 'a service asked directly, a recorded or forged call, identity headers of a client: refused',
  S4: 'a right that is taken away, a token that ends: never delivered, closed within 60 s',
  S5: 'a socket from a foreign Origin: the handshake is refused',
  S6: 'sockets that say nothing, flood, send huge frames or 1,000 operations: limited, closed',
  'S8-S12': 'aliases, duplicates, directives, depth, pages, fragments, costs, batches: refused, 20 ms each',
  S13: 'introspection, suggestions, stack traces, landing pages: off for the anonymous',
  S14: 'texts of 1 KB to 1 MB, NUL, surrogates, marks by 20 at once: no error; others within twice their time',
  S15: 'files without metadata, by their content, in a path of their own',
  S19: 'every kind of token forged, ended, of another kind, used again: refused, families revoked',
};
await holdPromises('attack', PROMISES, ['e2e/**/*.test.ts']);
