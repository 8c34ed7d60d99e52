import { CASE_STATUS } from './case-status.ts';
import { codesOf, type ClosedSet } from './closed-set.ts';

/** What a person reads as the status: IN_PROGRESS has three names, by step and by who has claimed it, and a late appointment has its own. */
export const SHOWN_STATUS = {
  ...CASE_STATUS,
  RECEIVED: { vi: 'Đã tiếp nhận', en: 'Received', description: 'IN_PROGRESS, still at the desk or not claimed by the lead agency.' },
  COORDINATING: { vi: 'Đang phối hợp', en: 'Coordinating', description: "IN_PROGRESS, a co-handler's part is open." },
  APPOINTMENT_MISSED: { vi: 'Trễ hẹn', en: 'Appointment missed', description: 'SCHEDULED, past its new deadline.' },
} as const satisfies ClosedSet;

export type ShownStatus = keyof typeof SHOWN_STATUS;
export const SHOWN_STATUSES = codesOf(SHOWN_STATUS);
