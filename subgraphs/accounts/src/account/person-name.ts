import { cleanText, graphemes, isLongerThan, isReadable } from '@pakn/service-kit';
import { ACCOUNT_KIND, searchWords, type Label } from '@pakn/vocabulary';

/** What stands for a person whom the viewer may not read. */
export const UNNAMED: Label = { vi: 'Người dân', en: 'Citizen' };
/** What stands for an officer towards everybody who is not one: people see agencies, never officers' names. */
export const UNNAMED_OFFICER: Label = { vi: 'Cán bộ', en: 'Officer' };
/** What stands for whoever reported without an account: there is no name. */
export const NO_NAME: Label = ACCOUNT_KIND.ANONYMOUS_REPORTER;
/** What stands for whoever deleted the account. */
export const ERASED: Label = { vi: 'Người dùng đã xóa tài khoản', en: 'Deleted account' };
export const SYSTEM: Label = { vi: 'Hệ thống', en: 'System' };

export const NAME_LEAST = 2;
export const NAME_MOST = 100;

/** A person's name as it is stored: NFC, single spaces. */
export const cleanName = (name: string): string => cleanText(name).replace(/\s+/g, ' ');

/** Letters of any language, marks, spaces, apostrophe, dot and hyphen. */
export function isPersonName(name: string): boolean {
  return !isLongerThan(name, NAME_MOST) && graphemes(name) >= NAME_LEAST && isReadable(name) && /^[\p{L}\p{M}][\p{L}\p{M} .'’-]*$/u.test(name);
}

const segmenter = new Intl.Segmenter('vi', { granularity: 'grapheme' });
const initial = (word: string): string => `${[...segmenter.segment(word)][0]?.segment.toLocaleUpperCase('vi') ?? ''}.`;

/** "Nguyễn Văn An" → "Nguyễn V. A."; a single word keeps its first letter only. */
export function maskName(name: string): string {
  const [family = '', ...rest] = name.split(' ').filter(Boolean);
  return rest.length === 0 ? initial(family) : [family, ...rest.map(initial)].join(' ');
}

/** The key that names are found and sorted by: their folded words, one space between them; Hòa and Hoà are equal. */
export const foldName = (name: string): string => searchWords(name).join(' ');

/** More words than the longest name has. */
const MOST_WORDS = 10;

/**
 * The condition that each word typed stands in `name_folded`, in any order, each perhaps only begun. One LIKE for each word: an index can be used for them.
 * @param first the number of the first free placeholder
 * @returns also how many letters and digits are looked for
 */
export function namedLike(typed: string, first: number): { sql: string; values: string[]; letters: number } {
  const words = searchWords(typed).slice(0, MOST_WORDS);
  return {
    sql: ['true', ...words.map((_, index) => `name_folded like $${first + index}`)].join(' and '),
    // Folded words hold letters and digits: nothing that LIKE knows.
    values: words.map((word) => `%${word}%`),
    letters: words.join('').length,
  };
}
