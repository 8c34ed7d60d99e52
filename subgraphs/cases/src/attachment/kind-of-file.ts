import { open, type FileHandle } from 'node:fs/promises';
import { FILE_KIND, fileKindOf, type FileKind } from '@pakn/vocabulary';
import { fileTypeFromFile } from 'file-type';
import { officeKindOf } from './office-file.ts';
import { readPart } from './read-part.ts';
import { isText } from './text-file.ts';

/** What old Office files are: a small file system of its own. */
const COMPOUND = 'application/x-cfb';

/**
 * The kind of a file by its bytes, never by its name (S15): a renamed program or page is none of ours. Text has no mark of its own,
 * so it must say that it is text, by its type or its name, and be readable as Unicode.
 * @returns null for what may not be attached
 */
export async function kindOfFile(path: string, said: { mediaType: string; name: string }): Promise<FileKind | null> {
  const found = await fileTypeFromFile(path).catch(() => undefined);
  const file = await open(path);
  try {
    if (found?.mime === COMPOUND) return await officeKindOf(file);
    const kind = found && fileKindOf(found.mime);
    if (kind) return kind;
    if (await startsAsJpeg(file)) return FILE_KIND.JPEG;
    const saysText = fileKindOf(said.mediaType) === FILE_KIND.TXT || /\.txt$/i.test(said.name);
    return saysText && (await isText(file)) ? FILE_KIND.TXT : null;
  } finally {
    await file.close();
  }
}

/** A JPEG whose first marker comes after stray bytes: a decoder skips these. */
async function startsAsJpeg(file: FileHandle): Promise<boolean> {
  const [first, second] = await readPart(file, 0, 2);
  return first === 0xff && second === 0xd8;
}
