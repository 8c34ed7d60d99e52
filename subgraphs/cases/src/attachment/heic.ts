import { inWorker } from './in-worker.ts';
import { turns } from './turns.ts';

export interface Pixels {
  width: number;
  height: number;
  /** RGBA. */
  pixels: Uint8Array;
}
export type HeicAnswer = Pixels | 'TOO_MANY_PIXELS' | 'DAMAGED';

/** Decoded, a large one takes some hundred megabytes. */
const oneAtATime = turns(1);

/** The pixels of a HEIC picture's first image, upright. sharp's own build cannot decode it (HEVC). */
export const decodeHeic = (path: string, mostPixels: number): Promise<HeicAnswer> =>
  oneAtATime(() => inWorker<HeicAnswer>('heic.worker', { path, mostPixels }));
