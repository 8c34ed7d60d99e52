// `npm run dev`: the whole system from source behind one address. A saved front end changes the open page, a saved service is compiled and started again,
// a changed graph is composed again. Everything else is as with `npm start`.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build/build.mjs';
import { builtNow, toRestart } from './dev/built-services.mjs';
import { startChild } from './dev/children.mjs';
import { openFrontDoor } from './dev/front-door.mjs';
import { frontEnds, generate, startBundlers, watchDocuments } from './dev/front-ends.mjs';
import { System } from './run/system.mjs';
import { freePort, refuseUnusableAddress } from './run/processes.mjs';
import { SUBGRAPHS } from './run/services.mjs';
import { readSettings, ROOT } from './settings.mjs';

/** What the gateway answers itself; everything else is a page or a part of a front end. */
const GATEWAY_PATHS = ['/graphql', '/files', '/tiles', '/exports', '/oauth', '/.well-known', '/open-data', '/calendar', '/health', '/ready', '/metrics'];
const SUPERGRAPH = join(ROOT, 'gateway/supergraph.graphql');
const COMPILED = /Found \d+ errors?\. Watching for file changes/;

const say = (line) => console.log(line);
const stopping = new AbortController();
/** What has to end, the newest first. @type {(() => unknown)[]} */
const ends = [];
let stopped;
const stop = () =>
  (stopped ??= (async () => {
    say('Stopping …');
    stopping.abort();
    for (const end of ends.toReversed()) await end();
  })());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop().then(() => process.exit(0)));

async function main() {
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  const settings = readSettings({ ...process.env, NODE_ENV: process.env.NODE_ENV || 'development' });
  await refuseUnusableAddress(settings);
  await build({ say, signal: stopping.signal, servicesOnly: true });
  say('Making the typed documents …');
  await Promise.all(frontEnds().map((name) => generate(name, say)));

  // The services take the ports after the door's one by one; the bundlers stay clear of them.
  const taken = new Set([settings.port]);
  const gatewayPort = await freePort({ from: settings.port + 10, taken });
  const { ways, children } = await startBundlers({ taken, from: settings.port + 30, say });
  ends.push(() => Promise.all(children.map((child) => child.stop())));
  const house = new System({ ...settings, port: gatewayPort, host: '127.0.0.1', skipBuild: true }, say);
  ends.push(() => house.stop());
  await house.start();
  const door = await openFrontDoor({
    port: settings.port,
    host: settings.host,
    ways: [...ways, ...GATEWAY_PATHS.map((prefix) => ({ prefix, port: gatewayPort }))],
  });
  ends.push(() => door.close());
  ends.push(watchDocuments(say));
  ends.push(watchServices(house));
  say(`READY http://localhost:${settings.port}`);
  await house.fillDemoProvince();
}

/** Compiles the services on every save and starts again what came out different. @param {System} house */
function watchServices(house) {
  let before = builtNow();
  let running = Promise.resolve();
  const compiled = async () => {
    const now = builtNow();
    const names = toRestart(before, now);
    before = now;
    if (names.length === 0 || stopping.signal.aborted) return;
    say(`Starting again: ${names.join(', ')}`);
    for (const name of names) await house.restart(name);
    if (stopping.signal.aborted) return;
    if (!names.some((name) => SUBGRAPHS.includes(name)) || !(await compose())) return;
    say('The graph has changed: starting the gateway again, making the typed documents …');
    await house.restart('gateway');
    await Promise.all(frontEnds().map((name) => generate(name, say)));
  };
  const compiler = startChild('typescript/bin/tsc', ['-b', '--watch', '--preserveWatchOutput'], {
    onLine(line) {
      if (/error TS\d+/.test(line)) say(line);
      if (COMPILED.test(line)) running = running.then(compiled).catch((error) => say(error.message));
    },
  });
  return () => compiler.stop();
}

/** @returns {Promise<boolean>} whether the composed graph is another one now; a graph that does not compose leaves the old one */
async function compose() {
  const before = readFileSync(SUPERGRAPH, 'utf8');
  const child = spawn(process.execPath, [join(ROOT, 'local/build/compose.mjs')], { stdio: ['ignore', 'inherit', 'inherit'] });
  await new Promise((resolve) => child.once('exit', resolve));
  return readFileSync(SUPERGRAPH, 'utf8') !== before;
}

main().catch(async (error) => {
  const asked = stopping.signal.aborted;
  await stop();
  if (!asked) console.error(`\n${error.message}`);
  process.exit(asked ? 0 : 1);
});
