import type { Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatheringSocket } from './gathering-socket.ts';
import { prepareRepeated } from './prepare-repeated.ts';
import { testDatabase, type TestDatabase } from './testing/database.ts';

let database: TestDatabase;
let pool: pg.Pool;
let packets = 0;

/** Counts what is handed to the system. */
function countedSocket(): Socket {
  const socket = gatheringSocket();
  for (const name of ['_write', '_writev'] as const) {
    const send = (socket[name] as (...given: unknown[]) => void).bind(socket);
    Object.assign(socket, { [name]: (...given: unknown[]) => (packets++, send(...given)) });
  }
  return socket;
}

beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ connectionString: database.superuserUrl, max: 1, pipeline: true, stream: countedSocket });
  pool.on('error', () => {}); // the database is dropped while the last connection closes
  prepareRepeated(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const times = (count: number, text: string, values: unknown[]): Promise<pg.QueryResult[]> =>
  Promise.all(Array.from({ length: count }, () => pool.query(text, values)));
const prepared = async (): Promise<string[]> =>
  (await pool.query<{ statement: string }>('select statement from pg_prepared_statements order by statement')).rows.map(({ statement }) => statement);

test('P3: what comes again and again is prepared; what selects everything is not, so that a migration may add a column', async () => {
  await pool.query('create table repeated (id int primary key, title text)');
  const insert = 'insert into repeated (id, title) values ($1, $2) on conflict do nothing';
  await times(19, insert, [1, 'Ổ gà']);
  expect(await prepared()).toEqual([]);
  await times(10, insert, [2, 'Hố ga']);
  await times(30, 'select * from repeated where id = $1', [1]);
  await times(30, 'select r.* from repeated r where id = $1', [1]);
  expect(await prepared()).toEqual([insert]);
  await pool.query('alter table repeated add column note text');
  const [after] = await times(1, 'select * from repeated where id = $1', [2]);
  expect(after?.rows).toEqual([{ id: 2, title: 'Hố ga', note: null }]);
  await times(1, insert, [3, 'Cống']);
  expect((await pool.query('select id from repeated order by id')).rows).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
});

test('P3: statements that are sent together go out as one packet and are answered in their order', async () => {
  const client = await pool.connect();
  await client.query('select 1');
  const before = packets;
  const answered: number[] = [];
  await Promise.all([1, 2, 3].map(async (n) => answered.push((await client.query<{ n: number }>('select $1::int as n', [n])).rows[0]?.n ?? 0)));
  expect(packets - before).toBe(1);
  client.release();
  expect(answered).toEqual([1, 2, 3]);
});
