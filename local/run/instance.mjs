// One supervisor per DATA_DIR, and nothing left over from a killed one.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { commandOf, endProcess, isAlive } from './processes.mjs';

const STOP_STEPS = [
  { signal: 'SIGTERM', graceMs: 5_000 },
  { signal: 'SIGKILL', graceMs: 2_000 },
];
const SQLITE_BUSY = 5;

/**
 * Makes DATA_DIR and claims it for this process. Of starts in the same moment one gets it: the claim is a lock of the kernel, by the one library of Node that
 * takes such locks, on a file that stays empty. It ends with the process, also by kill -9; a pid file alone was read by both before either had written.
 * @param {string} dataDir
 * @returns {() => void} gives it back
 * @throws Error when another supervisor uses it, or when this user cannot write there
 */
export function claim(dataDir) {
  const pidFile = join(dataDir, 'supervisor.pid');
  const other = () => (existsSync(pidFile) ? readFileSync(pidFile, 'utf8') : 'starting');
  /** @type {DatabaseSync | undefined} */
  let lock;
  try {
    mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
    lock = new DatabaseSync(join(dataDir, 'supervisor.lock'), { timeout: 0 });
    lock.exec('begin exclusive');
    writeFileSync(pidFile, String(process.pid), { mode: 0o600 });
  } catch (error) {
    lock?.close();
    if (error.errcode === SQLITE_BUSY) throw new Error(`The system already runs on ${dataDir} (process ${other()}).`, { cause: error });
    throw new Error(`DATA_DIR ${dataDir} cannot be used (${error.message}): give this user a folder there with free space, or name another one by DATA_DIR.`, {
      cause: error,
    });
  }
  return () => {
    rmSync(pidFile, { force: true });
    lock.close();
  };
}

/** Ends the services that a killed supervisor has left and that are still draining; their ports and jobs must be free. PostgreSQL sees to itself (postgres.mjs). */
export async function endLeftovers(dataDir) {
  const file = join(dataDir, 'processes.json');
  if (!existsSync(file)) return;
  for (const { pid, name } of JSON.parse(readFileSync(file, 'utf8'))) {
    if (name !== 'postgres' && isAlive(pid) && commandOf(pid).includes('end-with-parent.mjs')) await endProcess(pid, STOP_STEPS);
  }
}
