import { open, stat } from 'node:fs/promises';
import { inWorker } from './in-worker.ts';
import { readPart } from './read-part.ts';
import { turns } from './turns.ts';

/** Longer ones are not parsed, their metadata is overwritten where it stands in plain bytes. */
const LONGEST_PARSED_BYTES = 30 * 2 ** 20;
const PIECE_BYTES = 1 << 20;
/** What a signature covers: always plain bytes, because it names positions in the file. */
const SIGNED = '/ByteRange';
const oneAtATime = turns(1);

/** Whether a PDF carries a signature: one changed byte would break it. */
export async function isSignedPdf(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    for (let at = 0; ; at += PIECE_BYTES) {
      // A little more than the piece: the word may lie across two.
      const bytes = await readPart(file, at, PIECE_BYTES + SIGNED.length);
      if (bytes.includes(SIGNED)) return true;
      if (bytes.length < PIECE_BYTES) return false;
    }
  } finally {
    await file.close();
  }
}

/** Writes a PDF again without author, program, dates and XMP. One that the library cannot read (encrypted, damaged, too long) loses what stands in plain bytes. */
export async function cleanPdf(path: string, to: string): Promise<void> {
  const clean = (parse: boolean): Promise<unknown> => oneAtATime(() => inWorker('pdf.worker', { path, to, parse }));
  if ((await stat(path)).size > LONGEST_PARSED_BYTES) await clean(false);
  else await clean(true).catch(() => clean(false));
}
