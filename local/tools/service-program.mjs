// Runs a program of a subgraph by hand, against the database of the running system.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedUrl } from '../database/database.mjs';
import { readSecrets } from '../run/secrets.mjs';
import { readSettings, ROOT } from '../settings.mjs';

/**
 * Runs `subgraphs/<name>/dist/<program>` with DATABASE_URL as the service's own role, which may do what the service may and no more.
 * Our exit code becomes 1 when it fails.
 * @param {string} name
 * @param {string} program
 * @param {string[]} [args]
 */
export function runServiceProgram(name, program, args = []) {
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  const { dataDir, databaseUrl } = readSettings(process.env);
  const { passwords } = readSecrets(dataDir);
  const admin = databaseUrl ?? embeddedUrl({ port: portOfPostgres(dataDir), password: passwords.postgres });
  const address = Object.assign(new URL(admin), { username: name, password: passwords[name] }).href;
  const { status } = spawnSync(process.execPath, [join(ROOT, 'subgraphs', name, 'dist', program), ...args], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: address },
  });
  if (status !== 0) process.exitCode = 1;
}

/** @param {string} dataDir */
function portOfPostgres(dataDir) {
  const file = join(dataDir, 'processes.json');
  const running = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).find(({ name }) => name === 'postgres') : undefined;
  if (!running) throw new Error(`${file} lists no postgres: start the system first (npm start).`);
  return running.port;
}
