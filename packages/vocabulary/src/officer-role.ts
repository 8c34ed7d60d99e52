import { codesOf, type ClosedSet } from './closed-set.ts';

/** What an officer may do; one officer may hold several. */
export const OFFICER_ROLE = {
  OPERATOR: { vi: 'Nhân viên trực', en: 'Duty operator', description: 'Takes reports in, assigns them, publishes answers.' },
  SPECIALIST: { vi: 'Chuyên viên', en: 'Specialist', description: 'Handles what the own agency was assigned.' },
  AGENCY_LEADER: { vi: 'Lãnh đạo đơn vị', en: 'Agency leader', description: 'Sees all of the own agency, approves answers, gets what is past due.' },
  SUPERVISOR: { vi: 'Giám sát', en: 'Supervisor', description: 'Sees everything, changes nothing.' },
  ADMIN: { vi: 'Quản trị', en: 'Administrator', description: 'Keeps people, agencies and settings.' },
} as const satisfies ClosedSet;

export type OfficerRole = keyof typeof OFFICER_ROLE;
export const OFFICER_ROLES = codesOf(OFFICER_ROLE);
