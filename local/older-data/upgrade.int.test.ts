import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, createLogger, openDatabase } from '@pakn/service-kit';
import { emptyDatabase, olderDatabase, testDatabase } from '@pakn/service-kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checksumOf, landedMigrations } from '../database/landed-migrations.mjs';
import { FOLDERS, migrate, runFolder } from '../database/migrate.mjs';
import { withClient } from '../database/roles.mjs';
import { schemaOf } from './schema-of.ts';

const OF_THAT_DAY = fileURLToPath(new URL('2026-11-20/migrations', import.meta.url));

const SERVICES = ['accounts', 'cases', 'stats'].map((role) => ({
  role,
  /** As the service opens its database: an older schema is refused. */
  open: (url: string) =>
    openDatabase({ url, schema: role, migrations: new URL(`../../subgraphs/${role}/migrations/`, import.meta.url), logger: createLogger('upgrade-test') }),
}));
let database: Awaited<ReturnType<typeof olderDatabase>>;

beforeAll(async () => {
  database = await olderDatabase();
});
afterAll(() => database.drop());

const askOf = <T extends object>(url: string, sql: string): Promise<T[]> => withClient(url, async (client) => (await client.query<T>(sql)).rows);
const ask = <T extends object>(sql: string): Promise<T[]> => askOf(database.ownerUrl, sql);
const quoted = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');

describe('the data of 20 November 2026', () => {
  test('B-12: hold a case of every status that their process reaches', async () => {
    const rows = await ask<{ status: string }>('select distinct status from cases."case" order by 1');
    expect(rows.map(({ status }) => status)).toEqual(['ANSWERED', 'AWAITING_ACCEPTANCE', 'CLOSED', 'IN_PROGRESS', 'REJECTED', 'RESULT_REVIEW', 'SCHEDULED']);
  });

  test("R9 B-12: are brought to today's schema: nothing is lost, every event can be read, the services accept them", async () => {
    await migrate(database.ownerUrl);
    expect(await migrate(database.ownerUrl), 'a second start has nothing left to do').toEqual([]);

    for (const [table, kept] of Object.entries(database.rows)) {
      if (table.endsWith('.migration') || table === 'events.era') continue;
      expect(await ask(`select count(*)::int from ${quoted(table)}`), table).toEqual([{ count: kept }]);
    }
    // Transaction ids of another cluster: without a new era those events would never be released.
    const unreleased = 'select count(*)::int from events.log where era = events.current_era() and x >= pg_snapshot_xmin(pg_current_snapshot())';
    expect(await ask(unreleased)).toEqual([{ count: 0 }]);
    for (const { role, open } of SERVICES) await open(database.url(role)).then((pool) => pool.end());
  });

  test("S26: end with the tables, indexes, rights and row policies of a new database, graphile-worker's included", async () => {
    await migrate(database.ownerUrl);
    const fresh = await testDatabase();
    const [upgraded, made] = await Promise.all([schemaOf(database.ownerUrl), schemaOf(fresh.ownerUrl)]);
    expect(upgraded).toEqual(made);
    expect(Object.keys(made).filter((what) => what.startsWith('policy accounts_worker.'))).not.toEqual([]);
    const service = connect(fresh.url('accounts'), createLogger('upgrade-test'), { max: 1 });
    await service.query(`select accounts_worker.add_job('send-sms', '{}')`);
    await expect(service.query('create table accounts_worker.mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await service.end();
    await fresh.drop();
  });
});

describe('a database and the migrations that made it', () => {
  test('list the checksum of each; one that was made by another text is refused with the file that differs', async () => {
    await migrate(database.ownerUrl);
    expect(await ask('select name from accounts.migration where checksum is null')).toEqual([]);
    await ask(`update cases.migration set checksum = 'another' where name = '0002_due_first'`);
    await expect(migrate(database.ownerUrl)).rejects.toThrow('subgraphs/cases/migrations/0002_due_first.sql is not what made this database');
    await ask(`update cases.migration set checksum = null where name = '0002_due_first'`);
    expect(await migrate(database.ownerUrl), 'a row of before the checksums is taken over').toEqual([]);
  });

  test('a database that a newer version has migrated further is fine', async () => {
    await migrate(database.ownerUrl);
    await ask(`insert into cases.migration (name, run_on, checksum) values ('9999_of_tomorrow', now(), 'unknown')`);
    expect(await migrate(database.ownerUrl)).toEqual([]);
    await ask(`delete from cases.migration where name = '9999_of_tomorrow'`);
  });

  test('R9: data made between commits 4f92572 and c0bb60b, when 0001_cases made the indexes of 0002_due_first, can be started', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pakn-edited-'));
    const text = edited(await readFile(join(OF_THAT_DAY, 'cases/0001_cases.sql'), 'utf8'));
    expect(landedMigrations()['subgraphs/cases/migrations/0001_cases.sql']).toContain(checksumOf(text));
    await writeFile(join(folder, '0001_cases.sql'), text);
    const old = await emptyDatabase();
    for (const { schema } of FOLDERS) await runFolder({ ownerUrl: old.ownerUrl, schema, dir: schema === 'cases' ? folder : join(OF_THAT_DAY, schema) });

    await migrate(old.ownerUrl);
    expect(await askOf(old.ownerUrl, `select indexdef from pg_indexes where schemaname = 'cases' and indexname = 'case_due'`)).toHaveLength(1);
    const fresh = await testDatabase();
    expect(await schemaOf(old.ownerUrl)).toEqual(await schemaOf(fresh.ownerUrl));
    await Promise.all([old.drop(), fresh.drop(), rm(folder, { recursive: true })]);
  });
});

/** 0001_cases as it was at commit 4f92572. */
const edited = (text: string): string =>
  text.replace(
    /create index case_reception .*\n.*\n.*\n/,
    [
      `-- "Most urgent first": cases without a deadline come last, so the key of every page is this expression.`,
      `create index case_due on cases."case" ((coalesce(due_at, 'infinity'::timestamptz)), id);`,
      `create index case_reception on cases."case" ((coalesce(due_at, 'infinity'::timestamptz)), id) where step = 'RECEPTION';`,
      `create index case_review on cases."case" ((coalesce(due_at, 'infinity'::timestamptz)), id) where step = 'RESULT_REVIEW';`,
      `create index case_open on cases."case" ((coalesce(due_at, 'infinity'::timestamptz)), id) where step <> 'DONE';`,
      '',
    ].join('\n'),
  );
