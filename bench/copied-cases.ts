import type { Client } from 'pg';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { measuredSystem } from './system.ts';

// `ORIGIN=… DATA_DIR=… npm run bench -- copied-cases --to 1000000`: makes the cases of a running system that was filled by the generator so many, in minutes
// instead of hours. The copies have the generator's words at other places and times: what lists, counts and searches read of `cases.case` is spread as the
// generator spreads it. They have no history, files or answers: for nothing but measuring reads.

const { values } = parseArgs({ args: process.argv.slice(3), options: { to: { type: 'string' } } });
const TO = Number(values.to);
if (!Number.isInteger(TO) || TO < 1) throw new Error('--to N: how many cases there shall be');
const AT_ONCE = 25_000;

/** Each its own; a collision is left out and made up for by the next turn. */
const CODE = `left(code, 8) || translate(substr(md5(id::text || $2), 1, 6), '0123456789abcdef', 'ABCDEFGHJKMNPQRS')`;
/** What is done may have been at any time; what is open stays among the newest. */
const SHIFT = `case when step = 'DONE' then least(span.began + random() * (span.ended - span.began), span.ended) - submitted_at else (random() * 2 - 1) * interval '1 day' end`;
const ELSEWHERE = `(random() - 0.5) * 0.02`;
const OWN: Record<string, string> = {
  id: 'gen_random_uuid()',
  code: CODE,
  address: `regexp_replace(address, '^\\d+', (1 + floor(random() * 400))::text)`,
  lon: 'lon + east',
  lat: 'lat + north',
  public_lon: 'public_lon + east',
  public_lat: 'public_lat + north',
};

interface Column {
  name: string;
  type: string;
}

async function copy(database: Client, columns: readonly Column[], count: number, turn: number): Promise<number> {
  const selected = columns.map(({ name, type }) => OWN[name] ?? (type === 'timestamp with time zone' ? `"${name}" + shift` : `"${name}"`));
  const { rowCount } = await database.query(
    `with span as (select min(submitted_at) as began, max(submitted_at) as ended from cases."case"),
       of as (select *, ${SHIFT} as shift, ${ELSEWHERE} as east, ${ELSEWHERE} as north
              from cases."case" tablesample system ($3), span limit $1)
     insert into cases."case" (${columns.map(({ name }) => `"${name}"`).join(', ')}) select ${selected.join(', ')} from of on conflict do nothing`,
    [count, String(turn), 60],
  );
  return rowCount ?? 0;
}

const system = await measuredSystem();
const database = new pg.Client({ connectionString: system.database });
await database.connect();
const countOf = async (): Promise<number> => (await database.query<{ count: number }>('select count(*)::int as count from cases."case"')).rows[0]?.count ?? 0;
const { rows: columns } = await database.query<Column>(
  `select column_name as name, data_type as type from information_schema.columns
   where table_schema = 'cases' and table_name = 'case' and is_generated = 'NEVER' order by ordinal_position`,
);
// A copy is read only: its indexes are made once at the end.
const { rows: indexes } = await database.query<{ name: string; made: string }>(
  `select indexname as name, indexdef as made from pg_indexes where schemaname = 'cases' and tablename = 'case' and indexdef not like '%UNIQUE%'`,
);
await database.query(`set statement_timeout = 0; set transaction_timeout = 0; set synchronous_commit = off; set maintenance_work_mem = '1GB'`);
const since = performance.now();
const seconds = (): number => Math.round((performance.now() - since) / 1_000);
for (const { name } of indexes) await database.query(`drop index cases."${name}"`);
try {
  let count = await countOf();
  for (let turn = 1; count < TO; turn++) {
    count += await copy(database, columns, Math.min(AT_ONCE, TO - count), turn);
    console.log(`${count} of ${TO} cases after ${seconds()} s`);
  }
} finally {
  for (const { name, made } of indexes) {
    await database.query(made);
    console.log(`index ${name} after ${seconds()} s`);
  }
}
await database.query('vacuum (analyze) cases."case", cases.search_word, cases.street');
console.log(`${await countOf()} cases after ${seconds()} s`);
await database.end();
await system.stop();
process.exit(0);
