import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareDatabase } from './database.mjs';
import { startPostgres, THROWAWAY_SETTINGS } from './postgres.mjs';
import type { Postgres } from './postgres.mjs';
import { withClient } from './roles.mjs';

const passwords = { pakn_owner: 'a', accounts: 'b', cases: 'c', stats: 'd' };
let folder: string;
let server: Postgres;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pakn-database-'));
  server = await startPostgres({ directory: join(folder, 'postgres'), password: 'p', settings: THROWAWAY_SETTINGS });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const schemasOf = (url: string): Promise<string[]> =>
  withClient(url, async (client) =>
    (await client.query<{ name: string }>("select nspname as name from pg_namespace where nspname !~ '^pg_|information_schema|public'")).rows
      .map(({ name }) => name)
      .toSorted(),
  );

describe('a database made ready', () => {
  it('in the embedded PostgreSQL, and again at the next start with nothing left to do', async () => {
    const options = { adminUrl: server.url('pakn'), embedded: true, passwords };
    const first = await prepareDatabase(options);
    expect(first.migrated).toContain('events/0001_log');
    expect((await prepareDatabase(options)).migrated).toEqual([]);
    expect(await schemasOf(first.urls.cases ?? '')).toEqual(expect.arrayContaining(['accounts', 'cases', 'events']));
  });

  it('behind DATABASE_URL, by a role that is no superuser', async () => {
    await withClient(server.url('postgres'), async (client) => {
      await client.query("create role hosted login createrole password 'h'");
      await client.query('drop database pakn');
      for (const role of Object.keys(passwords)) await client.query(`drop role ${role}`);
      await client.query('create database province owner hosted');
    });
    const adminUrl = `postgres://hosted:h@127.0.0.1:${server.port}/province`;
    const { urls } = await prepareDatabase({ adminUrl, embedded: false, passwords });
    expect(await schemasOf(urls.stats ?? '')).toContain('events');
    expect((await prepareDatabase({ adminUrl, embedded: false, passwords })).migrated).toEqual([]);
  });
});
