import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** One page of a front end, by the pattern of its address, and what it needs besides what all pages need. Addresses of files are relative to the build. */
interface PageFiles {
  path: string;
  scripts: string[];
  styles: string[];
}
/** `page-files.json` of a remote's build: the gateway has the browser load these while it still reads the page, instead of one after the other. */
export interface PageFilesOfRemote {
  all: string[];
  pages: PageFiles[];
}

/** `path: '/a'` with the component that stands before the next path; children's paths are relative to the one that has no slash-less path before them. */
const ROUTE = /path: '([^']*)'|import\('(\.[^']+\.vue)'\)/g;

/** Which component files each address shows: a child's are its parent's too. */
export function componentsOfPaths(routes: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let [parent, current] = ['', ''];
  for (const [, path, component] of routes.matchAll(ROUTE)) {
    if (path !== undefined) {
      const isChild = !path.startsWith('/');
      current = isChild ? `${parent}/${path}`.replace(/\/$/, '') : path;
      if (!isChild) parent = path;
      if (!found.has(current)) found.set(current, isChild ? [...(found.get(parent) ?? [])] : []);
    } else if (component) found.get(current)?.push(component);
  }
  return found;
}

/** Writes `page-files.json` beside a remote's build. `dir`: the front end's folder. */
export const pageFiles = (dir: string): Plugin => ({
  name: 'pakn:page-files',
  apply: 'build',
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      const routesFile = join(dir, 'src/routes.ts');
      const chunks = Object.values(bundle).filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
      const chunkOf = (module: string): Rolldown.OutputChunk | undefined =>
        chunks.find(({ facadeModuleId }) => facadeModuleId === module) ?? chunks.find(({ moduleIds }) => moduleIds.includes(module));
      const withImports = (roots: readonly (Rolldown.OutputChunk | undefined)[]): Set<Rolldown.OutputChunk> => {
        const seen = new Set<Rolldown.OutputChunk>();
        const walk = (chunk: Rolldown.OutputChunk | undefined): void => {
          if (!chunk || seen.has(chunk)) return;
          seen.add(chunk);
          for (const file of chunk.imports) walk(chunks.find(({ fileName }) => fileName === file));
        };
        roots.forEach(walk);
        return seen;
      };
      // What most read; who reads English waits for its texts a little longer.
      const texts = chunkOf(join(dir, 'src/vi.json'));
      const federation = chunks.filter(({ fileName }) => fileName === 'remoteEntry.js' || fileName.includes('localSharedImportMap'));
      const all = withImports([...federation, chunkOf(routesFile), texts]);
      const pages = [...componentsOfPaths(await readFile(routesFile, 'utf8'))].map(([path, components]): PageFiles => {
        const needed = withImports(components.map((component) => chunkOf(join(dirname(routesFile), component))));
        const styles = [...needed].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
        return { path, scripts: [...needed].filter((chunk) => !all.has(chunk)).map(({ fileName }) => fileName), styles: [...new Set(styles)] };
      });
      const files: PageFilesOfRemote = { all: [...all].map(({ fileName }) => fileName), pages };
      this.emitFile({ type: 'asset', fileName: 'page-files.json', source: JSON.stringify(files) });
    },
  },
});

/** The shell's page names the kit too: every page needs it, and the shell asks for it only when the federation has begun. */
export const kitAtOnce = (): Plugin => ({
  name: 'pakn:kit-at-once',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const kit = Object.values(bundle ?? {}).find(
        (file): file is Rolldown.OutputChunk => file.type === 'chunk' && file.moduleIds.some((id) => /[\\/]packages[\\/]ui[\\/]src[\\/]index\.ts$/.test(id)),
      );
      return kit ? [{ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${kit.fileName}` }, injectTo: 'head' }] : [];
    },
  },
});
