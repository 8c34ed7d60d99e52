import { loadRemote, registerRemotes } from '@module-federation/runtime';
import type { RouteRecordRaw } from 'vue-router';
import type { TextSource } from './language';
import { unmetRequirements } from './requirement';

declare const __SHARED_VERSIONS__: Record<string, string>;

/** One entry of /remotes.json: which front end answers which part of the address space. A remote moves or is released without a new shell. */
export interface Remote {
  name: string;
  /** It owns this path and everything below; the longest path wins. */
  path: string;
  entry: string;
  requires?: Record<string, string>;
  /** `bare`: no header and footer of the portal (the officers' console brings its own). */
  layout?: 'portal' | 'bare';
}

/** What every remote offers as `./routes`, by its default export. */
export interface RemoteRoutes {
  routes: RouteRecordRaw[];
  messages: TextSource;
}

/** A remote that has not come by then is shown as failed. */
const LOAD_WITHIN_MS = 10_000;

/** The page brings the list with it; where something else serves the page, it is asked for. */
export async function readRemotes(): Promise<Remote[]> {
  const inlined = document.querySelector('script#remotes')?.textContent;
  if (inlined) return JSON.parse(inlined) as Remote[];
  const response = await fetch('/remotes.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`/remotes.json: ${response.status}`);
  return (await response.json()) as Remote[];
}

const attempts = new Map<string, number>();
const known = new Map<string, Remote>();
const loading = new Map<string, Promise<unknown>>();

export function registerAll(remotes: readonly Remote[]): void {
  for (const remote of remotes) known.set(remote.name, remote);
  registerRemotes(remotes.map(({ name, entry }) => ({ name, entry, type: 'module' as const })));
}

/**
 * Loads a part of a remote, e.g. `map/LocationPicker`. The remotes get this function by `inject('loadRemote')`.
 * @throws when the remote is unknown, does not fit this shell, does not answer within 10 s or is broken; the next call tries afresh
 */
export function loadPart<T>(id: string): Promise<T> {
  const running = loading.get(id);
  if (running) return running as Promise<T>;
  const part = fetchPart<T>(id);
  loading.set(id, part);
  part.catch(() => loading.delete(id));
  return part;
}

async function fetchPart<T>(id: string): Promise<T> {
  const name = id.split('/')[0] ?? id;
  const remote = known.get(name);
  if (!remote) throw new Error(`No remote is called ${name}`);
  const missing = unmetRequirements(remote.requires, __SHARED_VERSIONS__);
  if (missing.length > 0) throw new Error(`${name} needs another version of ${missing.join(', ')}`);
  const attempt = attempts.get(id) ?? 0;
  attempts.set(id, attempt + 1);
  // A browser may remember that a module could not be loaded: another address makes it ask again.
  if (attempt > 0) registerRemotes([{ name, entry: `${remote.entry}?attempt=${attempt}`, type: 'module' }], { force: true });
  let limit: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>(
    (_, reject) => (limit = setTimeout(() => reject(new Error(`${id} did not come within ${LOAD_WITHIN_MS / 1000} s`)), LOAD_WITHIN_MS)),
  );
  try {
    const loaded = await Promise.race([loadRemote<T>(id), late]);
    if (!loaded) throw new Error(`${id} is empty`);
    return loaded;
  } finally {
    clearTimeout(limit);
  }
}
