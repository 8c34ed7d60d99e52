import type { Label } from './closed-set.ts';
import { cleanTyped, readTypedDigits } from './typed-number.ts';

// The number under which an organisation or business is registered: its tax code, the number of a household's certificate, or that of the decision that founded it.

export const REGISTRATION_NUMBER_PROBLEM = {
  MISSING: { vi: 'Hãy nhập số đăng ký kinh doanh hoặc số quyết định thành lập.', en: 'Enter the registration number or the number of the founding decision.' },
  PERSONAL: {
    vi: 'Đây là số định danh cá nhân. Hãy nhập số của tổ chức, hoặc chọn thẻ Cá nhân.',
    en: 'This is the id number of a person. Enter the number of the organisation, or choose the tab for individuals.',
  },
  CHECK_DIGIT: { vi: 'Mã số thuế chưa đúng: chữ số kiểm tra không khớp. Hãy xem lại từng số.', en: 'This is no tax code: its check digit does not fit.' },
  NOT_A_NUMBER: {
    vi: 'Số đăng ký chưa đúng. Ví dụ: 4201234566 hoặc 123/QĐ-UBND.',
    en: 'This is no registration number. For example: 4201234566 or 123/QĐ-UBND.',
  },
} as const satisfies Record<string, Label>;
export type RegistrationNumberProblem = keyof typeof REGISTRATION_NUMBER_PROBLEM;

/** `number`: as it is shown, "4201234566", "4201234566001" or "123/QĐ-UBND". */
export type ReadRegistrationNumber = { number: string } | { problem: RegistrationNumberProblem };

/** The longest decision number, for example "1234/2019/QĐ-BNNPTNT-VP". */
const LONGEST = 40;
/** A household business: province, district, kind, running number ("37A8001234"). */
const HOUSEHOLD = /^\d{2}[A-Z]8\d{6}$/;
/** Its number, perhaps the year, and who decided what: "123/QĐ-UBND", "45/2019/QĐ-TTg", "07/GP-SGDĐT". */
const DECISION = /^\d{1,6}[A-Z]?(?:\/\d{4})?\/[\p{L}\d]+(?:[-/.&][\p{L}\d]+)*$/u;

/** A registration number as people type it: spaces and dashes of any kind, letters of either case. */
export function readTypedRegistrationNumber(text: string): ReadRegistrationNumber {
  const typed = cleanTyped(text);
  if (typed === '') return { problem: 'MISSING' };
  const bare = readTypedDigits(text).toUpperCase();
  if (/^\d+$/.test(bare)) {
    if (bare.length === 12) return { problem: 'PERSONAL' };
    if (bare.length !== 10 && bare.length !== 13) return { problem: 'NOT_A_NUMBER' };
    return isTaxCode(bare) ? { number: bare } : { problem: 'CHECK_DIGIT' };
  }
  if (HOUSEHOLD.test(bare)) return { number: bare };
  const decision = typed.replace(/ /g, '').toLocaleUpperCase('vi');
  return decision.length <= LONGEST && DECISION.test(decision) ? { number: decision } : { problem: 'NOT_A_NUMBER' };
}

/** A tax code (10 digits, or 13 with the branch) with its check digit: check = 10 − Σ(digit × weight) mod 11. */
export function isTaxCode(code: string): boolean {
  if (!/^\d{10}(\d{3})?$/.test(code)) return false;
  const sum = TAX_WEIGHTS.reduce((total, weight, i) => total + weight * Number(code[i]), 0);
  return Number(code[9]) === 10 - (sum % 11);
}
const TAX_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** What a number of a person or an organisation is found by: blind to case, tone marks, đ and what stands between its parts, so that "123/qd ubnd" finds "123/QĐ-UBND". */
export const identifierKey = (text: string): string => readTypedDigits(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'D').toUpperCase();
