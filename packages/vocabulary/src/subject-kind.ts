import { codesOf, type ClosedSet } from './closed-set.ts';

/** Whom a report is about. */
export const SUBJECT_KIND = {
  CITIZEN: { vi: 'Người dân', en: 'Citizen' },
  BUSINESS: { vi: 'Doanh nghiệp', en: 'Business' },
  ORGANIZATION: { vi: 'Tổ chức', en: 'Organisation' },
  STATE_AGENCY: { vi: 'Cơ quan nhà nước', en: 'State agency' },
} as const satisfies ClosedSet;

export type SubjectKind = keyof typeof SUBJECT_KIND;
export const SUBJECT_KINDS = codesOf(SUBJECT_KIND);
