import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import pg from 'pg';
import WebSocket from 'ws';
import { does, RESULT } from '../e2e/outside/case-acts.ts';
import { until, type Outside } from '../e2e/outside/client.ts';
import { agencyIds, report as fittingReport } from '../e2e/outside/filing.ts';
import { demoPeople, signedIn } from '../e2e/outside/people.ts';
import { quantile, report, rounded } from './figures.ts';
import { measuredSystem } from './system.ts';

// P4: from the commit to the frame on an officer's socket: 400 officers, 10 submits a second, each sent on to an agency at once.
const OFFICERS = Number(process.env.OFFICERS ?? 400);
const PER_SECOND = Number(process.env.RATE ?? 10);
const SECONDS = Number(process.env.SECONDS ?? 30);
const DESK = 'subscription($after: String) { caseEvents(after: $after) { kind at caseId case { code title status leadAgency { name } reporterName } } }';

const system = await measuredSystem();
const people = await demoPeople(system);
const officers = people.filter((person) => person.role === 'SPECIALIST');
const operators: Outside[] = [];
for (const person of people.filter((each) => each.role === 'OPERATOR')) operators.push(await signedIn(system, person));
const citizenPerson = people.find((person) => person.role === 'CITIZEN');
if (!citizenPerson || !operators[0]) throw new Error('the demo province has no citizen or no operator');
const citizen = await signedIn(system, citizenPerson);
const operator = operators[0];
const clients: Outside[] = [];
for (const person of officers) clients.push(await signedIn(system, person));
console.log(`${clients.length} specialists and ${operators.length} operators signed in; opening ${OFFICERS} sockets`);

const arrivals: { kind: string; ms: number }[] = [];
/** When the answer of the act came back: the commit lies before it. */
const after = (await operator.must<{ eventCursor: string }>('{ eventCursor }')).eventCursor;
const sockets = Array.from({ length: OFFICERS }, (_, at) => {
  const who = at % 20 === 0 ? (operators[(at / 20) % operators.length] as Outside) : (clients[at % clients.length] as Outside);
  const client = createClient({
    url: `${system.origin.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    lazy: false,
    connectionParams: { authorization: `Bearer ${who.token}` },
  });
  client.subscribe<{ caseEvents: { kind: string; at: string } }>(
    { query: DESK, variables: { after } },
    {
      next: ({ data }) => data && arrivals.push({ kind: data.caseEvents.kind, ms: Date.now() - Date.parse(data.caseEvents.at) }),
      error: (error) => console.error(error),
      complete: () => {},
    },
  );
  return client;
});

// The floor, in the same run and at the same rate: one insert, commit, pg_notify on another connection, and its echo.
const writer = new pg.Client({ connectionString: system.database });
const listener = new pg.Client({ connectionString: system.database });
await writer.connect();
await listener.connect();
await writer.query('create temporary table floor (id uuid, at timestamptz)');
await listener.query('listen floor');
const floor: number[] = [];
listener.on('notification', ({ payload }) => floor.push(performance.now() - Number(payload)));

const agency = await agencyIds(operator);
const codes = officers.map((person) => person.agencyCode ?? '');
const work: Promise<unknown>[] = [];
let failed = 0;
const SUBMIT = `mutation($input: CaseDraftInput!, $key: ID!) { submitCase(input: $input, idempotencyKey: $key) { ${RESULT} } }`;
const one = async (at: number): Promise<void> => {
  const { submitCase } = await citizen.must<{ submitCase: { id: string; version: number } }>(SUBMIT, {
    input: fittingReport({ title: `Báo động ${at}` }),
    key: randomUUID(),
  });
  await does(operator, 'assignCase', {
    id: submitCase.id,
    version: submitCase.version,
    input: { leadAgencyId: agency(codes[at % codes.length] ?? ''), makePublic: true },
  });
};
const startedAt = performance.now();
for (let at = 0; at < PER_SECOND * SECONDS; at++) {
  const due = startedAt + (at * 1000) / PER_SECOND;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  work.push(one(at).catch(() => failed++));
  work.push(
    writer.query('insert into floor values ($1, now())', [randomUUID()]).then(() => writer.query(`select pg_notify('floor', $1)`, [String(performance.now())])),
  );
}
await Promise.all(work);
const submits = PER_SECOND * SECONDS - failed;
const operatorSockets = Math.ceil(OFFICERS / 20);
await until('every report at every operator', async () => arrivals.filter((each) => each.kind === 'SUBMITTED').length >= submits * operatorSockets);

const line = (name: string, samples: number[]): string[] => [
  name,
  String(samples.length),
  rounded(quantile(samples, 0.5)),
  rounded(quantile(samples, 0.95)),
  rounded(quantile(samples, 0.99)),
  rounded(Math.max(...samples)),
];
const all = arrivals.map((each) => each.ms);
await report(
  'alert',
  'P4 Alert: from the event to the frame on an officer’s socket',
  ['what', 'frames', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'],
  [
    line('floor: pg_notify round trip', floor),
    line(
      'SUBMITTED at the operators',
      arrivals.filter((each) => each.kind === 'SUBMITTED').map((each) => each.ms),
    ),
    line(
      'ASSIGNED at agencies and operators',
      arrivals.filter((each) => each.kind === 'ASSIGNED').map((each) => each.ms),
    ),
    line('all', all),
  ],
  [
    `${OFFICERS} sockets, ${PER_SECOND} submits/s and as many assignments for ${SECONDS} s, ${failed} failed; everything, the load too, on this machine.`,
    'Measured from the event’s own time, which is taken inside the transaction, so the commit itself is included.',
    `p50 ${rounded(quantile(all, 0.5) / quantile(floor, 0.5))} times the floor's. Target: p50 at most 30 ms, p99 at most 150 ms.`,
  ],
);
for (const socket of sockets) await socket.dispose();
await writer.end();
await listener.end();
await system.stop();
process.exit(0);
