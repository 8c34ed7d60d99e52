import { codesOf, type ClosedSet } from './closed-set.ts';

export const CASE_ORDER = {
  NEWEST: { vi: 'Mới nhất', en: 'Newest first' },
  OLDEST: { vi: 'Cũ nhất', en: 'Oldest first' },
  DUE_FIRST: { vi: 'Đến hạn trước', en: 'Due first' },
  RELEVANCE: { vi: 'Phù hợp nhất', en: 'Best match', description: 'Only with a text to search for.' },
} as const satisfies ClosedSet;

export type CaseOrder = keyof typeof CASE_ORDER;
export const CASE_ORDERS = codesOf(CASE_ORDER);
