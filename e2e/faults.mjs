// `npm run faults`: makes the faults of spec 06 on systems of its own and on real databases, and prints what was promised beside what was seen.
// RUNS says how often each is made: RUNS=50 for the full counts (R19 then lasts 1,000 s). `npm run faults -- R9 R12`: only these.
import { holdPromises } from './promises.mjs';

const PROMISES = {
  R1: 'kill -9 of any process under load: no acknowledged report lost, none half-written',
  R2: 'an answer is lost, 20 send again with one key: one case, the same code',
  R3: 'sockets are cut at random: no event missed, none of another desk, order kept',
  R4: '12 writers with slow transactions: no event skipped',
  R7: 'stats or accounts gone or hanging: filing goes on, the inbox lists its rows, partial data within 1 s',
  R8: 'a lock or a deadlock under a consumer: tried again, nothing parked that passes',
  R9: 'PostgreSQL restarts: no service ends, first success within 5 s',
  R11: 'disk full: 503/507 with Retry-After, reading works, no process ends for a log, recovers by itself',
  R12: 'a service or PostgreSQL hangs: 503 within 3 s, a service is replaced within 15 s',
  R14: 'a socket that does not read: bounded, closed, resumes by its cursor',
  R18: "clock skew: deadlines by the database's clock",
  R19: 'under steady use memory, descriptors and connections stay flat',
};

await holdPromises('faults', PROMISES, ['e2e/**/*.test.ts', '{gateway,local,packages,subgraphs}/**/*.int.test.ts']);
