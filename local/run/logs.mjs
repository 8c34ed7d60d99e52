// The logs of the processes: opened, bounded while they grow, read by the person who must see why a process does not come up.
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  closeSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** At most twice as much of each log is kept: the newest lines, and what was moved aside last. */
const ROTATED_AT_BYTES = 20_000_000;
const LOOK_EVERY_MS = 5_000;

/**
 * A descriptor that appends to a log; 'ignore' when the file cannot even be made (R11): a process runs without its log rather than not at all.
 * @param {string} file
 * @returns {number | 'ignore'}
 */
export function openLog(file) {
  try {
    mkdirSync(dirname(file), { recursive: true });
    rotate(file);
    return openSync(file, 'a', 0o600);
  } catch {
    return 'ignore';
  }
}

/** @param {number | 'ignore'} log */
export function closeLog(log) {
  if (log !== 'ignore') closeSync(log);
}

/**
 * Bounds the logs of running processes.
 * @param {() => string[]} files
 * @returns {() => void} stops it
 */
export function rotateWhileRunning(files) {
  const timer = setInterval(() => files().forEach((file) => rotate(file)), LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

/**
 * Moves the lines of a log that has grown too large to `<file>.1`. The file itself stays and is emptied, because processes hold it open and append to it
 * (a pipe through the supervisor would make every service wait for the supervisor). On a disk without room for the copy the older lines are given up.
 * @param {string} file
 * @param {number} [atBytes]
 */
export function rotate(file, atBytes = ROTATED_AT_BYTES) {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= atBytes) return;
  const [older, copy] = [`${file}.1`, `${file}.1.new`];
  try {
    copyFileSync(file, copy);
    // What was written during the copy.
    appendFileSync(copy, readFrom(file, statSync(copy).size));
    renameSync(copy, older);
  } catch {
    rmSync(copy, { force: true });
    rmSync(older, { force: true });
  }
  truncateSync(file, 0);
}

function readFrom(file, position) {
  const rest = Buffer.alloc(Math.max(0, statSync(file).size - position));
  const descriptor = openSync(file, 'r');
  const read = readSync(descriptor, rest, 0, rest.length, position);
  closeSync(descriptor);
  return rest.subarray(0, read);
}

/**
 * The end of a log.
 * @param {string} file
 */
export function lastLines(file, count = 20) {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '';
}
