import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RenderedPage } from './page-worker.ts';

/** What the page needs of an entry of remotes.json. */
interface RemoteEntry {
  name: string;
  path: string;
  entry: string;
}
/** What a remote's build says about its pages (frontends/page-files.ts). */
interface PageFiles {
  all: string[];
  pages: { path: string; scripts: string[]; styles: string[] }[];
}
interface Remotes {
  text: string;
  list: RemoteEntry[];
}

/** Where a remote's files lie under this origin; others are not ours to name. */
const OWN_ENTRY = /^\/remotes\/([a-z][a-z0-9-]*)\/remoteEntry\.js$/;
const EMPTY: PageFiles = { all: [], pages: [] };
/** As much as previews and search engines show. */
const DESCRIPTION_LENGTH = 200;

/**
 * The shell's page for an address: with `remotes.json` in it, and with the files of the front end that answers there named, so that the browser fetches them
 * at once and not one after the other. What was released meanwhile counts from the next request on.
 * @returns null while the shell is not built
 */
export class ShellPage {
  private readonly files = new Map<string, { at: number; value: unknown }>();

  constructor(private readonly directory: string) {}

  /** The front end of this origin that answers at an address. */
  async remoteAt(path: string): Promise<string | null> {
    const remote = remoteOf(path, (await this.remotes()).list);
    return (remote && OWN_ENTRY.exec(remote.entry)?.[1]) ?? null;
  }

  /** @param page what the server has rendered for it, if it has */
  async at(path: string, page: RenderedPage | null = null): Promise<string | null> {
    const html = await this.read('shell/dist/index.html', (text) => text, null);
    if (html === null) return null;
    const remotes = await this.remotes();
    const links = await this.linksOf(path, remotes.list);
    const inlined = remotes.text && json('remotes', JSON.parse(remotes.text));
    const bare = html.replace('</head>', () => `${links.join('')}${inlined}</head>`);
    return page ? withPage(bare, page) : bare;
  }

  private remotes(): Promise<Remotes> {
    return this.read<Remotes>('shell/dist/remotes.json', (text) => ({ text, list: JSON.parse(text) as RemoteEntry[] }), { text: '', list: [] });
  }

  private async linksOf(path: string, remotes: readonly RemoteEntry[]): Promise<string[]> {
    const remote = remoteOf(path, remotes);
    const name = remote && OWN_ENTRY.exec(remote.entry)?.[1];
    if (!name) return [];
    const { all, pages } = await this.read(`${name}/dist/page-files.json`, (text) => JSON.parse(text) as PageFiles, EMPTY);
    const page = pages.find((each) => matches(each.path, path));
    const address = (file: string): string => `/remotes/${name}/${file}`;
    return [
      ...(page?.styles ?? []).map((file) => `<link rel="preload" as="style" crossorigin href="${address(file)}">`),
      ...[...all, ...(page?.scripts ?? [])].map((file) => `<link rel="modulepreload" crossorigin href="${address(file)}">`),
    ];
  }

  /** A file of the front ends, read again when it has changed; what does not read is what `missing` says. */
  private async read<T>(file: string, parse: (text: string) => T, missing: T): Promise<T>;
  private async read<T>(file: string, parse: (text: string) => T, missing: null): Promise<T | null>;
  private async read<T>(file: string, parse: (text: string) => T, missing: T | null): Promise<T | null> {
    const full = join(this.directory, file);
    try {
      const { mtimeMs } = await stat(full);
      const known = this.files.get(file);
      if (known?.at === mtimeMs) return known.value as T;
      const value = parse(await readFile(full, 'utf8'));
      this.files.set(file, { at: mtimeMs, value });
      return value;
    } catch {
      return missing;
    }
  }
}

/** The longest path that the address lies at or below wins, as in the shell. */
function remoteOf(path: string, remotes: readonly RemoteEntry[]): RemoteEntry | undefined {
  const owners = remotes.filter((remote) => remote.path === '/' || path === remote.path || path.startsWith(`${remote.path}/`));
  return owners.toSorted((a, b) => b.path.length - a.path.length)[0];
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

/** `<` cannot end the element from inside a text of JSON. */
const json = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const meta = (kind: 'name' | 'property', name: string, content: string | undefined): string =>
  content ? `<meta ${kind}="${name}" content="${escaped(content.slice(0, DESCRIPTION_LENGTH))}">` : '';

/** The page with its content: readable without scripts, with what search engines and previews of links read. The styles of its route are drawn at once. */
function withPage(html: string, { head, html: content, data }: RenderedPage): string {
  const system = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '';
  const title = head.title ? `${escaped(head.title)} – ${system}` : system;
  const more = [
    meta('name', 'description', head.description),
    head.hidden ? '<meta name="robots" content="noindex">' : '',
    ...[meta('property', 'og:type', 'article'), `<meta property="og:title" content="${title}">`, meta('property', 'og:description', head.description)],
    json('data', data),
  ];
  return html
    .replace(/<meta name="description"[^>]*>/, (own) => (head.description ? '' : own))
    .replace(/<title>.*?<\/title>/, () => `<title>${title}</title>`)
    .replaceAll('rel="preload" as="style" crossorigin', 'rel="stylesheet" crossorigin')
    .replace(/<noscript>.*?<\/noscript>/s, '')
    .replace('</head>', () => `${more.join('')}</head>`)
    .replace('<div id="app"></div>', () => `<div id="app">${content.replaceAll(/ style="[^"]*"/g, '')}</div>`);
}
