// `npm start`. Plain JavaScript for Node 18 and up: installs what the lock file says, then goes on under the Node that it names.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './install.mjs';
import { help, readSettings, ROOT } from './settings.mjs';

const OUR_NODE = join(ROOT, 'node_modules/.bin/node');
const NODE_VERSION = 24;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

async function main() {
  if (process.argv.includes('--help')) return console.log(help());
  await install();
  if (Number(process.versions.node.split('.')[0]) < NODE_VERSION) return goOnUnderOurNode();

  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  const settings = readSettings(process.env);
  const { System } = await import('./run/system.mjs');
  const house = new System(settings, console.log);
  // Signals may come twice: from the terminal and from npm. The second one finds the stop under way.
  let asked = false;
  // `npm start | head`, or a full disk under `npm start > file`, must not take the system down.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (!asked) console.log('Stopping …');
      asked = true;
      void house.stop().then(() => process.exit(0));
    });
  }
  try {
    await house.start();
    if (!settings.scanner) console.log('No virus scanner is configured (CLAMD): uploaded files become READY unscanned.');
    console.log(`READY http://localhost:${settings.port}`);
    await house.fillDemoProvince();
  } catch (error) {
    await house.stop();
    if (!asked) throw error;
  }
}

/** The machine's own Node is too old to run the system; it only holds the signals and the exit code of the right one. */
function goOnUnderOurNode() {
  if (!existsSync(OUR_NODE))
    throw new Error(
      `Node ${NODE_VERSION} is needed, this is ${process.versions.node}, and npm has none for ${process.platform} ${process.arch}: install Node ${NODE_VERSION}.`,
    );
  const child = spawn(OUR_NODE, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.exitCode = code ?? (signal ? 1 : 0);
      resolve(undefined);
    });
  });
}

main().catch((error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
