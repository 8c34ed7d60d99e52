import type { FileHandle } from 'node:fs/promises';
import { FILE_KIND, type FileKind } from '@pakn/vocabulary';
import { readPart } from './read-part.ts';

const ENTRY_BYTES = 128;
/** A directory of more sectors is not one of a document. */
const MOST_SECTORS = 1_000;
/** Sector numbers from here on are marks. */
const FIRST_MARK = 0xfffffffa;

/** The stream of the directory that tells whose document it is. */
const STREAMS: Readonly<Record<string, FileKind>> = {
  WordDocument: FILE_KIND.DOC,
  Workbook: FILE_KIND.XLS,
  Book: FILE_KIND.XLS,
  'PowerPoint Document': FILE_KIND.PPT,
};

/** The kind of an old Office file ([MS-CFB]), by the names in its directory; null for another compound file, such as an installer or a mail. */
export async function officeKindOf(file: FileHandle): Promise<FileKind | null> {
  const header = await readPart(file, 0, 512);
  if (header.length < 512) return null;
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const size = 2 ** shift;
  const next = async (sector: number): Promise<number> => {
    // The first 109 sectors of the allocation table stand in the header: enough for 7 MB of 512-byte sectors, before which the directory lies as a rule.
    const index = Math.floor(sector / (size / 4));
    if (index >= 109) return FIRST_MARK;
    const table = header.readUInt32LE(76 + index * 4);
    const entry = await readPart(file, (table + 1) * size + (sector % (size / 4)) * 4, 4);
    return entry.length === 4 ? entry.readUInt32LE(0) : FIRST_MARK;
  };
  let sector = header.readUInt32LE(48);
  for (let count = 0; sector < FIRST_MARK && count < MOST_SECTORS; count++) {
    const directory = await readPart(file, (sector + 1) * size, size);
    for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
      const bytes = Math.min(directory.readUInt16LE(at + 64), 64);
      const kind = bytes > 2 ? STREAMS[directory.toString('utf16le', at, at + bytes - 2)] : undefined;
      if (kind) return kind;
    }
    sector = await next(sector);
  }
  return null;
}
