// One supervisor per DATA_DIR, and nothing left over from a killed one.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, endProcess, isAlive } from './processes.mjs';

const STOP_STEPS = [
  { signal: 'SIGTERM', graceMs: 5_000 },
  { signal: 'SIGKILL', graceMs: 2_000 },
];

/**
 * Claims DATA_DIR for this process.
 * @returns {() => void} gives it back
 * @throws Error when another supervisor uses it
 */
export function claim(dataDir) {
  const file = join(dataDir, 'supervisor.pid');
  const other = Number(existsSync(file) ? readFileSync(file, 'utf8') : 0);
  if (other && other !== process.pid && isAlive(other) && /\b(start|dev)\.mjs\b/.test(commandOf(other)))
    throw new Error(`The system already runs on ${dataDir} (process ${other}).`);
  writeFileSync(file, String(process.pid), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** Ends the services that a killed supervisor has left and that are still draining; their ports and jobs must be free. PostgreSQL sees to itself (postgres.mjs). */
export async function endLeftovers(dataDir) {
  const file = join(dataDir, 'processes.json');
  if (!existsSync(file)) return;
  for (const { pid, name } of JSON.parse(readFileSync(file, 'utf8'))) {
    if (name !== 'postgres' && isAlive(pid) && commandOf(pid).includes('end-with-parent.mjs')) await endProcess(pid, STOP_STEPS);
  }
}
