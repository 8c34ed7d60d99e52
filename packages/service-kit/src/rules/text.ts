const segmenter = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** Input text as it is stored: NFC, no control characters but newline and tab, trimmed (spec 03 "Language"). */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\u200B\u2060\uFEFF]/g, '')
    .trim();

/** How long a text is for a person: limits count graphemes (spec 04). */
export function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}
