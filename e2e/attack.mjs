// `npm run attack`: attacks a system of its own from outside, as people of every kind, and prints what spec 06 promises beside what was seen.
// RUNS says how much: RUNS=20 for the full counts. `npm run attack -- S1 S14`: only these.
import { holdPromises } from './promises.mjs';

const PROMISES = {
  S1: 'every field, mutation, subscription and entity, by role and ownership: 0 violations',
  S2: 'a service asked directly, a recorded or forged call, identity headers of a client: refused',
  S19: 'every kind of token forged, ended, of another kind, used again; guessing and enumeration: refused, families revoked',
  S4: 'a right that is taken away, a token that ends: never delivered, closed within 60 s',
};
await holdPromises('attack', PROMISES, ['e2e/**/*.test.ts']);
