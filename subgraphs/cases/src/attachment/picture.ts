import { FILE_KIND, type FileKind } from '@pakn/vocabulary';
import sharp, { type Sharp, type SharpInput } from 'sharp';
import { decodeHeic } from './heic.ts';
import { turns } from './turns.ts';

/** A JPEG is shrunk while it is read. */
const MOST_JPEG_PIXELS = 250_000_000;
/** Others, and a progressive JPEG, stand in memory whole: three or four bytes a pixel. */
const MOST_PIXELS = 80_000_000;
/** Longest side of a kept picture: what a phone of twelve megapixels takes; more shows nothing more of a hole in the road. */
const LONGEST_SIDE = 4_096;
const JPEG_QUALITY = 86;
const THUMBNAIL_PIXELS = 480;
const THUMBNAIL_QUALITY = 72;
/** Pictures in memory at a time, however many people send one. */
export const picturesAtATime = turns(2);

export type PictureProblem = 'DAMAGED' | 'TOO_MANY_PIXELS';

interface Picture {
  /** Where it was uploaded. */
  incoming: string;
  kind: FileKind;
  /** Where it is kept, and the small one beside it. */
  kept: string;
  thumbnail: string;
  /** Why it could not be decoded: our fault or the file's. */
  noted(error: unknown): void;
}

/**
 * Encodes a picture anew: upright, not larger than anybody looks at, without metadata (camera, place) and without whatever hid behind the pixels; with a small
 * one beside it. A damaged one is kept as far as it decodes. sharp decodes on threads of its own, HEIC in a worker.
 */
export const keepPicture = (picture: Picture): Promise<{ bytes: number; kind: FileKind } | PictureProblem> => picturesAtATime(() => keep(picture));

async function keep({ incoming, kind, kept, thumbnail, noted }: Picture): Promise<{ bytes: number; kind: FileKind } | PictureProblem> {
  try {
    const source = kind === FILE_KIND.HEIC ? await heicSource(incoming) : await fileSource(incoming, kind);
    if (typeof source === 'string') return source;
    const stored = kind === FILE_KIND.HEIC ? FILE_KIND.JPEG : kind;
    const { size } = await encoded(source().resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true }), stored).toFile(kept);
    // From the kept one: it is small by now, and a damaged one decodes.
    await thumbnailOf(kept).toFile(thumbnail);
    return { bytes: size, kind: stored };
  } catch (error) {
    noted(error);
    return 'DAMAGED';
  }
}

/** The small one of a kept picture. */
export const thumbnailOf = (kept: string): Sharp =>
  sharp(kept, { limitInputPixels: MOST_PIXELS })
    .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: THUMBNAIL_QUALITY });

type Source = () => Sharp;

async function fileSource(path: string, kind: FileKind): Promise<Source | PictureProblem> {
  const { width, height, isProgressive } = await sharp(path, { limitInputPixels: false, failOn: 'none' }).metadata();
  const most = kind === FILE_KIND.JPEG && !isProgressive ? MOST_JPEG_PIXELS : MOST_PIXELS;
  if (width * height > most) return 'TOO_MANY_PIXELS';
  return () => sharp(path, { limitInputPixels: most, failOn: 'none' }).autoOrient();
}

async function heicSource(path: string): Promise<Source | PictureProblem> {
  const decoded = await decodeHeic(path, MOST_PIXELS);
  if (typeof decoded === 'string') return decoded;
  const { width, height, pixels } = decoded;
  return () => sharp(pixels as SharpInput, { raw: { width, height, channels: 4 }, limitInputPixels: MOST_PIXELS });
}

/** As a picture of this kind is kept. */
export function encoded(picture: Sharp, kind: FileKind): Sharp {
  if (kind === FILE_KIND.PNG) return picture.png();
  if (kind === FILE_KIND.WEBP) return picture.webp({ quality: JPEG_QUALITY });
  return picture.flatten({ background: '#ffffff' }).jpeg({ quality: JPEG_QUALITY });
}
