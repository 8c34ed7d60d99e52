import type { Plugin } from 'vite';

/**
 * Chromium compiles all functions of a file that begins so, beside the page and while the file comes, instead of each on the page's own thread when it is first
 * called: that was half of what kept a phone busy (ADR 0092). Other browsers read a comment.
 */
const COMPILE_ALL = '//# allFunctionsCalledOnLoad\n';

/** The scripts of the front ends that phones open. Not the map's library and the console: they are large, and most of them waits long. */
const FOR_PHONES = new Set(['shell', 'public', 'account']);

/** At the end, for others put their own first lines before a chunk: it must be the file's beginning. */
export const compiledWhileComing = (name: string): Plugin => ({
  name: 'pakn:compiled-while-coming',
  apply: () => FOR_PHONES.has(name),
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (!file.fileName.endsWith('.js')) continue;
        if (file.type === 'chunk') file.code = COMPILE_ALL + file.code;
        else file.source = COMPILE_ALL + String(file.source);
      }
    },
  },
});
