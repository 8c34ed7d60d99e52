import { createHash } from 'node:crypto';
import { build, type Plugin } from 'vite';

const PLACE = '<!-- first.ts -->';

/** One small program with what it imports, as text. `define`: what stands for names in it. */
async function bundled(entry: string, define: Record<string, string> = {}): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    build: { write: false, minify: true, target: 'es2022', rolldownOptions: { input: entry, output: { format: 'iife' } } },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error(`${entry} was not built`);
  const [chunk, ...more] = output.output;
  if (chunk.type !== 'chunk' || more.length > 0) throw new Error(`${entry} must be one program`);
  return chunk.code.trim();
}

/** Puts the script that runs before anything else into the page itself: it costs no request, and the page is drawn as the reader chose. `entry`: its file. */
export const firstScript = (entry: string): Plugin => ({
  name: 'pakn:first-script',
  transformIndexHtml: {
    order: 'post',
    handler: async (html) => html.replace(PLACE, `<script>${(await bundled(entry)).replaceAll('</', String.raw`<\/`)}</script>`),
  },
});

/** The service worker as `sw.js`: another one with every build of the shell, so that open pages notice a new version. `entry`: its file. */
export const serviceWorker = (entry: string): Plugin => ({
  name: 'pakn:service-worker',
  apply: 'build',
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      const version = createHash('sha256').update(Object.keys(bundle).toSorted().join()).digest('hex').slice(0, 12);
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: await bundled(entry, { __VERSION__: JSON.stringify(version) }) });
    },
  },
});
