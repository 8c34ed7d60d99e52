import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** What may be attached, to a report or an answer (spec 03). */
export const MEDIA_TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'video/mp4', 'audio/mpeg', 'application/pdf', 'text/plain']);
export const PICTURES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);
const PROBE_BYTES = 64 * 1024;
/** Markup that a careless reader might run, whatever the file is called. */
const MARKUP = /^\s*<(!doctype|html|script|svg|\?xml)/i;

/**
 * The media type of a file by its bytes, never by its name (S15): a renamed program or page is none of ours. Text has no mark of its own,
 * so it must say that it is text and be readable as UTF-8.
 * @returns null for what may not be attached
 */
export async function mediaTypeOf(path: string, declared: string): Promise<string | null> {
  const found = await fileTypeFromFile(path);
  if (found) return MEDIA_TYPES.has(found.mime) ? found.mime : null;
  return declared === 'text/plain' && isText(await head(path)) ? 'text/plain' : null;
}

async function head(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PROBE_BYTES), 0, PROBE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  // As a stream: the last character may be cut in two.
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  return !text.includes('\uFFFD') && !MARKUP.test(text);
}
