/** Marks that stand on a letter: all that Vietnamese uses, and those of every other Latin alphabet. */
const MARKS = /[\u0300-\u036F]/g;
/** Letters with a stroke, which Unicode does not take apart, and the Greek final sigma. Iceland's Ð (U+00D0) is what some keyboards write for Đ (U+0110). */
const STROKES: Readonly<Record<string, string>> = { đ: 'd', ð: 'd', ø: 'o', ł: 'l', ħ: 'h', ŧ: 't', ı: 'i', ς: 'σ' };

/**
 * A text as it is compared: blind to case, tone marks and đ. "Đường Hoà Bình" and "duong hòa binh" are equal.
 * `cases.vi_fold` does the same in SQL; a test holds the two together.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[đðøłħŧıς]/g, (letter) => STROKES[letter] ?? letter);

/**
 * The words of a text, folded: runs of letters and digits. A dot or comma between two digits belongs to the number: "vỡ.Đề nghị 12.500" → vo, de, nghi, 12500.
 * `cases.vi_words` does the same in SQL.
 */
export const searchWords = (text: string): string[] =>
  fold(text)
    .replace(/([0-9])[.,](?=[0-9])/g, '$1')
    .match(/[\p{Alphabetic}0-9]+/gu) ?? [];

/** Whether each word that was typed stands somewhere in the text, the last one perhaps only begun: for short lists that are searched where they are shown. */
export function hasWords(text: string, typed: string): boolean {
  const within = searchWords(text).join(' ');
  return searchWords(typed).every((word) => within.includes(word));
}
