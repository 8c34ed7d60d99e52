import { codesOf, type ClosedSet } from './closed-set.ts';

/** How sure the system is who a person is. */
export const IDENTITY_ASSURANCE = {
  NONE: { vi: 'Chưa xác thực', en: 'Not verified' },
  PHONE: { vi: 'Đã xác thực số điện thoại', en: 'Phone verified' },
  VNEID: { vi: 'Đã định danh qua VNeID', en: 'Identified by VNeID' },
} as const satisfies ClosedSet;

export type IdentityAssurance = keyof typeof IDENTITY_ASSURANCE;
export const IDENTITY_ASSURANCES = codesOf(IDENTITY_ASSURANCE);
