// Builds what is stale: the backend by `tsc -b`, each front end by its own `build` script. Stale is what was built from other sources than those of now.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MARKS = join(ROOT, '.build');
const BACKEND = [
  'packages/vocabulary',
  'packages/service-kit',
  'packages/events',
  'subgraphs/accounts',
  'subgraphs/cases',
  'subgraphs/stats',
  'gateway',
  'mailbox',
];
/** What the front ends are made of besides their own folder. */
const SHARED_BY_FRONT_ENDS = ['packages/vocabulary', 'packages/ui', 'packages/graph', 'frontends/*.ts', 'frontends/*.json'];
const EVERYWHERE = ['package-lock.json', 'tsconfig*.json'];
/** Each build takes a core and about 500 MB. */
const FRONT_ENDS_AT_ONCE = 2;
/** What is made here (`gql`, `made`), and tests with their kits: no build depends on them. */
const NOT_BUILT = /(^|\/)(node_modules|dist|gql|made|coverage|testing|\.[^/]+)(\/|$)|\.test\.ts$/;

/**
 * @typedef {{ name: string, title: string, sources: string[], proofs: string[], command: string[], cwd: string }} Target
 * `proofs`: files that are there once it was built.
 */

/**
 * Builds every stale part of the product.
 * @param {{ say?: (line: string) => void, signal?: AbortSignal, servicesOnly?: boolean }} [options]
 * @throws Error with the compiler's words when a part does not build
 */
export async function build({ say = console.log, signal, servicesOnly = false } = {}) {
  mkdirSync(MARKS, { recursive: true });
  const [backend, ...frontEnds] = [backendTarget(), ...frontEndTargets()];
  if (isStale(backend)) await make(backend, { say, signal });
  const waiting = servicesOnly ? [] : frontEnds.filter(isStale);
  const failures = [];
  const worker = async () => {
    for (let next = waiting.shift(); next && failures.length === 0; next = waiting.shift())
      await make(next, { say, signal }).catch((error) => failures.push(error));
  };
  await Promise.all(Array.from({ length: FRONT_ENDS_AT_ONCE }, worker));
  if (failures.length > 0) throw failures[0];
}

/** @returns {Target} */
function backendTarget() {
  const tsc = ['node', join(ROOT, 'node_modules/typescript/bin/tsc'), '-b'];
  return {
    name: 'backend',
    title: 'the services',
    sources: BACKEND,
    proofs: BACKEND.map((folder) => join(folder, 'dist/.tsbuildinfo')),
    command: tsc,
    cwd: ROOT,
  };
}

/** @returns {Target[]} */
function frontEndTargets() {
  return globSync('frontends/*/vite.config.ts', { cwd: ROOT })
    .toSorted()
    .map((config) => {
      const folder = join(config, '..');
      const name = folder.slice('frontends/'.length);
      return {
        name,
        title: `front end ${name}`,
        sources: [folder, ...SHARED_BY_FRONT_ENDS],
        proofs: [join(folder, 'dist')],
        command: ['npm', 'run', '--silent', 'build'],
        cwd: join(ROOT, folder),
      };
    });
}

function isStale(target) {
  const mark = join(MARKS, target.name);
  return target.proofs.some((file) => !existsSync(join(ROOT, file))) || !existsSync(mark) || readFileSync(mark, 'utf8') !== hashOf(target.sources);
}

/** @param {Target} target */
async function make(target, { say, signal }) {
  const startedAt = Date.now();
  const before = hashOf(target.sources);
  say(`Building ${target.title} …`);
  const { code, output } = await run(target, signal);
  signal?.throwIfAborted();
  if (code !== 0) throw new Error(`${target.title} does not build:\n${output}`);
  writeFileSync(join(MARKS, target.name), before);
  say(`Built ${target.title} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

function run({ command, cwd }, signal) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production', PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}` };
    const child = spawn(command[0], command.slice(1), { cwd, env, signal, killSignal: 'SIGTERM', stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.once('error', (error) => (signal?.aborted ? resolve({ code: null, output }) : reject(error)));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** A digest of the names and contents of all files below the folders, what is built there left out. */
function hashOf(sources) {
  const hash = createHash('sha256');
  for (const pattern of [...sources, ...EVERYWHERE]) {
    const files = globSync(pattern.includes('*') || pattern.includes('.json') ? pattern : `${pattern}/**/*`, {
      cwd: ROOT,
      withFileTypes: true,
      exclude: (entry) => NOT_BUILT.test(entry.name),
    });
    const paths = files.filter((entry) => entry.isFile() && !NOT_BUILT.test(entry.name)).map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
    for (const path of paths.toSorted())
      hash
        .update(`${path}\0`)
        .update(readFileSync(join(ROOT, path)))
        .update('\0');
  }
  return hash.digest('hex');
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  build({ servicesOnly: process.argv.includes('--services') }).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
