import { rename, stat, truncate, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { keptPathFor } from './folders.ts';
import { mediaTypeOf, PICTURES } from './inspect.ts';

/** Larger pictures are bombs or scans nobody needs; decoding one takes four bytes a pixel. */
const MOST_PIXELS = 80_000_000;
const JPEG_QUALITY = 86;
const THUMBNAIL_PIXELS = 480;
const THUMBNAIL_QUALITY = 72;

export interface KeptFile {
  mediaType: string;
  bytes: number;
  hasThumbnail: boolean;
}

/**
 * Checks an uploaded file and puts it where it is served from. Pictures are encoded again: turned upright, without metadata (camera, place), without whatever hid behind
 * the pixels; with a small one beside. @returns null when it may not be attached
 */
export async function keepFile(options: { incoming: string; dataDir: string; id: string; declared: string }): Promise<KeptFile | null> {
  const { incoming, dataDir, id } = options;
  const mediaType = await mediaTypeOf(incoming, options.declared);
  if (!mediaType) return null;
  const kept = await keptPathFor(dataDir, id, 'file');
  if (!PICTURES.has(mediaType)) {
    const { size } = await stat(incoming);
    await rename(incoming, kept);
    return { mediaType, bytes: size, hasThumbnail: false };
  }
  try {
    const picture = sharp(incoming, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient();
    const encoded =
      mediaType === 'image/jpeg'
        ? picture.clone().jpeg({ quality: JPEG_QUALITY })
        : mediaType === 'image/png'
          ? picture.clone().png()
          : picture.clone().webp({ quality: JPEG_QUALITY });
    const { size } = await encoded.toFile(kept);
    await picture
      .clone()
      .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: THUMBNAIL_QUALITY })
      .toFile(await keptPathFor(dataDir, id, 'thumb'));
    return { mediaType, bytes: size, hasThumbnail: true };
  } catch {
    return null; // a bomb, or not the picture it begins like
  }
}

/** Empties an upload that was looked at; its length stays, so that a client that lost our answer still finds it complete. */
export async function emptyIncoming(incoming: string, bytes: number): Promise<void> {
  await writeFile(incoming, '');
  await truncate(incoming, bytes);
}
