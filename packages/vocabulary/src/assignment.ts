import { codesOf, type ClosedSet } from './closed-set.ts';

/** What an agency has in a case. */
export const ASSIGNMENT_PART = {
  LEAD: { vi: 'Xử lý chính', en: 'Lead', description: 'Answers for the whole case and its deadline; one at a time.' },
  COORDINATOR: { vi: 'Phối hợp', en: 'Co-handler', description: 'Contributes a part, with a sub-deadline of its own.' },
} as const satisfies ClosedSet;

export type AssignmentPart = keyof typeof ASSIGNMENT_PART;
export const ASSIGNMENT_PARTS = codesOf(ASSIGNMENT_PART);

/** How far an agency's part is. */
export const ASSIGNMENT_STATUS = {
  PENDING: { vi: 'Chưa nhận', en: 'Not claimed', description: 'Waits for the whole desk of the agency.' },
  CLAIMED: { vi: 'Đang xử lý', en: 'In progress', description: 'One officer has it.' },
  COMPLETED: { vi: 'Đã hoàn thành', en: 'Completed' },
  RETURNED: { vi: 'Đã chuyển trả', en: 'Handed back', description: 'Not within its competence: back to the duty desk.' },
} as const satisfies ClosedSet;

export type AssignmentStatus = keyof typeof ASSIGNMENT_STATUS;
export const ASSIGNMENT_STATUSES = codesOf(ASSIGNMENT_STATUS);
