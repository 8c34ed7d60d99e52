// Installs exactly what the lock file says, when it is not there yet. Plain JavaScript for Node 18 and up: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MARK = join(ROOT, 'node_modules', '.installed');
const OLDEST_NODE = 18;

/**
 * Runs `npm ci` unless node_modules is what the lock file says.
 * @param {(line: string) => void} [say]
 */
export async function install(say = console.log) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
    throw new Error(`Node ${process.versions.node} is too old: ${OLDEST_NODE} or newer is needed to start; the right one is then installed by npm.`);
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return;
  if (!isInstalled(JSON.parse(lock.toString()), ROOT)) {
    say('Installing what the lock file names (npm ci, about a minute) …');
    await npmCi();
  }
  writeFileSync(MARK, wanted);
}

/**
 * Whether npm has already put every package of the lock in its place, by its own record, and linked every workspace; packages of other platforms are optional.
 * @param {{ packages: Record<string, { version?: string, integrity?: string, link?: boolean, optional?: boolean, peer?: boolean }> }} lock @param {string} root
 */
export function isInstalled(lock, root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const there = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/') || wanted.optional || wanted.peer) return true;
    if (wanted.link) return existsSync(join(root, path));
    return there[path]?.version === wanted.version && there[path]?.integrity === wanted.integrity && existsSync(join(root, path));
  });
}

function npmCi() {
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    const forward = (signal) => npm.kill(signal);
    process.once('SIGTERM', forward);
    npm.once('error', (error) => reject(new Error(`npm cannot be run: ${error.message}`)));
    npm.once('exit', (code, signal) => {
      process.off('SIGTERM', forward);
      if (code === 0) resolve(undefined);
      else reject(new Error(`npm ci failed (${signal ?? code}).`));
    });
  });
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  install().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
