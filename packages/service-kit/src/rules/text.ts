const segmenter = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** A flag of a region ("England"), a keycap, or pictures joined into one: the only places where people need tags, joiners and variation selectors. */
const TAGGED = String.raw`\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{2,6}\u{E007F}`;
const KEYCAP = String.raw`[#*0-9]\uFE0F?\u20E3`;
const PICTURE = String.raw`\p{Extended_Pictographic}(?:\uFE0F?\p{Emoji_Modifier}|[\uFE0E\uFE0F])?`;
/** Unicode's longest family has four people; seven parts are a kiss between two skins. */
const JOINED = String.raw`${PICTURE}(?:\u200D${PICTURE}){0,7}`;
const BREAK = String.raw`\r\n|[\r\v\f\u0085\u2028\u2029]`;
/** Control, format and direction characters, fillers (U+3164, U+115F), lone surrogates, what Unicode keeps for no character. Newline and tab stay. */
const UNSEEN = String.raw`(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]`;
const PARTS = new RegExp(`(${TAGGED}|${KEYCAP}|${JOINED})|(${BREAK})|${UNSEEN}`, 'gu');
/** Most texts: nothing of the above can be in them. */
const PLAIN = /^[\x20-\x7E\n\t]*$/;
const VISIBLE = /[\p{L}\p{N}]/u;

/** A text without what nobody sees: newlines are "\n", invisible, direction and control characters and halves of characters are gone. */
export const withoutUnseen = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(PARTS, (_found, kept?: string, newline?: string) => kept ?? (newline === undefined ? '' : '\n'));

/** Input text as it is stored: NFC, nothing invisible, trimmed (spec 03 "Language", X-29). */
export const cleanText = (text: string): string => withoutUnseen(text).normalize('NFC').trim();

/** Whether there is something to read: a letter or a digit. U+2800 and dots alone are none. */
export const isReadable = (text: string): boolean => VISIBLE.test(text);

/** How long a text is for a person: limits count graphemes (spec 04). */
export function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}

/** Room for a family of four people; a letter with its marks needs less, one with 20 KB of marks has no place. */
const BYTES_A_GRAPHEME = 32;

/** Whether a text is longer than so many graphemes, or than their bytes. The bytes are looked at first: they cost nothing. */
export const isLongerThan = (text: string, most: number): boolean => exceedsBytes(text, most * BYTES_A_GRAPHEME) || graphemes(text) > most;

/** Whether a text has more bytes of UTF-8 than that. */
export function exceedsBytes(text: string, most: number): boolean {
  if (text.length * 3 <= most) return false;
  if (text.length > most) return true;
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // The halves of a pair are two units and four bytes.
    if (unit >= 0x80) bytes += unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
    if (bytes > most) return true;
  }
  return false;
}
