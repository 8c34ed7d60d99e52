// The roles and rights of a database, made by the superuser before any migration runs.
import pg from 'pg';

/** Owns every schema and runs the migrations. */
export const OWNER = 'pakn_owner';
/** The services' roles: each named like its schema, sees nothing of the others. */
export const SERVICE_ROLES = ['accounts', 'cases', 'stats'];
/** An open transaction holds back every reader of the event log, so services may not keep one longer. */
const TRANSACTION_LIMIT = '5s';
const CONNECTION_WITHIN_MS = 20_000;
const EXTENSIONS = ['unaccent', 'pg_trgm'];

const { escapeIdentifier: name, escapeLiteral: text } = pg;

/**
 * Makes the owner and the services' roles in the cluster, or gives them the passwords of today.
 * @param {string} superuserUrl
 * @param {Record<string, string>} passwords by role
 */
export async function createRoles(superuserUrl, passwords) {
  await withClient(superuserUrl, async (client) => {
    for (const role of [OWNER, ...SERVICE_ROLES]) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
      await client.query(`${rowCount ? 'alter' : 'create'} role ${name(role)} with login password ${text(passwords[role])}`);
    }
    for (const role of SERVICE_ROLES) {
      await client.query(`alter role ${name(role)} set transaction_timeout = '${TRANSACTION_LIMIT}'`);
      await client.query(`alter role ${name(role)} set idle_in_transaction_session_timeout = '${TRANSACTION_LIMIT}'`);
      await client.query(`alter role ${name(role)} set search_path = ${name(role)}, public`);
    }
  });
}

/**
 * Makes the database when it is missing (optionally as a copy of `template`) and closes it to everybody but the product's roles.
 * @param {string} superuserUrl an address in the same cluster
 * @param {string} database
 * @param {string} [template]
 */
export async function createDatabase(superuserUrl, database, template) {
  await withClient(superuserUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${name(database)} owner ${name(OWNER)} ${template ? `template ${name(template)}` : ''}`);
    await client.query(`revoke all on database ${name(database)} from public`);
    await client.query(`grant connect, create on database ${name(database)} to ${name(OWNER)}`);
    await client.query(`grant connect on database ${name(database)} to ${SERVICE_ROLES.map(name).join(', ')}`);
  });
}

/**
 * What only a superuser may give a database: the extensions.
 * @param {string} superuserUrl the address of the database itself
 */
export async function createExtensions(superuserUrl) {
  await withClient(superuserUrl, async (client) => {
    for (const extension of EXTENSIONS) await client.query(`create extension if not exists ${name(extension)} schema public`);
  });
}

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECTION_WITHIN_MS });
  // A server that stops while this connection ends must not take the process with it; a query under way fails by itself.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
