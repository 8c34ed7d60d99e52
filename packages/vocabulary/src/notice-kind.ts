import { codesOf, type ClosedSet } from './closed-set.ts';

/** What a notice of the portal is about. */
export const NOTICE_KIND = {
  ALERT: { vi: 'Cảnh báo', en: 'Warning', description: 'Stands above the home page while it is valid.' },
  POLICY: { vi: 'Chính sách mới', en: 'New policy' },
  EVENT: { vi: 'Sự kiện', en: 'Event' },
  TOURISM: { vi: 'Du lịch', en: 'Tourism' },
  SERVICE: { vi: 'Dịch vụ', en: 'Services', description: 'Water, power, traffic and public services.' },
  REPORT: { vi: 'Kết quả xử lý', en: 'Results' },
  GENERAL: { vi: 'Thông báo chung', en: 'General' },
} as const satisfies ClosedSet;

export type NoticeKind = keyof typeof NOTICE_KIND;
export const NOTICE_KINDS = codesOf(NOTICE_KIND);
