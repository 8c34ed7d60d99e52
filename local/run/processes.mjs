// What the local start must know about processes and ports of this machine. Linux by /proc, macOS by ps.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** From 32768 up Linux hands ports to outgoing connections: a service there may find its port taken after a restart. */
const FIRST_EPHEMERAL_PORT = 32_768;
const LOWEST_PICKED_PORT = 20_000;
const LOOK_AGAIN_MS = 20;

/**
 * Whether a process lives. A zombie does not: where process 1 reaps nobody, it would stay "alive" for ever.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  const stat = readText(`/proc/${pid}/stat`);
  return stat === undefined || !/^\d+ \(.*\) Z /s.test(stat);
}

/**
 * The command line of a process, words joined by spaces; '' when it is gone.
 * @param {number} pid
 */
export function commandOf(pid) {
  if (existsSync('/proc/self/cmdline')) return (readText(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim();
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/**
 * Waits until a process is gone.
 * @param {number} pid
 * @param {number} withinMs
 * @returns {Promise<boolean>} false when it still lives after `withinMs`
 */
export async function isGone(pid, withinMs) {
  const end = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await pause(LOOK_AGAIN_MS);
  }
  return true;
}

/**
 * Ends a process: each signal in turn, the next one when the process outlives its grace.
 * @param {number} pid
 * @param {{ signal: NodeJS.Signals, graceMs: number }[]} steps
 */
export async function endProcess(pid, steps) {
  for (const { signal, graceMs } of steps) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code === 'ESRCH') return;
      throw error;
    }
    if (await isGone(pid, graceMs)) return;
  }
  throw new Error(`process ${pid} (${commandOf(pid)}) does not end`);
}

/**
 * A free TCP port below the ephemeral range. Searches upwards from `from`, or from a random place when none is given.
 * @param {{ from?: number, taken?: Set<number> }} [options]
 */
export async function freePort({ from, taken = new Set() } = {}) {
  const span = FIRST_EPHEMERAL_PORT - LOWEST_PICKED_PORT;
  const first = from !== undefined && from < FIRST_EPHEMERAL_PORT ? from : LOWEST_PICKED_PORT + Math.floor(Math.random() * span);
  for (let step = 0; step < span; step += 1) {
    const port = first + step < FIRST_EPHEMERAL_PORT ? first + step : LOWEST_PICKED_PORT + ((first + step) % span);
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error('no free port below 32768');
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
const isFree = async (port) => (await listenProblem(port, '127.0.0.1')) === undefined;

/** @returns {Promise<string | undefined>} the code of what keeps this process from listening there */
function listenProblem(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

/**
 * @param {{ port: number, host: string }} address
 * @throws Error that says what to do when nobody can listen there
 */
export async function refuseUnusableAddress({ port, host }) {
  const problem = await listenProblem(port, host);
  if (problem === undefined) return;
  if (problem === 'EADDRINUSE') throw new Error(`Port ${port} is taken on this machine: choose another one, for example PORT=${anotherPort(port)} npm start.`);
  if (problem === 'EACCES') throw new Error(`This user may not listen on port ${port}: choose one from 1024 up, for example PORT=4000 npm start.`);
  throw new Error(`HOST ${host} is no address of this machine (${problem}): use 127.0.0.1 for this machine only, or 0.0.0.0 for all its networks.`);
}

const anotherPort = (port) => (port + 100 < FIRST_EPHEMERAL_PORT ? port + 100 : 4000);

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
