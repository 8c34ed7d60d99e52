// Keeps one process alive: a dead one is replaced at once, a hanging one within 15 s, one that keeps dying before it was ever ready is given time.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { closeLog, openLog } from './logs.mjs';
import { endProcess } from './processes.mjs';

const FIRST_BACK_OFF_MS = 100;
const LONGEST_BACK_OFF_MS = 5_000;
const ASK_READY_EVERY_MS = 100;
const ANSWER_WITHIN_MS = 2_000;
const ASK_HEALTH_EVERY_MS = 2_000;
/** So many questions in a row without an answer, 12 s at most, and a process hangs (R12: noticed within 15 s). */
const HANGS_AFTER = 3;
/** A service drains within 3 s of SIGTERM (operating contract). */
const STOP_STEPS = [
  { signal: 'SIGTERM', graceMs: 5_000 },
  { signal: 'SIGKILL', graceMs: 2_000 },
];

/**
 * @typedef {{ pid: number, exited: Promise<unknown>, stop: () => Promise<void>, kill?: () => void }} Running
 * `kill`: ends a process that does nothing any more, not even end itself.
 * @typedef {{ name: string, port: number, start: () => Promise<Running>, isReady: () => Promise<boolean>, whatIsMissing?: () => Promise<string>, isHealthy?: () => Promise<boolean> }} Kind
 * `isHealthy`: asked while it runs; a kind without it is never taken for hanging (a database that waits for its disk must not be killed for it).
 */

/** Supervises one process of a kind until `stop`. */
export class Keeper {
  /** @type {Running | undefined} */
  #running;
  #stopping = new AbortController();
  #failures = 0;
  #ready = false;
  /** It ends because it is to start again. */
  #again = false;
  /** @type {Promise<void> | undefined} */
  #launching;
  /** @type {Promise<void> | undefined} */
  #loop;

  /**
   * @param {Kind} kind
   * @param {{ onChange: () => void, say: (line: string) => void, askHealthEveryMs?: number }} hooks
   */
  constructor(kind, { onChange, say, askHealthEveryMs = ASK_HEALTH_EVERY_MS }) {
    this.kind = kind;
    this.onChange = onChange;
    this.say = say;
    this.askHealthEveryMs = askHealthEveryMs;
  }

  get pid() {
    return this.#running?.pid;
  }

  /** How often it died in a row without having been ready. */
  get failures() {
    return this.#failures;
  }

  get isReady() {
    return this.#ready;
  }

  /** Starts the process and stays with it. Resolves once a first process runs; rejects when it cannot even be started. */
  async keep() {
    await this.#launch();
    this.#loop = this.#stay();
  }

  #launch() {
    this.#launching = (async () => {
      this.#ready = false;
      this.#running = await this.kind.start();
      this.onChange();
      void this.#watch(this.#running);
    })();
    return this.#launching;
  }

  async #watch(running) {
    while (this.#running === running && !this.#stopping.signal.aborted) {
      if (await this.kind.isReady().catch(() => false)) {
        if (this.#running !== running) return;
        this.#ready = true;
        this.#failures = 0;
        this.onChange();
        return this.#watchHealth(running);
      }
      await pause(ASK_READY_EVERY_MS);
    }
  }

  async #watchHealth(running) {
    const { isHealthy, name } = this.kind;
    let silent = 0;
    while (isHealthy && silent < HANGS_AFTER) {
      await pause(this.askHealthEveryMs, undefined, { signal: this.#stopping.signal }).catch(() => {});
      if (this.#running !== running || this.#stopping.signal.aborted) return;
      silent = (await isHealthy().catch(() => false)) ? 0 : silent + 1;
    }
    if (!isHealthy || this.#running !== running || this.#stopping.signal.aborted) return;
    this.say(`${name} hangs: it has not answered for ${HANGS_AFTER} times and is ended`);
    running.kill?.();
  }

  async #stay() {
    while (!this.#stopping.signal.aborted) {
      if (this.#running) await this.#running.exited;
      if (this.#stopping.signal.aborted) return;
      const wasReady = this.#ready || this.#again;
      this.#running = undefined;
      this.#failures = wasReady ? 0 : this.#failures + 1;
      this.onChange();
      if (!this.#again) this.say(`${this.kind.name} has died and is started again`);
      this.#again = false;
      if (!wasReady)
        await pause(Math.min(FIRST_BACK_OFF_MS * 2 ** (this.#failures - 1), LONGEST_BACK_OFF_MS), undefined, { signal: this.#stopping.signal }).catch(() => {});
      if (!this.#stopping.signal.aborted) await this.#launch().catch((error) => this.say(`${this.kind.name}: ${error.message}`));
    }
  }

  /** Ends the process; another one takes its place at once. */
  async restart() {
    await this.#launching?.catch(() => {});
    this.#again = this.#running !== undefined;
    await this.#running?.stop();
  }

  /** Ends the process for good. May be called twice. */
  async stop() {
    this.#stopping.abort();
    // A start may be under way: what it brings up is stopped too.
    await this.#launching?.catch(() => {});
    await this.#running?.stop();
    await this.#loop;
    await this.#running?.stop();
  }
}

/**
 * A service of ours as a kind of process: Node on its main file, ended with its parent, its output appended to a log file.
 * @param {import('./services.mjs').Service} service
 * @param {{ logFile: string, endWithParent: string }} options
 * @returns {Kind}
 */
export function serviceKind({ name, main, port, env }, { logFile, endWithParent }) {
  if (!existsSync(main)) throw new Error(`${name} was not built: ${main} is missing. Run 'npm run build'.`);
  const start = async () => {
    const child = spawnLogged(process.execPath, ['--import', endWithParent, main], { env, logFile });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    const stop = async () => {
      if (child.exitCode === null && child.signalCode === null) await endProcess(child.pid, STOP_STEPS);
      await exited;
    };
    return { pid: child.pid, exited, stop, kill: () => child.kill('SIGKILL') };
  };
  const host = env.HOST === '0.0.0.0' || env.HOST === '::' ? '127.0.0.1' : env.HOST;
  const ask = (path) => fetch(`http://${host}:${port}${path}`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  const isReady = async () => (await ask('/ready')).ok;
  const isHealthy = async () => (await ask('/health')).ok;
  const whatIsMissing = async () => (await ask('/ready')).text();
  return { name, port, start, isReady, isHealthy, whatIsMissing };
}

/** A child in a process group of its own: Ctrl-C in a terminal reaches the supervisor only, which stops the children in order. */
export function spawnLogged(command, args, { env, logFile }) {
  const log = openLog(logFile);
  const child = spawn(command, args, { env, detached: true, stdio: ['pipe', log, log] });
  closeLog(log);
  child.stdin.on('error', () => {});
  return child;
}
