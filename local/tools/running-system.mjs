// Where the system that runs on a data folder has its parts.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedUrl, urlsOf } from '../database/database.mjs';
import { readSecrets } from '../run/secrets.mjs';

/**
 * @param {import('../settings.mjs').Settings} settings
 * @returns {{ ports: Record<string, number>, secrets: import('../run/secrets.mjs').Secrets, urls: Record<string, string> }} `urls`: the database's address by role
 * @throws Error when nothing runs there
 */
export function runningSystem(settings) {
  const list = join(settings.dataDir, 'processes.json');
  const running = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  const ports = Object.fromEntries(running.map((each) => [each.name, each.port]));
  if (!ports.gateway) throw new Error(`The system does not run on ${settings.dataDir}: start it first (npm start), or name its folder by DATA_DIR.`);
  const secrets = readSecrets(settings.dataDir);
  const urls = urlsOf(settings.databaseUrl ?? embeddedUrl({ port: ports.postgres, password: secrets.passwords.postgres }), secrets.passwords);
  return { ports, secrets, urls };
}
