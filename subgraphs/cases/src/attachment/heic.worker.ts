import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import libheif from 'libheif-js/wasm-bundle.js';
import type { HeicAnswer } from './heic.ts';

const { path, mostPixels } = workerData as { path: string; mostPixels: number };

const answer = (given: HeicAnswer): void => parentPort?.postMessage(given, typeof given === 'string' ? [] : [given.pixels.buffer as ArrayBuffer]);

const images = new libheif.HeifDecoder().decode(readFileSync(path));
const image = images.find((each) => each.is_primary()) ?? images[0];
const width = image?.get_width() ?? 0;
const height = image?.get_height() ?? 0;
if (!image || width * height === 0) answer('DAMAGED');
else if (width * height > mostPixels) answer('TOO_MANY_PIXELS');
else
  image.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, (shown) =>
    answer(shown ? { width, height, pixels: new Uint8Array(shown.data.buffer) } : 'DAMAGED'),
  );
