// The front ends from source: one bundler's server each, and typed documents made again when a document changes.
import { globSync, readFileSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { freePort } from '../run/processes.mjs';
import { ROOT } from '../settings.mjs';
import { startChild } from './children.mjs';

const SHELL = 'shell';
/** An editor writes a file in several steps. */
const QUIET_MS = 200;
const NOISE = /^\s*$|hmr update|page reload|VITE v|➜|re-optimizing|optimized dependencies|new dependencies/;

export const frontEnds = () => globSync('frontends/*/vite.config.ts', { cwd: ROOT }).map((file) => basename(dirname(file)));

/**
 * @param {{ taken: Set<number>, from: number, say: (line: string) => void }} options
 * @returns {Promise<{ ways: import('./front-door.mjs').Way[], children: ReturnType<typeof startChild>[] }>}
 */
export async function startBundlers({ taken, from, say }) {
  const ways = [];
  const children = [];
  for (const name of frontEnds()) {
    const port = await freePort({ from, taken });
    taken.add(port);
    const base = name === SHELL ? '/' : `/remotes/${name}/`;
    ways.push({ prefix: base, port });
    // Its own folder as working directory: a root on the command line duplicates vue silently.
    const args = ['--host', '127.0.0.1', '--port', String(port), '--strictPort', '--base', base, '--clearScreen', 'false'];
    children.push(
      startChild('vite/bin/vite.js', args, {
        cwd: join(ROOT, 'frontends', name),
        env: { NODE_ENV: 'development' },
        onLine: (line) => !NOISE.test(line) && say(`[${name}] ${line}`),
      }),
    );
  }
  return { ways, children };
}

/** Makes the typed documents of one front end; the bundler sees the new files. */
export async function generate(name, say) {
  const lines = [];
  const child = startChild('@graphql-codegen/cli/esm/bin.js', ['--config', 'codegen.ts'], {
    cwd: join(ROOT, 'frontends', name),
    onLine: (line) => lines.push(line),
  });
  if ((await child.exited) !== 0) say(`[${name}] its documents do not fit the graph:\n${lines.join('\n')}`);
}

/**
 * Makes typed documents again when a file with a document changes.
 * @param {(line: string) => void} say
 * @returns {() => void} stops it
 */
export function watchDocuments(say) {
  const waiting = new Map();
  const watchers = frontEnds().map((name) => {
    const folder = join(ROOT, 'frontends', name, 'src');
    return watch(folder, { recursive: true }, (_event, file) => {
      if (!file || /(^|\/)gql\//.test(file) || !/\.(ts|vue)$/.test(file) || !hasDocument(join(folder, file))) return;
      clearTimeout(waiting.get(name));
      waiting.set(
        name,
        setTimeout(() => void generate(name, say), QUIET_MS),
      );
    });
  });
  return () => {
    for (const timer of waiting.values()) clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

function hasDocument(file) {
  try {
    return /\bgraphql\(/.test(readFileSync(file, 'utf8'));
  } catch {
    return false; // An editor has moved it away; it comes back under its name.
  }
}
