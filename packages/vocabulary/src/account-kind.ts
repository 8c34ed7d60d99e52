import { codesOf, type ClosedSet } from './closed-set.ts';

export const ACCOUNT_KIND = {
  INDIVIDUAL: { vi: 'Cá nhân', en: 'Individual' },
  ORGANIZATION: { vi: 'Doanh nghiệp, tổ chức', en: 'Business or organisation' },
  OFFICER: { vi: 'Cán bộ', en: 'Officer' },
  ANONYMOUS_REPORTER: {
    vi: 'Người gửi ẩn danh',
    en: 'Anonymous reporter',
    description: 'An account without a person, for one report that is followed by code and secret.',
  },
  PARTNER: { vi: 'Hệ thống đối tác', en: 'Partner system', description: "A partner agency's client, by OAuth client credentials." },
} as const satisfies ClosedSet;

export type AccountKind = keyof typeof ACCOUNT_KIND;
export const ACCOUNT_KINDS = codesOf(ACCOUNT_KIND);

/** Who calls: an account of some kind, or nobody known. */
export type CallerKind = AccountKind | 'ANONYMOUS';
