import { codesOf, type ClosedSet } from './closed-set.ts';

/** How long a case may take; the hours of each are dated settings of the province. */
export const URGENCY = {
  URGENT: { vi: 'Khẩn', en: 'Urgent', description: '8 working hours by default.' },
  QUICK: { vi: 'Xử lý nhanh', en: 'Quick', description: '24 working hours by default; a picture or a document as proof is required.' },
  NORMAL: { vi: 'Bình thường', en: 'Normal', description: '40 working hours by default.' },
  COMPLEX: { vi: 'Phức tạp', en: 'Complex', description: '80 working hours by default; several agencies.' },
} as const satisfies ClosedSet;

export type Urgency = keyof typeof URGENCY;
export const URGENCIES = codesOf(URGENCY);
