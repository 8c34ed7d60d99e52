// The product's database: in the embedded PostgreSQL or in the one that DATABASE_URL names. Roles, extensions, newest schema.
import { join } from 'node:path';
import { migrate } from './migrate.mjs';
import { databaseUrl, startPostgres } from './postgres.mjs';
import { refuseForeignCluster, saying } from './foreign-cluster.mjs';
import { createDatabase, createExtensions, createRoles, OWNER, SERVICE_ROLES, withClient } from './roles.mjs';

const DATABASE = 'pakn';
const OLDEST_VERSION = 170_000;

/**
 * The embedded PostgreSQL as a kind of process for the supervisor. After a kill -9 it comes back on the same port with the same data.
 * @param {{ dataDir: string, port: number, password: string }} options
 * @returns {import('../run/supervisor.mjs').Kind}
 */
export function postgresKind({ dataDir, port, password }) {
  const start = () => startPostgres({ directory: join(dataDir, 'postgres'), port, password, logFile: join(dataDir, 'logs/postgres.log') });
  // It is started only when it takes connections.
  return { name: 'postgres', port, start, isReady: async () => true };
}

/** Where the embedded PostgreSQL's product database is, as superuser. */
export function embeddedUrl({ port, password }) {
  return databaseUrl({ role: 'postgres', password, port, database: DATABASE });
}

/**
 * Makes the database ready for the services: idempotent, run at each start.
 * @param {{ adminUrl: string, embedded: boolean, passwords: Record<string, string> }} options `adminUrl`: the product's database as a role that may create roles
 * @returns {Promise<{ migrated: string[], urls: Record<string, string> }>} what was migrated, and the address by role
 */
export async function prepareDatabase({ adminUrl, embedded, passwords }) {
  const name = decodeURIComponent(new URL(adminUrl).pathname.slice(1));
  const maintenanceUrl = embedded ? withPath(adminUrl, 'postgres') : adminUrl;
  const urls = urlsOf(adminUrl, passwords);
  const prepare = async () => {
    await refuseOldVersion(maintenanceUrl);
    if (!embedded) await refuseForeignCluster(adminUrl, urls);
    await createRoles(maintenanceUrl, passwords);
    await createDatabase(maintenanceUrl, name);
    await createExtensions(adminUrl);
  };
  await (embedded ? prepare() : saying(adminUrl, prepare));
  return { migrated: await migrate(urls[OWNER]), urls };
}

/** The database's address by role. */
export function urlsOf(adminUrl, passwords) {
  return Object.fromEntries([OWNER, ...SERVICE_ROLES].map((role) => [role, withRole(adminUrl, role, passwords[role])]));
}

async function refuseOldVersion(url) {
  const rows = await withClient(
    url,
    async (client) => (await client.query("select current_setting('server_version_num')::int as number, current_setting('server_version') as text")).rows,
  );
  if (rows[0].number < OLDEST_VERSION) throw new Error(`PostgreSQL ${rows[0].text} is too old: 17 or newer is needed (transaction_timeout).`);
}

function withPath(url, database) {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}

function withRole(url, role, password) {
  return Object.assign(new URL(url), { username: role, password }).href;
}
