import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

let database: TestDatabase;
const clients: pg.Client[] = [];

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await database.drop();
});

async function as(role: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url(role) });
  clients.push(client);
  await client.connect();
  return client;
}

describe('the roles of a province database', () => {
  it('is PostgreSQL 17 or newer with the extensions of search', async () => {
    const client = await as('cases');
    const { rows } = await client.query<{ version: number; plain: string }>(
      "select current_setting('server_version_num')::int as version, public.unaccent('Nước') as plain",
    );
    expect(rows[0]?.version).toBeGreaterThanOrEqual(170_000);
    expect(rows[0]?.plain).toBe('Nuoc');
  });

  it('limits a transaction of a service to 5 s', async () => {
    for (const role of ['accounts', 'cases', 'stats']) {
      const { rows } = await (
        await as(role)
      ).query<Record<string, string>>("select current_setting('transaction_timeout') as a, current_setting('idle_in_transaction_session_timeout') as b");
      expect(rows[0]).toEqual({ a: '5s', b: '5s' });
    }
  });

  it('S26: gives a service no DDL and no sight of another schema', async () => {
    const owner = await as('pakn_owner');
    await owner.query('create schema if not exists accounts; create table accounts.secret_probe (id int)');
    const stats = await as('stats');
    await expect(stats.query('select * from accounts.secret_probe')).rejects.toMatchObject({ code: '42501' });
    await expect(stats.query('create schema mine')).rejects.toMatchObject({ code: '42501' });
    await expect(stats.query('create table public.mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(stats.query('create temporary table mine (id int)')).rejects.toMatchObject({ code: '42501' });
  });

  it('lets nobody in without a password', async () => {
    const client = new pg.Client({ connectionString: database.url('cases').replace(/:[^:@/]+@/, ':wrong@') });
    await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
  });
});
