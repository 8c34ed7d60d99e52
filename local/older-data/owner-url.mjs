// The database of a running system as the owner of all schemas.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedUrl, urlsOf } from '../database/database.mjs';
import { OWNER } from '../database/roles.mjs';
import { readSecrets } from '../run/secrets.mjs';

/** @param {string} dataDir the folder of a system that runs on its own PostgreSQL */
export function ownerUrl(dataDir) {
  const file = join(dataDir, 'processes.json');
  const running = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).find(({ name }) => name === 'postgres') : undefined;
  if (!running) throw new Error(`${file} lists no postgres: start the system first (DATA_DIR=${dataDir} npm start).`);
  const { passwords } = readSecrets(dataDir);
  return urlsOf(embeddedUrl({ port: running.port, password: passwords.postgres }), passwords)[OWNER];
}
