import { fileKindOf, type Rectangle } from '@pakn/vocabulary';
import sharp from 'sharp';
import { keptPath, keptPathFor } from './folders.ts';
import { encoded, picturesAtATime, thumbnailOf } from './picture.ts';

/** Flat, and darker than most of what it covers. */
const COVER = { r: 32, g: 36, b: 40 };

/**
 * Draws a picture anew with flat colour in place of its parts, and a small one of it: nothing of their pixels is left in either. Whole pixels, outwards.
 */
export const drawRedacted = (of: Redrawn): Promise<void> => picturesAtATime(() => draw(of));

interface Redrawn {
  dataDir: string;
  original: { id: string; mediaType: string };
  /** Names both. */
  rendition: string;
  rectangles: readonly Rectangle[];
}

async function draw({ dataDir, original, rendition, rectangles }: Redrawn): Promise<void> {
  const source = keptPath(dataDir, original.id, 'file');
  const { width, height } = await sharp(source).metadata();
  const covers = rectangles.map((part) => {
    const left = Math.min(width - 1, Math.floor(part.x * width));
    const top = Math.min(height - 1, Math.floor(part.y * height));
    const right = Math.min(width, Math.max(left + 1, Math.ceil((part.x + part.width) * width)));
    const bottom = Math.min(height, Math.max(top + 1, Math.ceil((part.y + part.height) * height)));
    return { input: { create: { width: right - left, height: bottom - top, channels: 3 as const, background: COVER } }, left, top };
  });
  const [kept, thumbnail] = await Promise.all([keptPathFor(dataDir, rendition, 'file'), keptPathFor(dataDir, rendition, 'thumb')]);
  const kind = fileKindOf(original.mediaType);
  if (!kind) throw new Error(`${original.mediaType} is no picture`);
  await encoded(sharp(source).composite(covers), kind).toFile(kept);
  await thumbnailOf(kept).toFile(thumbnail);
}
