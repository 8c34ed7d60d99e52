// The tables of graphile-worker: its own migrations as the owner, then the rights of the service that runs the jobs.
import { Logger, runMigrations } from 'graphile-worker';
import { withClient } from './roles.mjs';

/** Of accounts (its migration 0003). The service's role has no DDL there. */
const SCHEMA = 'accounts_worker';
const ROLE = 'accounts';

const RIGHTS = `
  grant usage on schema ${SCHEMA} to ${ROLE};
  grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${ROLE};
  grant usage, select on all sequences in schema ${SCHEMA} to ${ROLE};
  grant execute on all functions in schema ${SCHEMA} to ${ROLE}`;
/** Row security is on in graphile-worker's tables: without a policy the service's role would see no row. */
const CLOSED_TABLES = `
  select c.relname as "table" from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = '${SCHEMA}' and c.relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'service')`;
/** It reports each migration that it runs; what fails is thrown anyway. */
const QUIET = new Logger(() => () => {});

/**
 * Brings the schema of jobs to what this version of graphile-worker wants. A database whose tables came from a migration of ours lists
 * graphile-worker's migrations too, so both kinds go on from where they are.
 * @param {string} ownerUrl
 */
export async function migrateWorker(ownerUrl) {
  await runMigrations({ connectionString: ownerUrl, schema: SCHEMA, logger: QUIET, noHandleSignals: true });
  await withClient(ownerUrl, async (client) => {
    await client.query('begin');
    await client.query(RIGHTS);
    const { rows } = await client.query(CLOSED_TABLES);
    for (const { table } of rows) await client.query(`create policy service on ${SCHEMA}.${table} to ${ROLE} using (true) with check (true)`);
    await client.query('commit');
  });
}
