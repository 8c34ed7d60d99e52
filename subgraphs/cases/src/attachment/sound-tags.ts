import { open } from 'node:fs/promises';
import { blankPart, readPart } from './read-part.ts';

const ID3V1_BYTES = 128;
const ID3V1_EXTENDED_BYTES = 227;
const APE_FOOTER_BYTES = 32;
const ID3V2_HEADER_BYTES = 10;

/**
 * Takes title, place, pictures and comments from an MP3, in place: ID3v2 at its start becomes padding, ID3v1 and APE at its end become zeros.
 * @returns where the sound ends: what follows can be cut off
 */
export async function blankSoundTags(path: string): Promise<number> {
  const file = await open(path, 'r+');
  try {
    const { size: whole } = await file.stat();
    let size = whole;
    for (let at = 0; ;) {
      const head = await readPart(file, at, ID3V2_HEADER_BYTES);
      if (head.length < ID3V2_HEADER_BYTES || head.toString('latin1', 0, 3) !== 'ID3') break;
      const length = [6, 7, 8, 9].reduce((sum, index) => sum * 128 + ((head[index] ?? 0) & 0x7f), 0);
      const end = Math.min(size, at + ID3V2_HEADER_BYTES + length);
      // The flags go too: no extended header and no footer stands among the padding.
      await file.write(Buffer.alloc(1), 0, 1, at + 5);
      await blankPart(file, at + ID3V2_HEADER_BYTES, end);
      at = end;
      if ((head[5] ?? 0) & 0x10) {
        await blankPart(file, at, Math.min(size, at + ID3V2_HEADER_BYTES));
        at += ID3V2_HEADER_BYTES;
      }
    }
    if ((await readPart(file, Math.max(0, size - ID3V1_BYTES), 3)).toString('latin1') === 'TAG') size -= ID3V1_BYTES;
    if (size > ID3V1_EXTENDED_BYTES && (await readPart(file, size - ID3V1_EXTENDED_BYTES, 4)).toString('latin1') === 'TAG+') size -= ID3V1_EXTENDED_BYTES;
    const footer = await readPart(file, Math.max(0, size - APE_FOOTER_BYTES), APE_FOOTER_BYTES);
    if (footer.length === APE_FOOTER_BYTES && footer.toString('latin1', 0, 8) === 'APETAGEX') {
      const hasHeader = footer.readUInt32LE(20) >= 0x80000000;
      size = Math.max(0, size - footer.readUInt32LE(12) - (hasHeader ? APE_FOOTER_BYTES : 0));
    }
    await blankPart(file, size, whole);
    return size;
  } finally {
    await file.close();
  }
}
