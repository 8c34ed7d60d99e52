import { codesOf, type ClosedSet } from './closed-set.ts';

/** Of the own agency's cases: whose. */
export const CASE_HOLDER = {
  MINE: { vi: 'Của tôi', en: 'Mine', description: 'Claimed by me.' },
  UNCLAIMED: { vi: 'Chưa nhận', en: 'Not claimed', description: 'Claimed by nobody.' },
  AGENCY: { vi: 'Của đơn vị', en: "The agency's", description: 'Claimed by anybody or nobody.' },
} as const satisfies ClosedSet;

export type CaseHolder = keyof typeof CASE_HOLDER;
export const CASE_HOLDERS = codesOf(CASE_HOLDER);
