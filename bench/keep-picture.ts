import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

/** A picture of the guide: it is read on a phone. */
const MOST_BYTES = 40_000;
const QUALITIES = [70, 60, 50, 40, 30, 20, 15, 10];
/** A channel (0 to 255) that differs by less is the same: compression alone moves it. */
const SAME = 40;
/** So small a part of the picture may differ: a count, a place in a list. */
const SAME_PART = 0.02;

/** Keeps a picture as WebP, unless the kept one shows the same. @returns what was done, in words */
export async function keepPicture(path: string, png: Buffer): Promise<string> {
  const kept = await readFile(path).catch(() => null);
  if (kept && (await differingPart(kept, png)) < SAME_PART) return 'as it was';
  for (const quality of QUALITIES) {
    const webp = await sharp(png).webp({ quality, effort: 6, smartSubsample: true }).toBuffer();
    if (webp.length > MOST_BYTES && quality !== QUALITIES.at(-1)) continue;
    await writeFile(path, webp);
    return `${Math.round(webp.length / 1000)} KB`;
  }
  throw new Error('no quality');
}

async function differingPart(kept: Buffer, png: Buffer): Promise<number> {
  const [before, now] = await Promise.all([kept, png].map((picture) => sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })));
  if (!before || !now || before.info.width !== now.info.width || before.info.height !== now.info.height) return 1;
  let differing = 0;
  for (let at = 0; at < now.data.length; at++) if (Math.abs((now.data[at] ?? 0) - (before.data[at] ?? 0)) > SAME) differing++;
  return differing / now.data.length;
}

/** Runs in the page: what differs with each run (codes, days, times) stands still. */
export function withFixedTimes(): void {
  const fixed = (text: string): string =>
    text
      .replaceAll(/\bKH-\d{4}-[A-Z0-9]{6}\b/g, 'KH-2611-7F3K9Q')
      .replaceAll(/\b\d{2}\/\d{2}\/\d{4}\b/g, '20/11/2026')
      .replaceAll(/\b\d{1,2}\/\d{1,2}\b(?![./\d])/g, '20/11')
      .replaceAll(/\b[0-2]?\d:[0-5]\d(:[0-5]\d)?\b/g, '09:30')
      .replaceAll(/Còn \d+ giờ( \d+)?/g, 'Còn 6 giờ');
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) node.nodeValue = fixed(node.nodeValue ?? '');
}
