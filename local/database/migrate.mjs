// Runs the migrations of every room as the owner, in the order in which the schemas may refer to each other.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { checksumOf, landedMigrations } from './landed-migrations.mjs';
import { withClient } from './roles.mjs';
import { migrateWorker } from './worker-schema.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** In the order in which the schemas may refer to each other. */
export const FOLDERS = [
  { schema: 'events', folder: 'packages/events/migrations' },
  { schema: 'accounts', folder: 'subgraphs/accounts/migrations' },
  { schema: 'cases', folder: 'subgraphs/cases/migrations' },
  { schema: 'stats', folder: 'subgraphs/stats/migrations' },
];
const NOT_A_MIGRATION = String.raw`(\..*|.*(?<!\.sql))`;
/**
 * Before a migration that has not run: what data need that an edited form of an earlier one has made. For half an hour of 20 November 2026
 * 0001_cases made the indexes that 0002_due_first makes (commits 4f92572 to c0bb60b).
 */
const REPAIRS = [{ schema: 'cases', before: '0002_due_first', sql: 'drop index if exists cases.case_due' }];

/**
 * Brings the database to the newest schema. Several starts at once wait for each other (advisory lock); each file is a transaction of its own.
 * @param {string} ownerUrl address of the database as pakn_owner
 * @param {(line: string) => void} [log] what the migration library says; by default only failures are reported, by the error thrown
 * @returns {Promise<string[]>} what was run, as `schema/file`
 * @throws Error naming the file when a landed migration was edited, or when the database was made by another form of it
 */
export function migrate(ownerUrl, log = () => {}) {
  return withClient(ownerUrl, async (holder) => {
    // Held until this connection ends.
    await holder.query("select pg_advisory_lock(hashtext('pakn.migrate'))");
    return runAll(ownerUrl, log);
  });
}

async function runAll(ownerUrl, log) {
  const done = [];
  for (const { schema, folder } of FOLDERS) {
    const dir = join(ROOT, folder);
    if (existsSync(dir) && readdirSync(dir).some((file) => file.endsWith('.sql'))) done.push(...(await runChecked({ ownerUrl, schema, dir, log })));
    if (schema === 'accounts') await migrateWorker(ownerUrl);
  }
  // After a dump and restore the log holds transaction ids that this cluster has not reached yet: no event would ever be released.
  await withClient(ownerUrl, (client) => client.query('select events.open_era()'));
  return done;
}

/** Does what `runFolder` does, with the checksums of what runs and of what has run. */
async function runChecked(options) {
  const { ownerUrl, schema, dir } = options;
  const files = checkedFiles(dir);
  await withClient(ownerUrl, async (client) => {
    const { rows: listed } = await client.query('select from pg_tables where schemaname = $1 and tablename = $2', [schema, 'migration']);
    if (listed.length === 0) return;
    const rows = await readChecksums(client, schema);
    refuseOtherForms(rows, files, schema);
    const hasRun = new Set(rows.map(({ name }) => name));
    for (const { before, sql } of REPAIRS.filter((repair) => repair.schema === schema && !hasRun.has(repair.before))) {
      options.log?.(`before ${schema}/${before}: ${sql}`);
      await client.query(sql);
    }
  });
  const done = await runFolder(options);
  await withClient(ownerUrl, async (client) => {
    await readChecksums(client, schema);
    // Rows of before the checksums are taken over as they are.
    for (const [name, { checksum }] of files)
      await client.query(`update ${schema}.migration set checksum = $2 where name = $1 and checksum is null`, [name, checksum]);
  });
  return done;
}

/**
 * The folder's migrations by name, with the checksum of each and those that a database may list for it.
 * @throws Error when one that has landed was edited
 */
function checkedFiles(dir) {
  const landed = landedMigrations();
  const files = readdirSync(dir).filter((file) => file.endsWith('.sql'));
  return new Map(
    files.map((file) => {
      const path = relative(ROOT, join(dir, file));
      const checksum = checksumOf(readFileSync(join(dir, file)));
      // A file that is not on the list yet is somebody's work of today.
      const accepted = landed[path] ?? [checksum];
      if (accepted[0] !== checksum) throw new Error(`${path} has landed and was edited: take the edit back and write a new migration.`);
      return [file.slice(0, -'.sql'.length), { path, checksum, accepted }];
    }),
  );
}

async function readChecksums(client, schema) {
  const { rowCount } = await client.query(
    "select from information_schema.columns where table_schema = $1 and table_name = 'migration' and column_name = 'checksum'",
    [schema],
  );
  if (!rowCount) await client.query(`alter table ${schema}.migration add column checksum text`);
  return (await client.query(`select name, checksum from ${schema}.migration`)).rows;
}

/** A name without a file is of a newer version: that database is fine. */
function refuseOtherForms(rows, files, schema) {
  for (const { name, checksum } of rows) {
    const file = files.get(name);
    if (!file || checksum === null || file.accepted.includes(checksum)) continue;
    throw new Error(`${file.path} is not what made this database: ${schema}.migration lists it with the checksum ${checksum}, the file has ${file.checksum}.`);
  }
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
