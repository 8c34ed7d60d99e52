import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { Pool } from 'undici';
import { RESULT } from '../e2e/outside/case-acts.ts';
import { report as fittingReport } from '../e2e/outside/filing.ts';
import { demoPerson, signedIn } from '../e2e/outside/people.ts';
import { quantile, report, rounded } from './figures.ts';
import { measuredSystem } from './system.ts';

// P3: submitting a case (case, history, event, audience, clock: one durable transaction) through the whole stack, next to a raw `pg` handler that does the same inserts.
const WRITERS = Number(process.env.WRITERS ?? 32);
const SECONDS = Number(process.env.SECONDS ?? 8);
const ROUNDS = Number(process.env.ROUNDS ?? 3);

const system = await measuredSystem();
const citizen = await signedIn(system, await demoPerson(system, 'CITIZEN'));
const database = new pg.Pool({ connectionString: system.database, max: 12 });
await database.query(`
  drop schema if exists bench cascade; create schema bench;
  create table bench."case" (like cases."case" including all);
  create table bench.history_text (like cases.history_text including all);
  create table bench.command (like cases.command including all);
  create table bench.timer (like cases.timer including all);
  create table bench.log (like events.log including all);
  create table bench.audience (like events.audience including all);`);

/** The columns of one real case, so that the floor writes the same bytes. */
const { submitCase } = await citizen.must<{ submitCase: { id: string } }>(
  `mutation($input: CaseDraftInput!, $key: ID!) { submitCase(input: $input, idempotencyKey: $key) { ${RESULT} } }`,
  { input: fittingReport(), key: randomUUID() },
);
const { rows: columns } = await database.query<{ name: string }>(
  `select column_name as name from information_schema.columns where table_schema = 'bench' and table_name = 'case' and is_generated = 'NEVER'`,
);
const names = columns.map(({ name }) => `"${name}"`).filter((name) => name !== '"id"' && name !== '"code"');
const COPY_CASE = `insert into bench."case" (id, code, ${names.join(', ')}) select $1, $2, ${names.join(', ')} from cases."case" where id = '${submitCase.id}'`;
const COPY_EVENT = `with e as (insert into bench.log (case_id, n, type, version, command_id, actor_id, at, data, prev_hash, hash)
    select $1, n, type, version, command_id, actor_id, now(), data, prev_hash, hash from events.log where case_id = '${submitCase.id}' and n = 1 returning era, x, id)
  insert into bench.audience (era, x, id, key) select e.era, e.x, e.id, k from e, unnest(array['case:' || $1, 'reporter:' || $1, 'province']) k`;

const raw = http.createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    void (async () => {
      const client = await database.connect();
      try {
        const id = randomUUID();
        await client.query('begin');
        await client.query('insert into bench.command (account_id, key, fingerprint, case_id) values ($1, $2, $3, $1)', [id, id, id]);
        await client.query(COPY_CASE, [id, id]);
        await client.query('insert into bench.history_text (case_id, n, words, salt) values ($1, 1, $2, $3)', [
          id,
          'Cả tuyến đường không có đèn ba ngày nay, đi lại nguy hiểm.',
          id,
        ]);
        await client.query(`insert into bench.timer (case_id, kind, at) values ($1, 'RECEPTION', now())`, [id]);
        await client.query(COPY_EVENT, [id]);
        await client.query('commit');
        response.end(JSON.stringify({ id }));
      } catch (error) {
        await client.query('rollback');
        response.writeHead(500).end(String(error));
      } finally {
        client.release();
      }
    })();
  });
});
await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
const rawOrigin = `http://127.0.0.1:${(raw.address() as AddressInfo).port}`;

interface Load {
  perSecond: number;
  latencies: number[];
  failed: number;
}

async function load(origin: string, body: () => string, headers: Record<string, string>, right: (text: string) => boolean): Promise<Load> {
  const pool = new Pool(origin, { connections: WRITERS });
  const latencies: number[] = [];
  let failed = 0;
  const end = performance.now() + SECONDS * 1000;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (performance.now() < end) {
        const before = performance.now();
        const answer = await pool.request({ path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: body() });
        const text = await answer.body.text();
        if (right(text)) latencies.push(performance.now() - before);
        else {
          if (failed === 0) console.error(text.slice(0, 500));
          failed++;
        }
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.close();
  return { perSecond: latencies.length / seconds, latencies, failed };
}

const query = `mutation($input: CaseDraftInput!, $key: ID!) { submitCase(input: $input, idempotencyKey: $key) { __typename ... on Case { id code receptionDueAt answerDueAt } ... on Refusal { code } } }`;
const product = (): Promise<Load> =>
  load(
    system.origin,
    () => JSON.stringify({ query, variables: { input: fittingReport(), key: randomUUID() } }),
    { authorization: `Bearer ${citizen.token}` },
    (text) => text.includes('"__typename":"Case"'),
  );
const floor = (): Promise<Load> =>
  load(
    rawOrigin,
    () => '{}',
    {},
    (text) => text.includes('"id"'),
  );

const rows: string[][] = [];
const ratios: number[] = [];
for (let round = 1; round <= ROUNDS; round++) {
  const [a, b] = [await floor(), await product()];
  ratios.push(b.perSecond / a.perSecond);
  for (const [name, one] of [
    ['raw pg handler', a],
    ['submitCase through the gateway', b],
  ] as const) {
    rows.push([
      `${round}. ${name}`,
      rounded(one.perSecond, 0),
      rounded(quantile(one.latencies, 0.5)),
      rounded(quantile(one.latencies, 0.99)),
      String(one.failed),
    ]);
  }
}
await report('submit', 'P3 Submit: one durable transaction through the whole stack', ['what', 'per second', 'p50 ms', 'p99 ms', 'failed'], rows, [
  `${WRITERS} writers, ${SECONDS} s a round, A B A B; load, services and PostgreSQL (fsync on) share this machine.`,
  `Median of the ratios: ${rounded(quantile(ratios, 0.5), 2)} of the raw handler. Target: 0.60, and 400 a second on 2 cores.`,
]);
await database.query('drop schema bench cascade');
await database.end();
raw.close();
await system.stop();
process.exit(0);
