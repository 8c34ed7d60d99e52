import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Pool } from 'undici';
import { quantile, report, rounded } from './figures.ts';
import { measuredSystem } from './system.ts';

// P9: the figures of the province through the gateway, next to reading ready-made counters in SQL and to aggregating the facts in SQL.
const CASES = Number(process.env.CASES ?? 1_000_000);
const QUESTIONS = Number(process.env.QUESTIONS ?? 200);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const CHANGE_EVERY_MS = 100;

const system = await measuredSystem();
const database = new pg.Pool({ connectionString: system.database, max: 2 });

/** Synthetic facts only: a mass of cases of five years, 3 in 100 open, written beside the real ones; the service loads them as after a rebuild. */
const FILL = `
  with agencies as (select array_agg(id) as ids from stats.agency), wards as (select array_agg(code) as codes from stats.ward), categories as (select array_agg(code) as codes from stats.category)
  insert into stats.fact (case_id, ordinal, n, batch, code, status, step, channel, kind, subject_kind, identity_mode, category_code, urgency, ward_code, is_public, submitted_at, due_at, verdict,
                          lead_agency_id, counted_agency_id, satisfaction, reopened, used_minutes)
  select gen_random_uuid(), b.cases + i, 1, b.n + 1, 'BENCH-' || i, case when i % 100 < 3 then 'IN_PROGRESS' else (array['ANSWERED', 'CLOSED', 'CLOSED', 'REJECTED', 'WITHDRAWN'])[1 + i % 5] end, 'DONE',
         (array['WEB', 'APP', 'HOTLINE', 'ZALO'])[1 + i % 4], 'INCIDENT', 'CITIZEN', (array['PUBLIC_NAME', 'HIDDEN_NAME'])[1 + i % 2], c.codes[1 + i % array_length(c.codes, 1)], 'NORMAL',
         w.codes[1 + i % array_length(w.codes, 1)], true, now() - random() * interval '5 years', now() + (random() - 0.5) * interval '10 days',
         case when i % 100 >= 3 then (array['ON_TIME', 'ON_TIME', 'ON_TIME', 'LATE'])[1 + (random() * 3)::int] end, a.ids[1 + i % array_length(a.ids, 1)], a.ids[1 + i % array_length(a.ids, 1)],
         case when random() < 0.5 then (array['VERY_SATISFIED', 'SATISFIED', 'DISSATISFIED'])[1 + (random() * 2)::int] end, 0, (random() * 5000)::int
    from generate_series($1::int, $2::int) i, stats.batch b, agencies a, wards w, categories c`;
const STEP = 50_000;
for (let from = 0; from < CASES; from += STEP) await database.query(FILL, [from, Math.min(from + STEP, CASES) - 1]);
await database.query('update stats.batch set n = n + 1, cases = cases + $1, generation = generation + 1', [CASES]);
await database.query('drop table if exists stats.bench_counter');
await database.query(
  `create table stats.bench_counter as select counted_agency_id, status, verdict, satisfaction, count(*) as count from stats.fact group by 1, 2, 3, 4`,
);
await database.query('vacuum analyze stats.fact, stats.bench_counter');

const ROW = 'total handled { total onTime late } inProgress { total onTime late } ratings { total verySatisfied satisfied neutral dissatisfied }';
const QUERY = `query($filter: StatisticsFilter) { statistics(filter: $filter) { totals { ${ROW} } byAgency { agency { code } row { ${ROW} } } } }`;
const AGGREGATE = `select counted_agency_id, count(*) filter (where status in ('ANSWERED', 'CLOSED', 'REJECTED') and verdict is distinct from 'LATE') as on_time,
    count(*) filter (where status in ('ANSWERED', 'CLOSED', 'REJECTED') and verdict = 'LATE') as late, count(*) filter (where status not in ('ANSWERED', 'CLOSED', 'REJECTED') and verdict is null and due_at < stats.now()) as overdue,
    count(satisfaction) as ratings, count(*)::float8 as total from stats.fact where status not in ('DRAFT', 'MERGED', 'WITHDRAWN') group by 1`;
const COUNTERS = 'select counted_agency_id, status, verdict, satisfaction, count from stats.bench_counter';

const door = new Pool(system.origin, { connections: 4 });
async function ask(filter: object): Promise<{ totals: { total: number } }> {
  const answer = await door.request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { filter } }),
  });
  const { data, errors } = (await answer.body.json()) as { data?: { statistics: { totals: { total: number } } }; errors?: object[] };
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data.statistics;
}
const sqlTotal = async (): Promise<number> => (await database.query<{ total: number }>(AGGREGATE)).rows.reduce((sum, row) => sum + row.total, 0);

const loadingSince = performance.now();
const expected = await sqlTotal();
while ((await ask({})).totals.total !== expected) await pause(100);
const loadedIn = performance.now() - loadingSince;

async function timed(times: number, work: (turn: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    const before = performance.now();
    await work(turn);
    taken.push(performance.now() - before);
  }
  return taken;
}

/** Ten cases a second change, each a batch of its own, while `work` goes on. */
async function whileCasesChange<T>(work: () => Promise<T>): Promise<T> {
  let going = true;
  const changing = (async () => {
    for (let i = 0; going; i++) {
      await database.query(
        `with b as (update stats.batch set n = n + 1 returning n)
        update stats.fact f set batch = b.n, status = case f.status when 'ANSWERED' then 'CLOSED' else 'ANSWERED' end from b where f.code = 'BENCH-' || $1 and f.status in ('ANSWERED', 'CLOSED')`,
        [i * 5],
      );
      await pause(CHANGE_EVERY_MS);
    }
  })();
  const result = await work();
  going = false;
  await changing;
  return result;
}
await database.query('create index if not exists bench_code on stats.fact (code)');

const DAY_MS = 86_400_000;
const another = (turn: number): object => ({ from: new Date(Date.UTC(2022, 0, 1) + turn * DAY_MS).toISOString() });
const samples = { counters: [] as number[], aggregate: [] as number[], quiet: [] as number[], changing: [] as number[], fresh: [] as number[] };
let asked = 0;
for (let round = 0; round < ROUNDS; round++) {
  samples.counters.push(...(await timed(QUESTIONS, () => database.query(COUNTERS))));
  samples.quiet.push(...(await timed(QUESTIONS, () => ask({}))));
  samples.aggregate.push(...(await timed(3, sqlTotal)));
  samples.changing.push(...(await whileCasesChange(() => timed(QUESTIONS, () => ask({})))));
  samples.fresh.push(...(await timed(10, () => ask(another(asked++)))));
}
const row = (name: string, taken: number[]): string[] => [
  name,
  rounded(quantile(taken, 0.5), 2),
  rounded(quantile(taken, 0.99), 2),
  rounded(quantile(samples.aggregate, 0.5) / quantile(taken, 0.5), 0),
];
await pause(1_000);
const equal = (await ask({})).totals.total === (await sqlTotal());
await report(
  'stats',
  `P9 Statistics of the province at ${CASES} cases`,
  ['what', 'p50 ms', 'p99 ms', 'times faster than aggregating'],
  [
    row('reading counters in SQL', samples.counters),
    row('aggregating in SQL', samples.aggregate),
    row('statistics through the gateway, quiet', samples.quiet),
    row('statistics through the gateway, 10 changes a second', samples.changing),
    row('statistics through the gateway, a filter never asked before', samples.fresh),
  ],
  [
    `Equal to the full scan in SQL at a quiet moment: ${equal ? 'yes' : 'NO'}. Loaded into memory in ${rounded(loadedIn / 1000)} s.`,
    'Targets: p99 at most 10 ms, at least 100 times faster than aggregating. Services, load and PostgreSQL share this machine.',
  ],
);
await database.query("delete from stats.fact where code like 'BENCH-%'");
await database.query('drop table stats.bench_counter; drop index stats.bench_code; update stats.batch set n = n + 1, generation = generation + 1');
await database.end();
await door.close();
await system.stop();
process.exit(equal ? 0 : 1);
