import type { Label } from './closed-set.ts';

// Numbers as people type and paste them: one reader for the forms and the server. Nothing is dropped silently: what is no part of one number is refused.

/** Without what cannot be seen (zero width, direction, soft hyphen), digits of any script as 0 to 9, spaces and dashes of any kind as " " and "-". */
export function cleanTyped(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\s\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
}

/** The digits of a script stand in a row of ten. */
function asciiDigit(digit: string): string {
  if (/\d/.test(digit)) return digit;
  let zero = digit.codePointAt(0) ?? 0;
  const code = zero;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** What people write between the digits of one number. */
const WITHIN = /[ .()[\]-]/g;
/** What people write between two numbers. */
const BETWEEN = /[,;/|&\\]|(?<=[\d\s])(?:và|hoặc|hay|and|or)(?=[+\d\s(])/giu;

export const PHONE_PROBLEM = {
  MISSING: { vi: 'Hãy nhập số điện thoại.', en: 'Enter a phone number.' },
  SEVERAL: { vi: 'Ở đây có nhiều số điện thoại. Hãy nhập một số.', en: 'There is more than one phone number here. Enter one.' },
  FOREIGN: { vi: 'Chỉ nhận số điện thoại Việt Nam, ví dụ 0905 123 456.', en: 'Only Vietnamese phone numbers are taken, for example 0905 123 456.' },
  LANDLINE: {
    vi: 'Đây là số cố định, không nhận được tin nhắn. Hãy nhập số di động, ví dụ 0905 123 456.',
    en: 'This is a landline: it gets no messages. Enter a mobile number, for example 0905 123 456.',
  },
  NOT_A_NUMBER: { vi: 'Số điện thoại chưa đúng. Ví dụ: 0905 123 456.', en: 'This is no phone number. For example: 0905 123 456.' },
} as const satisfies Record<string, Label>;
export type PhoneProblem = keyof typeof PHONE_PROBLEM;

/** `phone`: E.164, "+84905123456". */
export type ReadPhone = { phone: string } | { problem: PhoneProblem };

// Mobiles (three, five, seven, eight, nine), landlines (two and the province), services (1800, 1900), without the zero or the country's 84.
const MOBILE = String.raw`(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}`;
const LANDLINE = String.raw`2\d{9}`;
const ONE_PHONE = new RegExp(String.raw`^(?:(?:00)?840?|0)?(${MOBILE}|${LANDLINE})$`);
const SERVICE = /^(1[89]00\d{4,6})$/;
const SEVERAL_PHONES = new RegExp(String.raw`^(?:(?:(?:00)?840?|0)(?:${MOBILE}|${LANDLINE})){2,}$`);

/** A Vietnamese phone number: "0905 123 456", "(+84) 905.123.456", "84905123456", "+84 (0)905-123-456". */
export function readTypedPhone(text: string): ReadPhone {
  const typed = cleanTyped(text).replace(/^tel:/i, '');
  if (typed === '') return { problem: 'MISSING' };
  const bare = typed.replace(BETWEEN, '').replace(WITHIN, '');
  if (!/^[+\d]*$/.test(bare) || !/\d/.test(bare)) return { problem: 'NOT_A_NUMBER' };
  const digits = bare.replaceAll('+', '');
  if (SEVERAL_PHONES.test(digits) || isList(typed, 8)) return { problem: 'SEVERAL' };
  // A plus stands before a country only.
  if (bare.lastIndexOf('+') > 0 || (bare.startsWith('+') && digits.startsWith('0'))) return { problem: 'NOT_A_NUMBER' };
  if (bare.startsWith('+') && !digits.startsWith('84')) return { problem: 'FOREIGN' };
  const national = (ONE_PHONE.exec(digits) ?? SERVICE.exec(digits))?.[1];
  if (national !== undefined) return { phone: `+84${national}` };
  return { problem: /^00(?!84)/.test(digits) ? 'FOREIGN' : 'NOT_A_NUMBER' };
}

/** One that gets SMS. */
export function readTypedMobile(text: string): ReadPhone {
  const read = readTypedPhone(text);
  return 'phone' in read && !new RegExp(String.raw`^\+84${MOBILE}$`).test(read.phone) ? { problem: 'LANDLINE' } : read;
}

export const ID_PROBLEM = {
  MISSING: { vi: 'Hãy nhập số định danh cá nhân.', en: 'Enter the id number.' },
  SEVERAL: { vi: 'Ở đây có nhiều số định danh. Hãy nhập một số.', en: 'There is more than one id number here. Enter one.' },
  PASSPORT: {
    vi: 'Chưa đăng ký được bằng số hộ chiếu. Hãy gọi tổng đài để được nhập phản ánh giúp.',
    en: 'An account needs a Vietnamese id number, not a passport. Call the hotline to have your report entered for you.',
  },
  LETTERS: { vi: 'Số định danh chỉ gồm chữ số.', en: 'An id number has digits only.' },
  LENGTH: { vi: 'Số định danh gồm 12 số như trên thẻ căn cước.', en: 'The id number has 12 digits, as on the id card.' },
} as const satisfies Record<string, Label>;
export type IdProblem = keyof typeof ID_PROBLEM;

export type ReadId = { id: string } | { problem: IdProblem };

/** One or two letters and six to nine digits, as passports of most countries have them. */
const PASSPORT = /^\p{L}{1,2}\d{6,9}$/iu;

/** A personal id number: 12 digits; with `former` also the 9 of an old card. Whether such a number can exist is the server's to say. */
export function readTypedId(text: string, former = false): ReadId {
  const typed = cleanTyped(text);
  if (typed === '') return { problem: 'MISSING' };
  const bare = typed.replace(BETWEEN, '').replace(WITHIN, '');
  if (PASSPORT.test(bare)) return { problem: 'PASSPORT' };
  if (!/^\d+$/.test(bare)) return { problem: 'LETTERS' };
  if (/^(?:\d{9}|\d{12}){2,}$/.test(bare) || isList(typed, 9)) return { problem: 'SEVERAL' };
  return bare.length === 12 || (former && bare.length === 9) ? { id: bare } : { problem: 'LENGTH' };
}

/** The digits of a number of any kind that somebody types to be found by, for example a tax code; other characters of it stay. */
export const readTypedDigits = (text: string): string => cleanTyped(text).replace(WITHIN, '');

/** Whether a separator stands between numbers of so many digits. */
const isList = (typed: string, least: number): boolean => typed.split(BETWEEN).filter((part) => part.replace(/\D/g, '').length >= least).length > 1;
