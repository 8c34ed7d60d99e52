import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import * as vue from './shared-vue';
import * as i18n from './shared-vue-i18n';
import * as router from './shared-vue-router';

const NAMES: Record<string, string[]> = { vue: Object.keys(vue), 'vue-i18n': Object.keys(i18n), 'vue-router': Object.keys(router) };
/** What is read here of a program's imports. */
interface Import {
  type: string;
  source?: { value: unknown } | null;
  specifiers?: readonly { type: string; imported?: { name?: string } }[];
}

/** The file that the shell builds in the place of a shared library; undefined: the library itself. */
export const givenOf = (library: string): string | undefined => (library in NAMES ? join(import.meta.dirname, `shared-${library}.ts`) : undefined);

/** In these files a library is the library itself: the federation would lead it back to the file that stands for it. */
export const givenLibraries = (): Plugin => ({
  name: 'pakn:given-libraries',
  apply: 'build',
  enforce: 'pre',
  resolveId(source, importer) {
    if (importer === undefined || importer !== givenOf(source)) return null;
    const manifest = findPackageJSON(source, importer);
    if (!manifest) return this.error(`${source} is not installed`);
    return join(dirname(manifest), (JSON.parse(readFileSync(manifest, 'utf8')) as { module: string }).module);
  },
});

/** The build of a front end fails when it, or a library in it, imports a name that the shell does not give: otherwise it would be missing in the browser. */
export const onlySharedNames = (): Plugin => {
  const missing = new Set<string>();
  return {
    name: 'pakn:only-shared-names',
    apply: 'build',
    transform(code, id) {
      if (!/['"]vue(?:-i18n|-router)?['"]/.test(code) || id.startsWith(join(import.meta.dirname, 'shared-'))) return;
      for (const { type, source, specifiers = [] } of this.parse(code).body as Import[]) {
        const library = String(source?.value);
        const given = NAMES[library];
        if (!given || type !== 'ImportDeclaration') continue;
        for (const { imported } of specifiers)
          if (imported?.name && !given.includes(imported.name)) missing.add(`${imported.name} of ${library}, which ${id} imports`);
      }
    },
    // Not at once: the federation waits until every module was read.
    renderStart() {
      if (missing.size > 0) this.error(`The shell does not give (shared-vue.ts and its neighbours):\n${[...missing].join('\n')}`);
    },
  };
};
