import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { HeicAnswer } from './heic.ts';

/** The part of libheif-js that is used; the package has no types for it. */
interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  display(target: { data: Uint8ClampedArray; width: number; height: number }, done: (shown: { data: Uint8ClampedArray } | null) => void): void;
}
interface Heif {
  HeifDecoder: new () => { decode(file: Buffer): HeifImage[] };
}

const { path, mostPixels } = workerData as { path: string; mostPixels: number };
const { HeifDecoder } = createRequire(import.meta.url)('libheif-js/wasm-bundle') as Heif;

const answer = (given: HeicAnswer): void => parentPort?.postMessage(given, typeof given === 'string' ? [] : [given.pixels.buffer as ArrayBuffer]);

const images = new HeifDecoder().decode(readFileSync(path));
const image = images.find((each) => each.is_primary()) ?? images[0];
const width = image?.get_width() ?? 0;
const height = image?.get_height() ?? 0;
if (!image || width * height === 0) answer('DAMAGED');
else if (width * height > mostPixels) answer('TOO_MANY_PIXELS');
else
  image.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, (shown) =>
    answer(shown ? { width, height, pixels: new Uint8Array(shown.data.buffer) } : 'DAMAGED'),
  );
