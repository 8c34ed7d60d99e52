import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** What is smaller fits into one packet as it is. */
const WORTH_IT_FROM_BYTES = 1024;
const TEXT = /\.(?:js|mjs|css|json|svg|html|txt|webmanifest)$/;
/** Changed where it lies when a front end is released: a compressed twin would go on saying what it said before. */
const CHANGES_LATER = new Set(['remotes.json', 'index.html']);
const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/** Beside each text file of a finished build a `.br` and a `.gz` twin, as small as they get: the gateway sends them as they are. */
export const compressedFiles = (directory: string): Plugin => ({
  name: 'pakn:compressed-files',
  apply: 'build',
  closeBundle: {
    order: 'post',
    sequential: true,
    async handler() {
      const found = await readdir(directory, { recursive: true, withFileTypes: true });
      const files = found.filter((entry) => entry.isFile() && TEXT.test(entry.name) && !CHANGES_LATER.has(entry.name));
      for (const entry of files) {
        const path = join(entry.parentPath, entry.name);
        const content = await readFile(path);
        if (content.length < WORTH_IT_FROM_BYTES) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        await Promise.all([
          asBrotli(content, { params }).then((bytes) => writeFile(`${path}.br`, bytes)),
          asGzip(content, { level: constants.Z_BEST_COMPRESSION }).then((bytes) => writeFile(`${path}.gz`, bytes)),
        ]);
      }
    },
  },
});
