// The environment of `npm start`, read once.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Every variable of `npm start` itself, as `--help` prints it. The services' own (limits, drivers of SMS and mail) are passed on to them: `.env.example`. */
const VARIABLES = [
  ['PORT', 'the one port that people use', '4000'],
  ['HOST', 'the address it listens on; 0.0.0.0 for every network of the machine', '127.0.0.1'],
  ['DATA_DIR', 'database, files, keys, logs, outbox', '.data'],
  ['DATABASE_URL', 'a PostgreSQL 17 or newer to use instead of the embedded one: a role that may create roles and owns the database', ''],
  ['PUBLIC_ORIGIN', 'the address that people type', 'http://localhost:$PORT'],
  ['PUBLIC_ORIGINS', 'all addresses that are answered and whose pages may ask and open sockets, separated by commas', '$PUBLIC_ORIGIN'],
  ['TRUST_PROXY', 'addresses of the proxies whose x-forwarded-for and x-forwarded-host are believed', ''],
  ['METRICS_TOKEN', 'whoever brings it may read /metrics from elsewhere than this machine', ''],
  ['CLAMD', 'the virus scanner clamd, host:port or the path of its socket; without one files are taken unscanned', ''],
  ['MAIL_IN_URL', "imaps://user:password@host/INBOX: the province's mailbox, whose mails become reports at the duty desk", ''],
  ['DEMO', '"off": no demo people and cases at the first start', 'on'],
  ['DEMO_CASES', 'so many cases of a year fill an empty province once it is up; 0: none', '2000'],
  ['NODE_ENV', 'production hides stack traces and introspection', 'production'],
  ['SKIP_BUILD', '"1": start what was built, whatever the sources say', ''],
];

export function help() {
  const width = Math.max(...VARIABLES.map(([name]) => name.length));
  const lines = VARIABLES.map(([name, meaning, value]) => `  ${name.padEnd(width)}  ${meaning}${value && ` (default: ${value})`}`);
  return [
    'npm start: installs, builds, migrates, seeds and runs the whole system on this machine.',
    '',
    'Environment, also read from the file .env:',
    ...lines,
    '',
    'Ctrl-C stops everything. Logs are in DATA_DIR/logs.',
  ].join('\n');
}

/**
 * @typedef {{ port: number, host: string, dataDir: string, databaseUrl: string | undefined, origin: string, origins: string, trustProxy: string, scanner: string, mailInUrl: string, demo: boolean, demoCases: number, nodeEnv: string, skipBuild: boolean }} Settings
 */

/**
 * @param {Record<string, string | undefined>} environment
 * @returns {Settings}
 * @throws Error naming the variable that does not fit
 */
export function readSettings(environment) {
  const port = Number(environment.PORT || 4000);
  if (!/^\d*$/.test(environment.PORT ?? '') || port < 1 || port > 65_535) throw new Error(`PORT must be a number from 1 to 65535, not "${environment.PORT}".`);
  const databaseUrl = environment.DATABASE_URL || undefined;
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\/[^/]+\/[^/?]+/.test(databaseUrl))
    throw new Error('DATABASE_URL must look like postgres://user:password@host:5432/database.');
  const demoCases = Number(environment.DEMO_CASES || 2_000);
  if (!/^\d*$/.test(environment.DEMO_CASES ?? '')) throw new Error(`DEMO_CASES must be a number from 0, not "${environment.DEMO_CASES}".`);
  const local = `http://localhost:${port}`;
  const origin = environment.PUBLIC_ORIGIN || local;
  return {
    port,
    databaseUrl,
    origin,
    host: environment.HOST || '127.0.0.1',
    dataDir: resolve(environment.DATA_DIR || resolve(ROOT, '.data')),
    origins: environment.PUBLIC_ORIGINS || [...new Set([origin, local, `http://127.0.0.1:${port}`])].join(','),
    trustProxy: environment.TRUST_PROXY || '',
    scanner: environment.CLAMD || '',
    mailInUrl: mailInUrlOf(environment.MAIL_IN_URL || ''),
    demo: environment.DEMO !== 'off',
    demoCases: environment.DEMO === 'off' ? 0 : demoCases,
    nodeEnv: environment.NODE_ENV || 'production',
    skipBuild: environment.SKIP_BUILD === '1',
  };
}

/** Never printed as it is: there is a password in it. */
function mailInUrlOf(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (text === '' || (/^imaps?:$/.test(url?.protocol ?? '') && url?.hostname && url.username && url.password)) return text;
  throw new Error('MAIL_IN_URL must look like imaps://user:password@host:993/INBOX; an @ in the user or the password is written %40.');
}
