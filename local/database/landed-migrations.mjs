// Which migrations have landed, by checksum: one that ran somewhere is never edited. `npm run migrations:lock` adds new files to the list.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIST = join(ROOT, 'local/database/migrations.lock.json');
const FILES = '{packages,subgraphs}/*/migrations/*.sql';

/**
 * The checksums by file (its path in the repository): first the one of its text, then those of forms that ran before the list was there.
 * @typedef {Record<string, string[]>} Landed
 */

/** @returns {Landed} */
export const landedMigrations = () => JSON.parse(readFileSync(LIST, 'utf8'));

/** @param {string | Buffer} text */
export const checksumOf = (text) => createHash('sha256').update(text).digest('hex');

/**
 * What is wrong with the files of today; empty when all are on the list, unchanged.
 * @param {{ root?: string, landed?: Landed }} [options]
 * @returns {string[]} sentences that name the file
 */
export function faultsOfMigrations({ root = ROOT, landed = landedMigrations() } = {}) {
  const edited = Object.entries(landed).flatMap(([file, [checksum]]) => {
    if (!existsSync(join(root, file))) return [`${file} has landed and is gone: a migration that ran somewhere stays.`];
    return checksumOf(readFileSync(join(root, file))) === checksum ? [] : [`${file} has landed and was edited: take the edit back and write a new migration.`];
  });
  const unknown = filesOf(root).filter((file) => !landed[file]);
  return [...edited, ...unknown.map((file) => `${file} is not on the list of landed migrations: npm run migrations:lock.`)];
}

/** Adds the files that are not on the list. What is on it stays as it is. */
function addNewFiles() {
  const landed = landedMigrations();
  const added = filesOf(ROOT).filter((file) => !landed[file]);
  for (const file of added) landed[file] = [checksumOf(readFileSync(join(ROOT, file)))];
  const sorted = Object.fromEntries(Object.entries(landed).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  if (added.length > 0) writeFileSync(LIST, `${JSON.stringify(sorted, undefined, 2)}\n`);
  console.log(added.length > 0 ? `Added: ${added.join(', ')}` : 'Every migration is on the list.');
}

const filesOf = (root) => globSync(FILES, { cwd: root }).toSorted();

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--add')) addNewFiles();
  const faults = faultsOfMigrations();
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
