import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareDatabase, urlsOf } from './database.mjs';
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

  describe('R11 a PostgreSQL that cannot be used is refused with one sentence that says what to do', () => {
    const prepare = (user: string, database: string, mine: Record<string, string> = passwords): Promise<unknown> =>
      prepareDatabase({ adminUrl: `postgres://${user}:h@127.0.0.1:${server.port}/${database}`, embedded: false, passwords: mine });
    const others = { pakn_owner: 'w', accounts: 'x', cases: 'y', stats: 'z' };

    it('a weak role, one that owns nothing, a wrong password, no database, no server', async () => {
      await withClient(server.url('postgres'), async (client) => {
        await client.query("create role weak login password 'h'");
        await client.query("create role strange login createrole password 'h'");
        await client.query('create database weak owner weak');
      });
      await expect(prepare('weak', 'weak')).rejects.toThrow(/^The role weak of DATABASE_URL may not create roles: give it the right \(.+\)\.$/);
      await expect(prepare('strange', 'weak')).rejects.toThrow(/^The role strange of DATABASE_URL does not own the database weak: make it the owner \(.+\)\.$/);
      await expect(prepare('nobody', 'weak')).rejects.toThrow(/^PostgreSQL at 127\.0\.0\.1:\d+ refuses the role nobody: correct .+\.$/);
      await expect(prepare('weak', 'nowhere')).rejects.toThrow(/^PostgreSQL at .+ has no database nowhere: create it \(.+\)\.$/);
      await expect(prepareDatabase({ adminUrl: 'postgres://a:secret@127.0.0.1:1/b', embedded: false, passwords })).rejects.toThrow(
        /^No PostgreSQL answers at 127\.0\.0\.1:1 \(ECONNREFUSED\): start it, or correct the address in DATABASE_URL\.$/,
      );
    });

    it('one that serves another installation, by its database or with other secrets; the first one goes on', async () => {
      await withClient(server.url('postgres'), (client) => client.query('create database second owner hosted'));
      await expect(prepare('hosted', 'second', others)).rejects.toThrow(
        /already serves another installation \(database province\): give this one a PostgreSQL of its own\.$/,
      );
      const first = urlsOf(`postgres://hosted:h@127.0.0.1:${server.port}/province`, passwords);
      await withClient(first.cases ?? '', async (atWork) => {
        await expect(prepare('hosted', 'province', others)).rejects.toThrow(
          /is in use by an installation with other secrets: stop that one, or use its DATA_DIR/,
        );
        await prepare('hosted', 'province');
        await atWork.query('select 1');
      });
      await withClient(first.stats ?? '', (client) => client.query('select 1'));
    });

    it('but one whose installation has ended is taken over', async () => {
      await prepare('hosted', 'province', others);
      await prepare('hosted', 'province', passwords);
    });
  });
});
