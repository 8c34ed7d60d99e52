// Classes that a style sheet knows and nothing on a screen has: part of `npm run check`.
import { globSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Made by a library. */
const OF_A_LIBRARY = /^maplibregl-/;
const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g;

/** Every class of the selectors of a sheet. @param {string} css */
export function classesIn(css) {
  const rules = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/"[^"]*"|'[^']*'/g, '""');
  const selectors = [...rules.matchAll(/([^{};]+)\{/g)].map(([, selector = '']) => selector.trim()).filter((selector) => !selector.startsWith('@'));
  return new Set(selectors.flatMap((selector) => [...selector.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map(([, name = '']) => name)));
}

const SCRIPT = /<script[^>]*>([\s\S]*?)<\/script>/g;
const ATTRIBUTE = /([:@#\w.-]+)="([^"]*)"/g;
/** @param {string} code */
const textsOf = (code) => [...code.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
/** @param {string} text */
const split = (text) => text.replaceAll(/\S*\$\{[^}]*\}\S*/g, ' ').split(/\s+/);

/**
 * What a template or a script may put into a class: the words of its texts, in `:class` of all of it; and what a word begins with where the rest is computed
 * (`is-${tone}`, or a number: `k${place}`).
 * @param {string} source without its styles
 */
export function wordsIn(source) {
  const template = source.includes('<template>') ? source.replaceAll(SCRIPT, '') : '';
  const scripts = template ? [...source.matchAll(SCRIPT)].map(([, code = '']) => code) : [source];
  const words = scripts.flatMap(textsOf).flatMap(split);
  for (const [, name = '', value = ''] of template.matchAll(ATTRIBUTE)) {
    if (/^[a-z]/.test(name)) words.push(...split(value));
    if (!name.startsWith('v-') && /^[a-z]/.test(name)) continue;
    words.push(...textsOf(value).flatMap(split));
    if (name.endsWith('class')) words.push(...(value.match(/[\w-]+/g) ?? []));
  }
  return { words: new Set(words), begun: new Set([...source.matchAll(/([\w-]+)\$\{/g)].map(([, start = '']) => start)) };
}

/** @param {string} file */
const parts = (file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  if (file.endsWith('.css')) return { css: text, source: '' };
  return { css: file.endsWith('.vue') ? [...text.matchAll(STYLE)].map(([, css]) => css).join('\n') : '', source: text.replaceAll(STYLE, '') };
};

/** The folder whose templates a sheet is for: the kit's and the shell's are for everybody. @param {string} file */
const roomOf = (file) => /^frontends\/(?!shell\/)[^/]+\//.exec(file)?.[0] ?? '';

/** @returns {string[]} `file: class` */
export function unusedClasses() {
  const files = globSync('{frontends/*,packages/ui}/{src/**/*.{vue,ts,css},index.html}', {
    cwd: ROOT,
    exclude: (name) => /(^|\/)(gql|testing|dist|node_modules)$|\.test\.ts$/.test(name),
  });
  const all = files.toSorted().map((file) => ({ file, ...parts(file) }));
  const wordsOf = new Map(all.map(({ file, source }) => [file, wordsIn(source)]));
  const isUsed = (name, room) =>
    OF_A_LIBRARY.test(name) ||
    all.some(({ file }) => {
      // The kit's parts are on everybody's pages.
      if (!file.startsWith(room) && !file.startsWith('packages/ui/')) return false;
      const { words, begun } = wordsOf.get(file) ?? wordsIn('');
      return words.has(name) || [...begun].some((start) => name.startsWith(start) && (start.endsWith('-') || /^\d+$/.test(name.slice(start.length))));
    });
  return all.flatMap(({ file, css }) => [...classesIn(css)].filter((name) => !isUsed(name, roomOf(file))).map((name) => `${file}: .${name}`));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const unused = unusedClasses();
  for (const line of unused) console.error(`${line} is on no screen`);
  process.exitCode = unused.length === 0 ? 0 : 1;
}
