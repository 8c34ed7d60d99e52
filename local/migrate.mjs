// Runs the migrations of every room as the owner, in the order in which the schemas may refer to each other.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { withClient } from './roles.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** In the order in which the schemas may refer to each other. */
export const FOLDERS = [
  { schema: 'events', folder: 'packages/events/migrations' },
  { schema: 'accounts', folder: 'subgraphs/accounts/migrations' },
  { schema: 'cases', folder: 'subgraphs/cases/migrations' },
  { schema: 'stats', folder: 'subgraphs/stats/migrations' },
];
const NOT_A_MIGRATION = String.raw`(\..*|.*(?<!\.sql))`;

/**
 * Brings the database to the newest schema. Several starts at once wait for each other (advisory lock); each file is a transaction of its own.
 * @param {string} ownerUrl address of the database as pakn_owner
 * @param {(line: string) => void} [log] what the migration library says; by default only failures are reported, by the error thrown
 * @returns {Promise<string[]>} what was run, as `schema/file`
 */
export async function migrate(ownerUrl, log = () => {}) {
  const done = [];
  for (const { schema, folder } of FOLDERS) {
    const dir = join(ROOT, folder);
    if (existsSync(dir) && readdirSync(dir).some((file) => file.endsWith('.sql'))) done.push(...(await runFolder({ ownerUrl, schema, dir, log })));
  }
  // After a dump and restore the log holds transaction ids that this cluster has not reached yet: no event would ever be released.
  await withClient(ownerUrl, (client) => client.query('select events.open_era()'));
  return done;
}

/**
 * Runs the files of one folder that its schema's table `migration` does not list.
 * @param {{ ownerUrl: string, schema: string, dir: string, log?: (line: string) => void }} options
 * @returns {Promise<string[]>} what was run, as `schema/file`
 * @throws Error naming the folder and what PostgreSQL said
 */
export async function runFolder({ ownerUrl, schema, dir, log = () => {} }) {
  const trouble = [];
  try {
    const run = await withClient(ownerUrl, (dbClient) =>
      runner({
        dbClient,
        dir,
        ignorePattern: NOT_A_MIGRATION,
        direction: 'up',
        schema: [schema, 'public'],
        migrationsSchema: schema,
        createMigrationsSchema: true,
        migrationsTable: 'migration',
        singleTransaction: false,
        advisoryLockMode: 'wait',
        logger: { info: log, warn: log, error: (line) => trouble.push(line) },
      }),
    );
    return run.map(({ name }) => `${schema}/${name}`);
  } catch (error) {
    throw new Error(`the migrations of ${dir} fail: ${error.message}\n${trouble.join('\n')}`, { cause: error });
  }
}
