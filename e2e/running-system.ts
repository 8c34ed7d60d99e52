import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const READY_WITHIN_MS = 170_000;
const STOPPED_WITHIN_MS = 30_000;
/** One machine plays hundreds of people; tests that want the demo province ask for it. */
const OPEN_LIMITS = {
  LIMIT_SIGN_IN_PER_MINUTE: '10000',
  LIMIT_SIGN_IN_PER_ADDRESS_PER_MINUTE: '10000',
  LIMIT_REGISTRATION_PER_ADDRESS_PER_HOUR: '10000',
  LIMIT_UNPROVEN_REGISTRATIONS_PER_ADDRESS_PER_HOUR: '10000',
  LIMIT_ANONYMOUS_PER_ADDRESS_PER_HOUR: '10000',
  LIMIT_OTP_PER_PHONE_PER_HOUR: '10000',
  LIMIT_OTP_PER_ADDRESS_PER_HOUR: '10000',
  LIMIT_WRONG_CODES_PER_HOUR: '10000',
  OTP_RESEND_SECONDS: '0',
  LIMIT_PARTNER_TOKEN_PER_MINUTE: '10000',
  LIMIT_WRONG_CODES_PER_MINUTE: '1000000',
  LIMIT_COST_PER_ADDRESS_PER_MINUTE: '1000000000',
  LIMIT_COST_PER_ACCOUNT_PER_MINUTE: '1000000000',
  LIMIT_COST_PER_PARTNER_PER_MINUTE: '1000000000',
  LIMIT_REPORTS_PER_HOUR: '1000000',
  LIMIT_REPORTS_WITHOUT_CHALLENGE_PER_HOUR: '1000000',
  LIMIT_SUPPORT_PER_HOUR: '1000000',
  DEMO_CASES: '0',
};

/** One line of DATA_DIR/processes.json. */
export interface SystemProcess {
  name: string;
  pid: number;
  port: number;
}

/** What runs in a system, by its own list. */
export const processesOf = async ({ dataDir }: { dataDir: string }): Promise<SystemProcess[]> =>
  JSON.parse(await readFile(path.join(dataDir, 'processes.json'), 'utf8')) as SystemProcess[];

/** The whole product, started as a person would: `local/start.mjs` in a process of its own. */
export interface RunningSystem {
  origin: string;
  dataDir: string;
  /** The supervisor. */
  pid: number;
  /** From the start to READY. */
  startedInMs: number;
  /** Everything that it printed. */
  said(): string;
  processes(): Promise<SystemProcess[]>;
  /** SIGTERM; resolves with the exit code when the supervisor has ended. */
  stop(): Promise<number | null>;
}

/** Mounts a small disk at $0 that only what runs inside sees, and goes on as the program; needs no rights where user namespaces are allowed. */
const ON_A_SMALL_DISK = 'mount -t tmpfs -o size="$1",mode=755 small "$0" && shift && exec "$@"';

/**
 * Starts the system on a free port and waits for its READY line.
 * @param options.diskBytes its data folder lies on a disk of its own that is so large; `RunningSystem.dataDir` is the way into it
 */
export async function startSystem(dataDir: string, environment: Record<string, string> = {}, options: { diskBytes?: number } = {}): Promise<RunningSystem> {
  const port = await freePort();
  const { DATABASE_URL: _, PUBLIC_ORIGIN: __, PUBLIC_ORIGINS: ___, ...inherited } = process.env;
  const env = { ...inherited, ...OPEN_LIMITS, NODE_ENV: 'production', PORT: String(port), DATA_DIR: dataDir, ...environment };
  const startedAt = Date.now();
  const program = [process.execPath, path.join(ROOT, 'local/start.mjs')];
  const small = options.diskBytes === undefined ? [] : ['unshare', '-rm', 'sh', '-c', ON_A_SMALL_DISK, dataDir, String(options.diskBytes)];
  const [command = '', ...words] = [...small, ...program];
  const child = spawn(command, words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const seen = options.diskBytes === undefined ? dataDir : `/proc/${child.pid}/root${dataDir}`;
  let said = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<void>((resolve) => {
    const listen = (text: Buffer): void => {
      said += text.toString();
      if (/^READY .+$/m.test(said)) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
  });
  const deadline = AbortSignal.timeout(READY_WITHIN_MS);
  const late = new Promise<never>((_resolve, reject) =>
    deadline.addEventListener('abort', () => reject(new Error(`not READY within ${READY_WITHIN_MS / 1000} s:\n${said}`))),
  );
  const died = exited.then((code) => Promise.reject(new Error(`the system ended with ${code} before it was READY:\n${said}`)));
  late.catch(() => {});
  died.catch(() => {});
  try {
    await Promise.race([ready, late, died]);
  } catch (error) {
    child.kill('SIGTERM');
    await exited;
    throw error;
  }
  return {
    origin: `http://localhost:${port}`,
    dataDir: seen,
    pid: child.pid ?? 0,
    startedInMs: Date.now() - startedAt,
    said: () => said,
    processes: () => processesOf({ dataDir: seen }),
    stop: () => stop(child, exited),
  };
}

async function stop(child: ChildProcess, exited: Promise<number | null>): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
  return exited.finally(() => clearTimeout(timer));
}

/** Below 32768: from there up Linux hands ports to outgoing connections. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 21_000 + Math.floor(Math.random() * 11_000);
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

/** Removes a stopped system's data. */
export const removeData = (dataDir: string): Promise<void> => rm(dataDir, { recursive: true, force: true });
