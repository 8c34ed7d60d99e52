import { codesOf, type ClosedSet } from './closed-set.ts';

/** The lists of an officer's desk. */
export const INBOX_QUEUE = {
  TRIAGE: { vi: 'Chờ tiếp nhận', en: 'Awaiting acceptance', description: 'Operators: new reports, and what was accepted but not assigned.' },
  TO_HANDLE: { vi: 'Xử lý phản ánh', en: 'To handle', description: 'What the own agency leads and has to handle.' },
  APPOINTMENTS: { vi: 'Phiếu hẹn xử lý', en: 'Appointments', description: 'What has an appointment, by its own due date.' },
  ESCALATED: { vi: 'Đã chuyển cấp trên', en: 'Escalated', description: 'What went up because its time was up.' },
  TO_REVIEW: { vi: 'Chờ duyệt kết quả', en: 'Results to review', description: 'Operators and the head of the desk: results that wait for publication.' },
  ALL: { vi: 'Tất cả phản ánh', en: 'All reports', description: 'Everything that this officer may see.' },
  COORDINATION: { vi: 'Phối hợp xử lý', en: 'Coordination', description: 'What the own agency contributes to as a co-handler.' },
  RETURNED: { vi: 'Bị chuyển trả', en: 'Handed back', description: 'Operators: what an agency has handed back.' },
  UNCLAIMED: { vi: 'Chưa nhận', en: 'Not claimed', description: 'What waits for the own desk and nobody has claimed.' },
} as const satisfies ClosedSet;

export type InboxQueue = keyof typeof INBOX_QUEUE;
export const INBOX_QUEUES = codesOf(INBOX_QUEUE);
