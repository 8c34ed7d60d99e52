import type { FileHandle } from 'node:fs/promises';
import { readPart } from './read-part.ts';

const PIECE_BYTES = 256 * 1024;
/** Markup that a careless reader might run, whatever the file is called. */
const MARKUP = /^\s*<(!doctype|html|head|body|script|svg|iframe|\?xml)/i;
/** What no text has: control characters but tab, line feed, form feed and carriage return. */
// oxlint-disable-next-line no-control-regex -- that is what is looked for
const NO_TEXT = /[\u0000-\u0008\u000B\u000E-\u001A\u001C-\u001F]/;

/** Whether a file is a text in one of Unicode's forms (UTF-8, UTF-16, UTF-32), all of it, and no markup. */
export async function isText(file: FileHandle): Promise<boolean> {
  const decode = decoderOf(await readPart(file, 0, 1024));
  if (!decode) return false;
  let isFirst = true;
  for (let at = 0; ; at += PIECE_BYTES) {
    const bytes = await readPart(file, at, PIECE_BYTES);
    const text = decode(bytes, bytes.length < PIECE_BYTES);
    if (text === null || NO_TEXT.test(text) || (isFirst && MARKUP.test(text))) return false;
    isFirst = false;
    if (bytes.length < PIECE_BYTES) return true;
  }
}

/** Answers null for what is not of its form. */
type Decode = (bytes: Buffer, isLast: boolean) => string | null;

function decoderOf(head: Buffer): Decode | null {
  const [a, b, c, d] = head;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return utf32(true);
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return utf32(false);
  if (a === 0xff && b === 0xfe) return native('utf-16le');
  if (a === 0xfe && b === 0xff) return native('utf-16be');
  // Without a mark: most letters of a Vietnamese text lie below U+0100, their other byte is zero.
  if (head.includes(0)) {
    const zeros = (rest: number): number => head.filter((byte, index) => byte === 0 && index % 2 === rest).length;
    return zeros(1) > zeros(0) ? native('utf-16le') : native('utf-16be');
  }
  return native('utf-8');
}

function native(form: 'utf-8' | 'utf-16le' | 'utf-16be'): Decode {
  const decoder = new TextDecoder(form, { fatal: true });
  return (bytes, isLast) => {
    try {
      return decoder.decode(bytes, { stream: !isLast });
    } catch {
      return null;
    }
  };
}

function utf32(littleEndian: boolean): Decode {
  return (bytes, isLast) => {
    if (isLast && bytes.length % 4 !== 0) return null;
    let text = '';
    for (let at = 0; at + 4 <= bytes.length; at += 4) {
      const point = littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
      if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null;
      text += String.fromCodePoint(point);
    }
    return text.replace(/^\uFEFF/, '');
  };
}
