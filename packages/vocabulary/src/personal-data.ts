import { fold } from './search-words.ts';
import { codesOf, type ClosedSet } from './closed-set.ts';

/** What in a text tells who somebody is (B-08). */
export const PERSONAL_DATA_KIND = {
  PHONE: { vi: 'số điện thoại', en: 'phone number' },
  ID_NUMBER: { vi: 'số giấy tờ tùy thân', en: 'id number' },
  EMAIL: { vi: 'địa chỉ e-mail', en: 'e-mail address' },
  PLATE: { vi: 'biển số xe', en: 'number plate' },
} as const satisfies ClosedSet;

export type PersonalDataKind = keyof typeof PERSONAL_DATA_KIND;
export const PERSONAL_DATA_KINDS = codesOf(PERSONAL_DATA_KIND);

/** Where it stands in its text, in UTF-16 code units: `text.slice(start, end)`. */
export interface PersonalData {
  kind: PersonalDataKind;
  start: number;
  end: number;
}

/** Stands in the place of what was hidden. Nothing looks like personal data because of it. */
export const HIDDEN = '•••';

const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}/g;
/** Numbers as people write them: groups of digits with a space, dot, dash or bracket between them. Not a part of a longer word, fraction or path. */
const NUMBER_LINE = /(?<![\p{L}\d/])[+(]{0,2}\d+(?:[ .\-–()]{1,3}\d+)*(?!\d|\/\d)/gu;
const MOBILE = /^0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/;
const LANDLINE = /^02\d{9}$/;
const ABROAD = /^840?(?=[235789])/;
/** Province 001 to 096, century and sex, year, six more. */
const ID_NUMBER = /^0(?:0[1-9]|[1-8]\d|9[0-6])\d{9}$/;
/** Longest number that is one of these, in digits; the shortest group that a person would write. */
const MOST_DIGITS = 13;
const SHORTEST_GROUP = { PHONE: 2, ID_NUMBER: 3 };
const OLD_ID_DIGITS = 9;
/** An old id card has nine digits like many other numbers: only words before it tell. */
const ID_WORDS = /(?:cmnd|cmtnd|cmt|cccd|can cuoc|chung minh|dinh danh)[^\d•]{0,25}$/;
const OTHER_WORDS = /(?:mst|ma so thue|ma ho so|ma don|ma van don|ma khach hang|so tien)[^\d•]{0,10}$/;
const CONTEXT = 40;
/**
 * A plate: province 11 to 99, series of one or two letters (and a digit), four or five digits. In small letters only what no unit or house number looks like
 * ("30m 1500", "12k 5000"), or after words for a plate.
 */
const PLATE =
  /(?<![\p{L}\d/])[1-9]\d(?:[-. ]?(?:[A-HK-NPR-VX-Z]\d|[A-HK-NPR-VX-Z]{1,2})|-?(?:[a-hk-npr-vx-z]\d|[a-hk-npr-vx-z]{2}|[a-cn]))[-. ]{0,3}(?:\d{3}\.?\d{2}|\d{4})(?![\p{L}\d]|[.,/]\d)/gu;
const PLATE_WORDS = /(?:bien so|bien kiem soat|bks|bs|xe)[^\d•]{0,12}$/;
const PLATE_AFTER_WORDS = /^[1-9]\d[-. ]?[a-z]{1,2}\d?[-. ]{0,3}(?:\d{3}\.?\d{2}|\d{4})(?![\p{L}\d])/iu;

/**
 * Finds phone numbers, id numbers, e-mail addresses and number plates in a Vietnamese text, in its order, none inside another. Prices, dates, times, case
 * codes, house numbers, coordinates and the short public numbers (113, 1900 …) are none of them.
 */
export function findPersonalData(text: string): PersonalData[] {
  const found: PersonalData[] = [];
  let rest = text;
  const take = (more: readonly PersonalData[]): void => {
    found.push(...more);
    for (const { start, end } of more) rest = rest.slice(0, start) + '•'.repeat(end - start) + rest.slice(end);
  };
  take([...rest.matchAll(EMAIL)].map(({ 0: whole, index }) => ({ kind: 'EMAIL', start: index, end: index + whole.length })));
  take([...rest.matchAll(NUMBER_LINE)].flatMap(({ 0: line, index }) => numbersOf(line, index, rest)));
  take([...rest.matchAll(PLATE)].map(({ 0: whole, index }) => ({ kind: 'PLATE', start: index, end: index + whole.length })));
  take(platesAfterWords(rest));
  return found.toSorted((one, other) => one.start - other.start);
}

/** The text with `HIDDEN` in the place of all personal data; what else stands there is not touched. */
export function hidePersonalData(text: string): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of findPersonalData(text)) {
    shown += text.slice(from, start) + HIDDEN;
    from = end;
  }
  return shown + text.slice(from);
}

const before = (text: string, index: number): string => fold(text.slice(Math.max(0, index - CONTEXT), index).normalize('NFC'));

/** Phones and id numbers in one line of groups, from the left: the shortest run of whole groups that is one; an old id number only where no longer one begins. */
function numbersOf(line: string, at: number, text: string): PersonalData[] {
  const groups = [...line.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({ digits, start: at + index, end: at + index + digits.length }));
  const found: PersonalData[] = [];
  let past = 0;
  for (const [first, { start }] of groups.entries()) {
    if (start < past) continue;
    let digits = '';
    let shortest = Number.POSITIVE_INFINITY;
    let best: PersonalData | undefined;
    for (const group of groups.slice(first, first + MOST_DIGITS)) {
      digits += group.digits;
      shortest = Math.min(shortest, group.digits.length);
      const kind = kindOf(digits, shortest, () => before(text, start));
      if (kind) best = { kind, start: text[start - 1] === '+' ? start - 1 : start, end: group.end };
      if (digits.length >= MOST_DIGITS || (kind && digits.length > OLD_ID_DIGITS)) break;
    }
    if (!best) continue;
    found.push(best);
    past = best.end;
  }
  return found;
}

function kindOf(digits: string, shortestGroup: number, words: () => string): PersonalDataKind | null {
  const national = digits.replace(ABROAD, '0');
  const isPhone =
    (MOBILE.test(national) || LANDLINE.test(national)) && (shortestGroup >= SHORTEST_GROUP.PHONE || ABROAD.test(digits) || LANDLINE.test(national));
  const isId = ID_NUMBER.test(digits) && shortestGroup >= SHORTEST_GROUP.ID_NUMBER;
  if (isPhone) return OTHER_WORDS.test(words()) ? null : 'PHONE';
  if (isId) return OTHER_WORDS.test(words()) ? null : 'ID_NUMBER';
  return (digits.length === OLD_ID_DIGITS || digits.length === 12) && ID_WORDS.test(words()) ? 'ID_NUMBER' : null;
}

function platesAfterWords(text: string): PersonalData[] {
  return [...text.matchAll(/(?<![\p{L}\d/])[1-9]\d/gu)].flatMap(({ index }) => {
    const plate = PLATE_AFTER_WORDS.exec(text.slice(index, index + CONTEXT));
    return plate && PLATE_WORDS.test(before(text, index)) ? [{ kind: 'PLATE' as const, start: index, end: index + plate[0].length }] : [];
  });
}
