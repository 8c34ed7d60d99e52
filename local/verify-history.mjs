// `npm run verify:history`: recomputes the hash chain of every case of the running system and names the first bad event of each broken one (B-12).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedUrl } from './database.mjs';
import { readSecrets } from './secrets.mjs';
import { readSettings, ROOT } from './settings.mjs';

if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
const { dataDir, databaseUrl } = readSettings(process.env);
const { passwords } = readSecrets(dataDir);

/** The system's database as the service's own role, which may read the log and change nothing in it. */
function addressOfCases() {
  const admin = databaseUrl ?? embeddedUrl({ port: portOfPostgres(), password: passwords.postgres });
  return Object.assign(new URL(admin), { username: 'cases', password: passwords.cases }).href;
}

function portOfPostgres() {
  const file = join(dataDir, 'processes.json');
  const running = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).find(({ name }) => name === 'postgres') : undefined;
  if (!running) throw new Error(`${file} lists no postgres: start the system first (npm start).`);
  return running.port;
}

const { status } = spawnSync(process.execPath, [join(ROOT, 'subgraphs/cases/dist/history/verify.js')], {
  stdio: 'inherit',
  env: { ...process.env, DATABASE_URL: addressOfCases() },
});
process.exitCode = status ?? 1;
