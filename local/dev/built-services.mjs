// What `tsc -b --watch` has made again, and which processes have to start again because of it.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../settings.mjs';
import { MAILBOX, SUBGRAPHS } from '../run/services.mjs';

/** What every service is made of besides itself. */
const PACKAGES = ['packages/vocabulary', 'packages/service-kit', 'packages/events'];
const FOLDERS = [...PACKAGES, ...SUBGRAPHS.map((name) => `subgraphs/${name}`), 'gateway', MAILBOX];

/** The built programs as they are now: folder → digest. A save that changes no program (a comment's, a type's) restarts nothing. */
export function builtNow() {
  return new Map(FOLDERS.map((folder) => [folder, digestOf(folder)]));
}

function digestOf(folder) {
  const hash = createHash('sha256');
  for (const file of globSync('dist/**/*.js', { cwd: join(ROOT, folder) }).toSorted()) hash.update(file).update(readFileSync(join(ROOT, folder, file)));
  return hash.digest('hex');
}

/**
 * @param {ReadonlyMap<string, string>} before
 * @param {ReadonlyMap<string, string>} now
 * @returns {string[]} the services to start again, in the order of starting; one that does not run here is not started
 */
export function toRestart(before, now) {
  const changed = FOLDERS.filter((folder) => before.get(folder) !== now.get(folder));
  const all = changed.some((folder) => PACKAGES.includes(folder));
  return [...SUBGRAPHS.filter((name) => all || changed.includes(`subgraphs/${name}`)), ...['gateway', MAILBOX].filter((name) => all || changed.includes(name))];
}
