import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { databaseUrl } from '../../../../local/database/postgres.mjs';
import { loadOlderData } from '../../../../local/older-data/load.mjs';
import { createDatabase, createExtensions, OWNER, withClient } from '../../../../local/database/roles.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The run's cluster; `passwords` by role. */
    postgres: { port: number; superuserUrl: string; passwords: Record<string, string> };
  }
}

/** Has every migration; test files get copies of it. */
export const TEMPLATE_DATABASE = 'pakn_template';

/** A database of one test file. */
export interface TestDatabase {
  name: string;
  /** The address as a service's role: `accounts`, `cases` or `stats`. */
  url(role: string): string;
  /** The address as the owner of all schemas, who may look everywhere. */
  ownerUrl: string;
  /** The address as superuser: for roles, locks and killing sessions. */
  superuserUrl: string;
  /** Ends every session in it and removes it. */
  drop(): Promise<void>;
}

/** A fresh copy of the migrated template: call it once per test file, `drop` it at the end. */
export const testDatabase = (): Promise<TestDatabase> => makeDatabase(TEMPLATE_DATABASE);

/**
 * A database as the system of an earlier day left it, not migrated since: its tables with every row (local/older-data). Files on disk are no part of it.
 * @param day the folder below local/older-data
 * @returns the database, and how many rows each table got, by `schema.table`
 */
export async function olderDatabase(day: string = '2026-11-20'): Promise<TestDatabase & { rows: Record<string, number> }> {
  const database = await emptyDatabase();
  return { ...database, rows: await loadOlderData({ day, ownerUrl: database.ownerUrl, superuserUrl: database.superuserUrl }) };
}

/** A database without tables: roles and extensions only. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const database = await makeDatabase();
  await createExtensions(database.superuserUrl);
  return database;
}

/**
 * A pool says that it has ended while its sockets still close. What `force` ends then is an error that nobody listens to any more, so the sessions get a
 * second to end by themselves.
 */
const SESSIONS_ENDED = `do $$ begin
  for tries in 1 .. 50 loop
    exit when not exists (select from pg_stat_activity where datname = '$name');
    perform pg_sleep(0.02), pg_stat_clear_snapshot();
  end loop;
end $$`;

async function makeDatabase(template?: string): Promise<TestDatabase> {
  const { port, superuserUrl, passwords } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await createDatabase(superuserUrl, name, template);
  const url = (role: string): string => {
    const password = passwords[role];
    if (password === undefined) throw new Error(`there is no role ${role}; there are ${Object.keys(passwords).join(', ')}`);
    return databaseUrl({ role, password, port, database: name });
  };
  const drop = (): Promise<void> =>
    withClient(superuserUrl, async (client) => {
      await client.query(SESSIONS_ENDED.replace('$name', name));
      await client.query(`drop database ${name} with (force)`);
    });
  return { name, url, ownerUrl: url(OWNER), superuserUrl: superuserUrl.replace(/[^/]+$/, name), drop };
}
