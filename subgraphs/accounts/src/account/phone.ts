import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A Vietnamese phone number as E.164 ("+84905123456"), or null when it is none. Takes "0905 123 456", "84905…" and "+84 905…". */
export function readPhone(text: string): string | null {
  const trimmed = text.trim();
  const phone = parsePhoneNumberFromString(/^84\d{9}$/.test(trimmed) ? `+${trimmed}` : trimmed, 'VN');
  return phone?.isValid() && phone.country === 'VN' ? phone.number : null;
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
