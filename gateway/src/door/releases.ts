import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** An entry of remotes.json: which front end answers which part of the address space. The shell reads more of it than the gateway. */
export interface RemoteEntry {
  name: string;
  path: string;
  /** Where its code begins: on this origin, or an address of another one. */
  entry: string;
}
/** What `npm run release` has published of one front end (local/release/published.mjs). */
interface Published {
  /** null: what the start has built. */
  current: string | null;
  /** The newest first. A version from elsewhere has no files here. */
  versions: { version: string; entry: RemoteEntry | null }[];
}
type Index = Record<string, Published>;

const SHELL = 'shell';
export const VERSION = /^\d{14}-[0-9a-f]{8}$/;

/**
 * The front ends as they are released at the moment: each one's newest build, which lies in a folder of its own version, or what the start has built. What is
 * released counts from the next request on; files of earlier versions stay for the pages that are open.
 */
export class Releases {
  private readonly read = new Map<string, { at: number; value: unknown }>();

  /** `built`: where each front end has its `dist`; `published`: index.json and, by name and version, the folders. */
  constructor(
    readonly built: string,
    private readonly published: string,
  ) {}

  /** The folder of a version's files; none: what the start has built. */
  folder(name: string, version: string | null | undefined): string {
    return version === null || version === undefined ? join(this.built, name, 'dist') : join(this.published, name, version);
  }

  /** The shell's folders, the current one first: a page that is open asks for files of its own version. */
  async shellFolders(): Promise<string[]> {
    const { current, versions = [] } = (await this.index())[SHELL] ?? {};
    return [...new Set([current, ...versions.map(({ version }) => version), null].map((version) => this.folder(SHELL, version)))];
  }

  /** The shell's page without what is put into it; null while there is none. */
  async shellHtml(): Promise<string | null> {
    return this.file<string | null>(join(await this.shell(), 'index.html'), (text) => text, null);
  }

  /** What the shell of this moment ships, with the entries of what was released by itself. */
  async remotes(): Promise<RemoteEntry[]> {
    const shipped = await this.file(join(await this.shell(), 'remotes.json'), (text) => JSON.parse(text) as RemoteEntry[], []);
    const index = await this.index();
    const released = (name: string): RemoteEntry | null => index[name]?.versions.find(({ version }) => version === index[name]?.current)?.entry ?? null;
    const more = Object.keys(index).filter((name) => !shipped.some((each) => each.name === name));
    return [...shipped.map((entry) => released(entry.name) ?? entry), ...more.map(released).filter((entry) => entry !== null)];
  }

  /** A text file, parsed, and read again when it has changed; what does not read is what `missing` says. */
  async file<T>(path: string, parse: (text: string) => T, missing: T): Promise<T> {
    try {
      const { mtimeMs } = await stat(path);
      const known = this.read.get(path);
      if (known?.at === mtimeMs) return known.value as T;
      const value = parse(await readFile(path, 'utf8'));
      this.read.set(path, { at: mtimeMs, value });
      return value;
    } catch {
      return missing;
    }
  }

  /** The folder of the current shell. */
  async shell(): Promise<string> {
    return this.folder(SHELL, (await this.index())[SHELL]?.current);
  }

  private index(): Promise<Index> {
    return this.file(join(this.published, 'index.json'), (text) => JSON.parse(text) as Index, {});
  }
}
