// `node local/tools/tool.mjs <service> <program>`: runs a program of a service (`cases history/verify`) on the running system, with the environment of the service itself.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '../run/services.mjs';
import { readSettings, ROOT } from '../settings.mjs';
import { runningSystem } from './running-system.mjs';

const [name, program, ...args] = process.argv.slice(2);
if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
const settings = readSettings(process.env);
const { ports, secrets, urls } = systemOrExit();
const service = services({ settings, secrets, ports, urls }).find((each) => each.name === name);
const child = spawn(process.execPath, [join(service.main, '..', `${program}.js`), ...args], { env: service.env, stdio: 'inherit' });
child.once('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});

function systemOrExit() {
  try {
    return runningSystem(settings);
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}
