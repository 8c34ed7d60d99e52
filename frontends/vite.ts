import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join, sep } from 'node:path';
import { federation } from '@module-federation/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin, type UserConfig, type UserConfigFn } from 'vite';
import { compiledWhileComing } from './compiled-while-coming';
import { compressedFiles } from './compressed-files';
import { filesTogether } from './files-together';
import { firstScript, serviceWorker } from './own-programs';
import { documentsWhereUsed } from './documents-where-used';
import { kitAtOnce, pageFiles } from './page-files';
import { givenLibraries, givenOf, onlySharedNames } from './shared-names';
import { spaceWithinWindow } from './space-within-window';

/**
 * What every front end takes from the shell, once. Nothing else is shared: sharing a library switches its tree-shaking off
 * (the whole of reka-ui is 142 KiB) and loads it eagerly (maplibre-gl).
 */
const SHARED = ['vue', 'vue-router', 'vue-i18n', '@pakn/ui'];
/** In a build a remote has none of them itself, for without the shell it is not shown; the shell has what all need of them (ADR 0065). */
const shared = ({ isRemote, isBuild }: { isRemote: boolean; isBuild: boolean }): Record<string, { singleton: true; import?: string | false }> =>
  Object.fromEntries(SHARED.map((name) => [name, { singleton: true, ...(isBuild && { import: isRemote ? false : givenOf(name) }) }]));

/** The shell checks what a remote requires against these. */
const versions = (dir: string): string =>
  JSON.stringify(
    Object.fromEntries(
      SHARED.map((name) => {
        const file = findPackageJSON(name, join(dir, 'vite.config.ts'));
        if (!file) throw new Error(`${name} is not installed`);
        return [name, (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version];
      }),
    ),
  );

/** A build says itself which part of the address space it answers and what it needs, so that it can be released alone: its entry of the shell's list. */
const ownEntry = (name: string): Plugin => ({
  name: 'pakn:own-entry',
  apply: 'build',
  generateBundle() {
    const list = JSON.parse(readFileSync(join(import.meta.dirname, 'shell/public/remotes.json'), 'utf8')) as { name: string }[];
    const own = list.find((entry) => entry.name === name);
    if (!own) return this.error(`shell/public/remotes.json does not name ${name}`);
    this.emitFile({ type: 'asset', fileName: 'remote.json', source: JSON.stringify(own) });
  },
});

/** After this silence of the bundler the plugin goes on with the modules it has seen, and shared ones may be missing: its own 10 s are too short on a busy machine. */
const PARSE_IDLE_SECONDS = 120;

/** Switches that let the bundler drop what the product does not use: parts of vue, vue-i18n and the federation runtime. */
const define = {
  __VUE_I18N_LEGACY_API__: 'false',
  __VUE_I18N_FULL_INSTALL__: 'false',
  // Texts are compiled by packages/ui/src/texts/compile-message.ts.
  __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
  __INTLIFY_PROD_DEVTOOLS__: 'false',
  __VUE_OPTIONS_API__: 'false',
  __VUE_PROD_DEVTOOLS__: 'false',
  // Remotes are named by their entry, not by a manifest.
  FEDERATION_OPTIMIZE_NO_SNAPSHOT_PLUGIN: 'true',
  ENV_TARGET: '"web"',
};
/** A build without the federation's entry is no build: the page could not be loaded. */
const whole = (): Plugin => ({
  name: 'pakn:whole',
  writeBundle(_options, bundle) {
    if (!('remoteEntry.js' in bundle)) this.error('remoteEntry.js was not made: the federation plugin did not take part');
  },
});

/**
 * While somebody develops: a saved catalogue (`vi.json`, `en.json`) changes the words on the open page. The catalogues were handed to the shell's
 * i18n long ago, so the module graph alone cannot know; the shell listens for this event (shell/src/language.ts).
 */
const liveTexts = (): Plugin => ({
  name: 'pakn:live-texts',
  apply: 'serve',
  transform(code, id) {
    if (!/[\\/]src[\\/](routes|main)\.ts$/.test(id)) return null;
    return `${code}\nimport.meta.hot?.on('pakn:texts', (detail) => dispatchEvent(new CustomEvent('pakn:texts', { detail })));\n`;
  },
  async hotUpdate({ file, read }) {
    const language = /(?:^|[/.])(vi|en)\.json$/.exec(file.replaceAll(sep, '/'))?.[1];
    if (!language) return undefined;
    if (this.environment.name === 'client') this.environment.hot.send('pakn:texts', { language, texts: JSON.parse(await read()) as object });
    return [];
  },
});

/**
 * Forms, uploads and what shows a case lie in the kit's folder but belong to the pages that import them (ADR 0013). What they take of the kit is the shell's, as for the page:
 * the federation plugin leaves a package's imports of itself alone, and each front end with a form loaded the whole kit a second time.
 */
const kitOfTheShell = (dir: string): Plugin => ({
  name: 'pakn:kit-of-the-shell',
  apply: 'build',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (source !== '@pakn/ui' || !importer || !/[\\/]packages[\\/]ui[\\/]src[\\/](?:case|chat|form|upload|qr)[\\/]/.test(importer)) return null;
    return this.resolve(source, join(dir, 'src/routes.ts'), { skipSelf: true });
  },
});

/** Scoped styles of a front end are its own; the server's build of a component says the same ids as the browser's. */
const components = (name: string): Plugin =>
  vue({ features: { componentIdGenerator: (path, source, production, hash) => hash(`${name}:${path}${production ? source : ''}`) } });

/**
 * The same components once more for the gateway, which renders pages for the anonymous: `dist/server.js` from `src/server.ts`, vue and the kit in it, no
 * federation. Run after the front end's own build, which empties `dist`.
 */
export const serverPages = (name: string, dir: string): UserConfig =>
  defineConfig({
    root: dir,
    define: { ...define, __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false', 'process.env.NODE_ENV': '"production"' },
    plugins: [components(name), documentsWhereUsed(dir)],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ...{ ssr: 'src/server.ts', target: 'es2022', outDir: process.env.OUT_DIR ?? join(dir, 'dist'), emptyOutDir: false, copyPublicDir: false, minify: false },
      rolldownOptions: { output: { entryFileNames: 'server.js', codeSplitting: false } },
    },
  });

/**
 * The one Vite configuration of all front ends. Run vite with the front end's own folder as working directory: a relative root on the
 * command line duplicates vue silently.
 *
 * @param name the front end's name: in remotes.json, and the prefix of its scoped-style ids
 * @param dir the front end's folder (`import.meta.dirname`)
 * @param exposes what a remote offers to the others; the shell offers nothing and provides the federation runtime
 */
export function frontEnd(name: string, dir: string, exposes?: Record<string, string>): UserConfigFn {
  const common = {
    name,
    filename: 'remoteEntry.js',
    dts: false as const,
    dev: { remoteHmr: true },
    moduleParseIdleTimeout: PARSE_IDLE_SECONDS,
    shareStrategy: 'loaded-first' as const,
  };
  // The plugin leaves itself out where it finds VITEST in the environment: a build that a test's `npm start` makes would silently have no federation.
  process.env.MFE_VITE_NO_TEST_ENV_CHECK = 'true';
  // A release is built beside what is being served.
  const outDir = process.env.OUT_DIR ?? join(dir, 'dist');
  return defineConfig(({ command }) => {
    const sharing = { ...common, shared: shared({ isRemote: exposes !== undefined, isBuild: command === 'build' }) };
    return {
      root: dir,
      base: exposes ? './' : '/',
      define: exposes ? define : { ...define, __SHARED_VERSIONS__: versions(dir) },
      plugins: [
        components(name),
        givenLibraries(),
        onlySharedNames(),
        exposes
          ? federation({ ...sharing, exposes, manifest: true, experiments: { externalRuntime: true } })
          : federation({ ...sharing, remotes: {}, experiments: { provideExternalRuntime: true } }),
        documentsWhereUsed(dir),
        whole(),
        liveTexts(),
        exposes
          ? [kitOfTheShell(dir), pageFiles(dir), ownEntry(name)]
          : [kitAtOnce(), firstScript(join(dir, 'src/first/first.ts')), serviceWorker(join(dir, 'src/service-worker/service-worker.ts'))],
        compiledWhileComing(name),
        compressedFiles(outDir),
      ],
      css: { postcss: { plugins: spaceWithinWindow() } },
      build: {
        ...{ target: 'es2022', outDir, emptyOutDir: true, reportCompressedSize: false, chunkSizeWarningLimit: 2000 },
        rolldownOptions: { output: { codeSplitting: { groups: filesTogether(name) } } },
      },
    };
  });
}
