import { PHONE_PROBLEM, readTypedMobile, readTypedPhone, type Label, type ReadPhone } from '@pakn/vocabulary';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** The reader of the forms says what was typed, libphonenumber whether such a number can exist. */
function existing(read: ReadPhone): ReadPhone {
  if ('problem' in read) return read;
  const phone = parsePhoneNumberFromString(read.phone);
  return phone?.isValid() && phone.country === 'VN' ? { phone: phone.number } : { problem: 'NOT_A_NUMBER' };
}

/** A Vietnamese phone number as E.164 ("+84905123456"), or null when it is none. Takes "0905 123 456", "84905…" and "(+84) 905…". */
export function readPhone(text: string): string | null {
  const read = existing(readTypedPhone(text));
  return 'phone' in read ? read.phone : null;
}

/** What is wrong with a phone number, in words; null: nothing. */
export function phoneProblem(text: string): Label | null {
  const read = existing(readTypedPhone(text));
  return 'phone' in read ? null : PHONE_PROBLEM[read.problem];
}

/** The same of a number that is to get SMS. */
export function mobileProblem(text: string): Label | null {
  const read = existing(readTypedMobile(text));
  return 'phone' in read ? null : PHONE_PROBLEM[read.problem];
}

/** Only mobiles get SMS. */
export function isMobile(e164: string): boolean {
  const type = parsePhoneNumberFromString(e164)?.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}

/** A mobile as E.164, or null. */
export function readMobile(text: string): string | null {
  const phone = readPhone(text);
  return phone !== null && isMobile(phone) ? phone : null;
}

const SHOWN_FIRST = 2;
const SHOWN_LAST = 2;

/** "+84905123456" → "09•• ••• •56": enough to know one's own number, not to call another's. */
export function maskPhone(e164: string): string {
  const national = `0${e164.replace(/^\+84/, '')}`;
  const hidden = [...national].map((digit, i) => (i < SHOWN_FIRST || i >= national.length - SHOWN_LAST ? digit : '•')).join('');
  return `${hidden.slice(0, 4)} ${hidden.slice(4, 7)} ${hidden.slice(7)}`.trim();
}

/** Numbers of demo people: 091 000 xxxx for officers, 091 009 xxxx for the others. */
const [DEMO_OFFICERS, DEMO_OTHERS] = ['+8491000', '+8491009'] as const;
const DEMO_PHONE = /^\+8491(?:000|009)\d{4}$/;

/** The i-th demo person's number, E.164. */
export const demoPhone = (i: number, isOfficer: boolean): string => `${isOfficer ? DEMO_OFFICERS : DEMO_OTHERS}${String(i + 1).padStart(4, '0')}`;
/** Whether a number, E.164, is one that demo people are given. */
export const isDemoPhone = (phone: string): boolean => DEMO_PHONE.test(phone);
