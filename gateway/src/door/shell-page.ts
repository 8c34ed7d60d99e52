import { join } from 'node:path';
import type { Programs } from './page-renderer.ts';
import type { RenderedPage } from './page-worker.ts';
import { VERSION, type RemoteEntry, type Releases } from './releases.ts';
import { jsonElement, withPage } from './with-page.ts';

/** What a remote's build says about its pages (frontends/page-files.ts). */
interface PageFiles {
  all: string[];
  pages: { path: string; scripts: string[]; styles: string[] }[];
}

/** Where a front end of this origin lies. */
interface Own {
  base: string;
  name: string;
  version: string | undefined;
}

/** Where a remote's files lie under this origin; others are not ours to name. */
const OWN_ENTRY = /^(\/remotes\/([a-z][a-z0-9-]*)\/(?:([\w-]+)\/)?)remoteEntry\.js$/;
const EMPTY: PageFiles = { all: [], pages: [] };

/**
 * The shell's page for an address: with `remotes.json` in it, and with the files of the front end that answers there named, so that the browser fetches them
 * at once and not one after the other. What was released meanwhile counts from the next request on.
 * @returns null while the shell is not built
 */
export class ShellPage {
  /** `origin`: the portal's public one. */
  constructor(
    private readonly releases: Releases,
    private readonly origin: string,
  ) {}

  /** What renders the page of an address, each in its current version; null where another origin serves it. */
  async programsAt(path: string): Promise<Programs | null> {
    const own = ownOf(remoteOf(path, await this.releases.remotes()));
    if (!own) return null;
    const programs = [this.releases.folder(own.name, own.version), await this.releases.shell()].map((folder) => join(folder, 'server.js'));
    return { pages: programs[0] ?? '', frame: programs[1] ?? '' };
  }

  /** The addresses of the front end that answers at `path`, without those that have parameters. */
  async plainPaths(path: string): Promise<string[]> {
    const own = ownOf(remoteOf(path, await this.releases.remotes()));
    return own ? (await this.filesOf(own)).pages.map((page) => page.path.replace(/\/:\w+\?$/, '')).filter((each) => !each.includes(':')) : [];
  }

  /** @param page what the server has rendered for it, if it has */
  async at(path: string, page: RenderedPage | null = null): Promise<string | null> {
    const html = await this.releases.shellHtml();
    if (html === null) return null;
    const remotes = await this.releases.remotes();
    const links = await this.linksOf(path, remotes);
    const bare = html.replace('</head>', () => `${links.join('')}${jsonElement('remotes', remotes)}</head>`);
    return page ? withPage(bare, page, this.origin) : bare;
  }

  private async linksOf(path: string, remotes: readonly RemoteEntry[]): Promise<string[]> {
    const own = ownOf(remoteOf(path, remotes));
    if (!own) return [];
    const { base } = own;
    const { all, pages } = await this.filesOf(own);
    const page = pages.find((each) => matches(each.path, path));
    return [
      ...(page?.styles ?? []).map((file) => `<link rel="preload" as="style" crossorigin href="${base}${file}">`),
      ...[...all, ...(page?.scripts ?? [])].map((file) => `<link rel="modulepreload" crossorigin href="${base}${file}">`),
    ];
  }

  private filesOf({ name, version }: Own): Promise<PageFiles> {
    return this.releases.file(join(this.releases.folder(name, version), 'page-files.json'), (text) => JSON.parse(text) as PageFiles, EMPTY);
  }
}

/** The longest path that the address lies at or below wins, as in the shell. */
function remoteOf(path: string, remotes: readonly RemoteEntry[]): RemoteEntry | undefined {
  const owners = remotes.filter((remote) => remote.path === '/' || path === remote.path || path.startsWith(`${remote.path}/`));
  return owners.toSorted((a, b) => b.path.length - a.path.length)[0];
}

/** Where a front end of this origin lies; null for one of another origin. */
function ownOf(remote: RemoteEntry | undefined): Own | null {
  const [, base, name, version] = (remote && OWN_ENTRY.exec(remote.entry)) ?? [];
  return base === undefined || name === undefined || (version !== undefined && !VERSION.test(version)) ? null : { base, name, version };
}

/** `/phan-anh/:code`, `/can-bo/xu-ly/:code?` */
function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const asked = (path.replace(/\/$/, '') || '/').split('/');
  return (
    asked.length <= wanted.length &&
    wanted.every((part, i) => part === (asked[i] ?? '') || (part.startsWith(':') && (asked[i] !== undefined || part.endsWith('?'))))
  );
}
