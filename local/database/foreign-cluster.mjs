// Is the PostgreSQL of DATABASE_URL one that this installation may use? What it lacks is said in one sentence each (never with the password).
import { OWNER, SERVICE_ROLES, withClient } from './roles.mjs';

const INSUFFICIENT_PRIVILEGE = '42501';
const WRONG_PASSWORD = new Set(['28P01', '28000']);
const UNKNOWN_DATABASE = '3D000';

/** Databases to which an installation has let its owner: `createDatabase` grants it in every version. */
const DATABASES = `select datname as name, datname = current_database() as this from pg_database, aclexplode(datacl) as a
  where a.grantee = (select oid from pg_roles where rolname = $1) group by 1 order by 1`;
const FACTS = `select r.rolsuper or r.rolcreaterole as may_create, pg_has_role(d.datdba, 'usage') or r.rolsuper as owns
  from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`;
/** Role names belong to the whole cluster, and landed migrations grant to them by name. */
const AT_WORK = `select usename as role from pg_stat_activity where usename = any($1) and datname = current_database() limit 1`;

/**
 * Refuses a cluster or a database that another installation uses: giving the roles new passwords would break that one (ADR 0032).
 * @param {string} adminUrl
 * @param {Record<string, string>} urls this installation's addresses by role
 */
export async function refuseForeignCluster(adminUrl, urls) {
  const { user, database } = partsOf(adminUrl);
  await withClient(adminUrl, async (client) => {
    const { rows: facts } = await client.query(FACTS);
    if (!facts[0].may_create) throw new Error(`The role ${user} of DATABASE_URL may not create roles: give it the right (alter role ${user} createrole).`);
    const { rows: databases } = await client.query(DATABASES, [OWNER]);
    if (!facts[0].owns && !databases.some((each) => each.this))
      throw new Error(
        `The role ${user} of DATABASE_URL does not own the database ${database}: make it the owner (alter database ${database} owner to ${user}).`,
      );
    const others = databases.filter((each) => !each.this);
    if (others.length > 0)
      throw new Error(
        `The PostgreSQL of DATABASE_URL already serves another installation (database ${others.map(({ name }) => name).join(', ')}): give this one a PostgreSQL of its own.`,
      );
    const { rows: working } = await client.query(AT_WORK, [[OWNER, ...SERVICE_ROLES]]);
    if (working.length > 0 && !(await knowsPassword(urls[OWNER])))
      throw new Error(
        `The database ${database} of DATABASE_URL is in use by an installation with other secrets: stop that one, or use its DATA_DIR (secrets.json) here.`,
      );
  });
}

const knowsPassword = (ownerUrl) =>
  withClient(ownerUrl, async () => true).catch((error) => {
    if (WRONG_PASSWORD.has(error.code)) return false;
    throw error;
  });

/**
 * Runs the preparation; what PostgreSQL refuses is said so that a person knows what to do.
 * @template T
 * @param {string} adminUrl
 * @param {() => Promise<T>} prepare
 * @returns {Promise<T>}
 */
export async function saying(adminUrl, prepare) {
  try {
    return await prepare();
  } catch (error) {
    throw new Error(sentenceOf(error, partsOf(adminUrl)), { cause: error });
  }
}

function sentenceOf(error, { user, database, host }) {
  if (error.code === INSUFFICIENT_PRIVILEGE)
    return `The role ${user} of DATABASE_URL may not do what a start needs (${error.message}): it must own the database ${database} and have the right to create roles.`;
  if (WRONG_PASSWORD.has(error.code)) return `PostgreSQL at ${host} refuses the role ${user}: correct the name or the password in DATABASE_URL.`;
  if (error.code === UNKNOWN_DATABASE) return `PostgreSQL at ${host} has no database ${database}: create it (create database ${database} owner ${user}).`;
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ETIMEDOUT'].includes(error.code) || error.message.startsWith('timeout'))
    return `No PostgreSQL answers at ${host} (${error.code ?? error.message}): start it, or correct the address in DATABASE_URL.`;
  return error.message;
}

function partsOf(adminUrl) {
  const { username, host, pathname } = new URL(adminUrl);
  return { user: decodeURIComponent(username), host, database: decodeURIComponent(pathname.slice(1)) };
}
