// An embedded PostgreSQL from npm: made, started, taken over from a dead owner, stopped.
import { chownSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chooseRunner, runProgram, spawnProgram } from './postgres-runner.mjs';
import { closeLog, openLog } from '../run/logs.mjs';
import { commandOf, endProcess, freePort, isAlive } from '../run/processes.mjs';

/** The superuser of an embedded cluster. */
export const SUPERUSER = 'postgres';
const READY_WITHIN_MS = 60_000;
const LOOK_AGAIN_MS = 20;
/** After a kill -9 its children need a moment to let go of the shared memory; until then a new one refuses to start. */
const RETRY_WITHIN_MS = 10_000;
const RETRY_PAUSE_MS = 100;
/** SIGINT: fast shutdown. SIGTERM would wait for every client to leave. */
const STOP_STEPS = [
  { signal: 'SIGINT', graceMs: 20_000 },
  { signal: 'SIGQUIT', graceMs: 5_000 },
  { signal: 'SIGKILL', graceMs: 5_000 },
];

/** What PostgreSQL keeps of the tables itself: an eighth of the machine's memory, at most 4 GB, taken as it is used. A million cases are 1.7 GB, and counts read 10,000 pages each. */
const BUFFERS_MB = Math.min(4_096, Math.max(128, Math.round(totalmem() / 2 ** 20 / 8)));

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: `${BUFFERS_MB}MB`,
  jit: 'off',
  log_min_messages: 'warning',
  timezone: 'UTC',
  // After a crash: one call instead of a walk over some 2,000 files, which takes seconds on a busy machine.
  ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
};
/** For clusters that die with the test run: nothing of them must survive a power cut. */
export const THROWAWAY_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_senders: '0', wal_level: 'minimal' };

/**
 * Starts the cluster in `directory`; makes it when the folder is empty. A PostgreSQL that outlived its owner there is stopped first.
 * @param {{ directory: string, password: string, port?: number, settings?: Record<string, string>, logFile?: string }} options
 * `port` 0 or none: a free one is picked. `password`: the superuser's, used when the cluster is made.
 * @returns {Promise<import('./postgres.mjs').Postgres>}
 */
export async function startPostgres({ directory, password, port = 0, settings = {}, logFile = `${directory}.log` }) {
  const runner = chooseRunner(directory);
  await stopLeftover(runner.directory);
  if (!existsSync(join(runner.directory, 'PG_VERSION'))) makeCluster(runner, password);
  const giveUpAt = Date.now() + RETRY_WITHIN_MS;
  for (;;) {
    const chosen = port === 0 ? await freePort() : port;
    const started = await launch({ runner, port: chosen, settings: { ...SETTINGS, ...settings }, logFile });
    if (typeof started !== 'string') return facts(started, chosen, password);
    if (Date.now() > giveUpAt) throw new Error(`PostgreSQL does not start (${logFile}):\n${started}`);
    await pause(RETRY_PAUSE_MS);
  }
}

/** @returns {import('./postgres.mjs').Postgres} */
function facts({ pid, exited }, port, password) {
  const url = (database) => databaseUrl({ role: SUPERUSER, password, port, database });
  const stop = async () => {
    await endProcess(pid, STOP_STEPS);
    await exited;
  };
  return { pid, port, exited, url, stop };
}

/**
 * @param {{ role: string, password: string, port: number, database: string }} parts
 */
export function databaseUrl({ role, password, port, database }) {
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function makeCluster(runner, password) {
  for (const rest of readdirSync(runner.directory)) rmSync(join(runner.directory, rest), { recursive: true });
  const passwordFile = join(dirname(runner.directory), `.password-${process.pid}`);
  const args = ['-D', runner.directory, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runner.ids.uid !== undefined) chownSync(passwordFile, runner.ids.uid, runner.ids.gid ?? runner.ids.uid);
  try {
    runProgram(runner, 'initdb', [...args, ...locale, '--no-sync', '--no-instructions']);
  } catch (error) {
    for (const rest of readdirSync(runner.directory)) rmSync(join(runner.directory, rest), { recursive: true });
    throw error;
  } finally {
    rmSync(passwordFile);
  }
}

/** @returns {Promise<{ pid: number, exited: Promise<void> } | string>} the process once it takes connections, or what it said before it died */
async function launch({ runner, port, settings, logFile }) {
  const log = openLog(logFile);
  const logStart = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const words = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawnProgram(runner, 'postgres', ['-D', runner.directory, ...words], log);
  closeLog(log);
  let failure;
  child.once('error', (error) => (failure = error.message));
  const exited = new Promise((resolve) => child.once('exit', () => resolve(undefined)));
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end) {
    if (failure !== undefined) return failure;
    if (child.exitCode !== null || child.signalCode !== null)
      return log === 'ignore' ? `there is no room for ${logFile}` : readFileSync(logFile).subarray(logStart).toString();
    if (isReady(runner.directory, child.pid)) return { pid: child.pid, exited };
    await pause(LOOK_AGAIN_MS);
  }
  await endProcess(child.pid, STOP_STEPS);
  return `not ready within ${READY_WITHIN_MS / 1000} s`;
}

/** As pg_ctl does: the eighth line of postmaster.pid says `ready`. */
function isReady(directory, pid) {
  const lines = postmasterFile(directory);
  return Number(lines?.[0]) === pid && lines?.[7]?.trim() === 'ready';
}

function postmasterFile(directory) {
  try {
    return readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

/**
 * Stops a PostgreSQL that still runs on this folder because its owner was killed, and clears the mark of a dead one: its number may be another process's by now.
 * @param {string} directory
 */
export async function stopLeftover(directory) {
  const pid = Number(postmasterFile(directory)?.[0]);
  if (!pid) return;
  if (isAlive(pid) && commandOf(pid).includes(directory)) await endProcess(pid, STOP_STEPS);
  rmSync(join(directory, 'postmaster.pid'), { force: true });
}
