// The whole system on one machine: database, seeds, services, from first line to last. Runs under the Node that the lock file names.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from '../build/build.mjs';
import { giveWay } from '../release/published.mjs';
import { printDemoAccounts } from './console.mjs';
import { embeddedUrl, postgresKind, prepareDatabase } from '../database/database.mjs';
import { claim, endLeftovers } from './instance.mjs';
import { fillDemoProvince, wantsDemoProvince } from './demo-province.mjs';
import { freePort, refuseUnusableAddress } from './processes.mjs';
import { informationalFile } from './informational-file.mjs';
import { lastLines, rotateWhileRunning } from './logs.mjs';
import { readSecrets } from './secrets.mjs';
import { seedEnvironment } from './seed-environment.mjs';
import { MAILBOX, programOf, services, SUBGRAPHS } from './services.mjs';
import { Keeper, serviceKind, spawnLogged } from './supervisor.mjs';

const END_WITH_PARENT = fileURLToPath(new URL('end-with-parent.mjs', import.meta.url));
const READY_WITHIN_MS = 120_000;
const ASK_EVERY_MS = 50;
const SAY_WHAT_IS_MISSING_EVERY_MS = 10_000;
/** A service that dies this often before it was ever ready will not come up by itself at the first start. */
const GIVE_UP_AFTER = 4;

/** The running system; `stop` may come at any moment of the start, and twice. */
export class System {
  #stopping = new AbortController();
  /** @type {Keeper[]} */
  #keepers = [];
  /** @type {(() => void) | undefined} */
  #release;
  /** Outside tests and the runbook read this file to find a process. */
  #processes;
  /** @type {(() => void) | undefined} */
  #endRotation;
  /** @type {import('./services.mjs').Service[]} */
  #services = [];
  #wantsDemoProvince = false;
  /** @type {Promise<void> | undefined} */
  #stopped;

  /**
   * @param {import('../settings.mjs').Settings} settings
   * @param {(line: string) => void} say
   */
  constructor(settings, say) {
    this.settings = settings;
    this.say = say;
    this.#processes = informationalFile(join(settings.dataDir, 'processes.json'), say);
  }

  /** Builds what is stale and starts everything. Resolves when people can use it. */
  async start() {
    const { settings, say } = this;
    const { signal } = this.#stopping;
    await refuseUnusableAddress(settings);
    this.#release = claim(settings.dataDir);
    if (!settings.skipBuild) await build({ say, signal });
    giveWay(settings.dataDir);
    this.#endRotation = rotateWhileRunning(() => this.#keepers.map(({ kind }) => this.#logOf(kind.name)));
    await endLeftovers(settings.dataDir);
    const secrets = readSecrets(settings.dataDir);
    const ports = await choosePorts(settings.port);
    signal.throwIfAborted();

    const adminUrl = settings.databaseUrl ?? (await this.#startPostgres(ports.postgres, secrets.passwords.postgres));
    signal.throwIfAborted();
    const { migrated, urls } = await prepareDatabase({ adminUrl, embedded: settings.databaseUrl === undefined, passwords: secrets.passwords });
    if (migrated.length > 0) say(`Migrated: ${migrated.join(', ')}`);

    const all = services({ settings, secrets, ports, urls });
    this.#services = all;
    for (const service of all.filter(({ name }) => SUBGRAPHS.includes(name))) await this.#seed(service);
    signal.throwIfAborted();
    say('Starting the services …');
    const kinds = all.map((service) => serviceKind(service, { logFile: this.#logOf(service.name), endWithParent: END_WITH_PARENT }));
    await Promise.all(kinds.map((kind) => this.#keep(kind)));
    await this.#waitUntilReady();
    printDemoAccounts(settings.dataDir, say);
    this.#wantsDemoProvince = settings.demoCases > 0 && (await wantsDemoProvince(urls));
    if (this.#wantsDemoProvince)
      say(`The province is empty: ${settings.demoCases} demo cases of the last year come in as soon as it is up (DEMO_CASES=0: none).`);
  }

  async #startPostgres(port, password) {
    this.say('Starting PostgreSQL …');
    await this.#keep(postgresKind({ dataDir: this.settings.dataDir, port, password }));
    return embeddedUrl({ port, password });
  }

  /** @param {import('./supervisor.mjs').Kind} kind */
  async #keep(kind) {
    this.#stopping.signal.throwIfAborted();
    const keeper = new Keeper(kind, { say: this.say, onChange: () => this.#writeProcesses() });
    this.#keepers.push(keeper);
    await keeper.keep();
  }

  #writeProcesses() {
    const running = this.#keepers.filter(({ pid }) => pid !== undefined);
    this.#processes.write(running.map(({ kind, pid }) => ({ name: kind.name, pid, port: kind.port })));
  }

  /** Seeds are idempotent and run at every start: a new version may ship new reference data. */
  async #seed(service) {
    const startedAt = Date.now();
    await this.#run(service, 'seed');
    this.say(`Seeded ${service.name} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  }

  /** Runs a program of a service to its end, in the environment of the service. @throws Error when it fails, or the system is stopped */
  async #run(service, program, args = []) {
    const file = programOf(service.name, program);
    if (!existsSync(file)) throw new Error(`${service.name} was not built: ${file} is missing. Run 'npm run build'.`);
    this.#stopping.signal.throwIfAborted();
    const logFile = this.#logOf(`${service.name}-${program.replaceAll('/', '-')}`);
    const child = spawnLogged(process.execPath, ['--import', END_WITH_PARENT, file, ...args], { env: seedEnvironment(service.env), logFile });
    const end = () => child.kill('SIGTERM');
    this.#stopping.signal.addEventListener('abort', end, { once: true });
    const code = await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject));
    this.#stopping.signal.removeEventListener('abort', end);
    this.#stopping.signal.throwIfAborted();
    if (code !== 0) throw new Error(`${service.name} ${program} failed (${logFile}):\n${lastLines(logFile)}`);
  }

  /** After READY, which is the last line: an empty province gets its demo cases. Only what fails is said; it stops nothing. */
  async fillDemoProvince() {
    if (!this.#wantsDemoProvince) return;
    const run = (name, program, args) =>
      this.#run(
        this.#services.find((service) => service.name === name),
        program,
        args,
      );
    try {
      await fillDemoProvince(this.settings.demoCases, run);
    } catch (error) {
      if (!this.#stopping.signal.aborted) this.say(`The demo province was not filled: ${error.message}`);
    }
  }

  async #waitUntilReady() {
    const end = Date.now() + READY_WITHIN_MS;
    let sayAt = Date.now() + SAY_WHAT_IS_MISSING_EVERY_MS;
    for (;;) {
      this.#stopping.signal.throwIfAborted();
      const late = this.#keepers.filter(({ isReady }) => !isReady);
      if (late.length === 0) return;
      const lost = late.find(({ failures }) => failures >= GIVE_UP_AFTER) ?? (Date.now() > end ? late[0] : undefined);
      if (lost) throw new Error(`${await missing(lost)} (${this.#logOf(lost.kind.name)}):\n${lastLines(this.#logOf(lost.kind.name))}`);
      if (Date.now() > sayAt) {
        sayAt += SAY_WHAT_IS_MISSING_EVERY_MS;
        for (const keeper of late) this.say(await missing(keeper));
      }
      await pause(ASK_EVERY_MS);
    }
  }

  /** Ends one service and starts it again. @param {string} name */
  async restart(name) {
    await this.#keepers.find(({ kind }) => kind.name === name)?.restart();
  }

  #logOf(name) {
    return join(this.settings.dataDir, 'logs', `${name}.log`);
  }

  /** Stops the door first, then the services, then PostgreSQL. */
  stop() {
    this.#stopped ??= (async () => {
      this.#stopping.abort(new Error('stopped'));
      const named = (wanted) => Promise.all(this.#keepers.filter(({ kind }) => wanted(kind.name)).map((keeper) => keeper.stop()));
      await named((name) => name === 'gateway' || name === MAILBOX);
      await named((name) => SUBGRAPHS.includes(name));
      await named((name) => name === 'postgres');
      if (this.#keepers.length > 0) this.#processes.write([]);
      this.#processes.close();
      this.#endRotation?.();
      this.#release?.();
    })();
    return this.#stopped;
  }
}

async function choosePorts(gatewayPort) {
  const taken = new Set([gatewayPort]);
  const ports = {};
  for (const name of [...SUBGRAPHS, MAILBOX, 'postgres']) {
    ports[name] = await freePort({ from: gatewayPort + 1, taken });
    taken.add(ports[name]);
  }
  return ports;
}

/** @param {Keeper} keeper */
async function missing({ kind }) {
  const answer = await kind.whatIsMissing?.().catch((error) => error.message);
  return `${kind.name} is not ready yet: ${answer ?? 'it does not answer'}`;
}
