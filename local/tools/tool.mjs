// `node local/tools/tool.mjs <service> <program>`: runs a program of a service (`cases history/verify`) on the running system, with the environment of the service itself.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedUrl, urlsOf } from '../database/database.mjs';
import { readSecrets } from '../run/secrets.mjs';
import { services } from '../run/services.mjs';
import { readSettings, ROOT } from '../settings.mjs';

const [name, program, ...args] = process.argv.slice(2);
if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
const settings = readSettings(process.env);
const list = join(settings.dataDir, 'processes.json');
const running = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
const ports = Object.fromEntries(running.map((each) => [each.name, each.port]));
if (!ports[name]) {
  console.error(`The system does not run on ${settings.dataDir}: start it first (npm start), or name its folder by DATA_DIR.`);
  process.exit(2);
}
const secrets = readSecrets(settings.dataDir);
const urls = urlsOf(settings.databaseUrl ?? embeddedUrl({ port: ports.postgres, password: secrets.passwords.postgres }), secrets.passwords);
const service = services({ settings, secrets, ports, urls }).find((each) => each.name === name);
const child = spawn(process.execPath, [join(service.main, '..', `${program}.js`), ...args], { env: service.env, stdio: 'inherit' });
child.once('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
