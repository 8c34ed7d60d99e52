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
  S15: 'disguised and hostile files: kept by their content, without metadata, in a path of their own',
  S17: 'script in the words of a report: the same words, in no page; no unsafe-inline',
  S18: 'operators of SQL and search, formulas: words',
  S19: 'every kind of token forged, ended, of another kind, used again: refused, families revoked',
  S20: 'many wrong codes, many messages, wrong passwords of a stranger: limited, logged, the owner signs in',
  S21: 'many at once, skipped steps, a rating too early: exactly one winner, by version',
  S22: 'a canary in every field of a person: in no public answer, export, log, event or table of others',
  S25: 'a flood of reports from one account: 429, honest ones pass',
  S26: 'history changed in the database: denied by grants; the chain names the first bad entry',
};

// A flood needs the product's own limits, which the shared system of e2e has not: there the rooms' own tests show it, on a real database.
const INSIDE =
  '{gateway/src/budget/budget,subgraphs/accounts/src/proof/limits,subgraphs/accounts/src/session/devices,subgraphs/cases/src/history/history,subgraphs/cases/src/attachment/keep-file}.int.test.ts';
await holdPromises('attack', PROMISES, ['e2e/**/*.test.ts', INSIDE]);
