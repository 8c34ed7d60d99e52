import { codesOf, type ClosedSet } from './closed-set.ts';

export const ATTACHMENT_STATUS = {
  SCANNING: { vi: 'Đang kiểm tra', en: 'Being checked', description: 'Uploaded, not checked yet: nobody else is served it.' },
  READY: { vi: 'Sẵn sàng', en: 'Ready' },
  REFUSED: { vi: 'Không được chấp nhận', en: 'Refused', description: 'Its content is not what it says, or not allowed.' },
} as const satisfies ClosedSet;

export type AttachmentStatus = keyof typeof ATTACHMENT_STATUS;
export const ATTACHMENT_STATUSES = codesOf(ATTACHMENT_STATUS);

/** What a file is there for. */
export const ATTACHMENT_PURPOSE = {
  REPORT: { vi: 'Phản ánh', en: 'Report', description: "The reporter's own." },
  BEFORE: { vi: 'Trước', en: 'Before', description: 'How it was before handling.' },
  AFTER: { vi: 'Sau', en: 'After', description: 'How it is after handling.' },
  PROOF: { vi: 'Minh chứng', en: 'Proof', description: 'Proof of the result.' },
  DOCUMENT: { vi: 'Văn bản', en: 'Document' },
} as const satisfies ClosedSet;

export type AttachmentPurpose = keyof typeof ATTACHMENT_PURPOSE;
export const ATTACHMENT_PURPOSES = codesOf(ATTACHMENT_PURPOSE);

/** What an uploader may say that a file is there for; BEFORE and AFTER show an agency's work. */
export const CHOSEN_PURPOSES = {
  REPORTER: ['REPORT', 'DOCUMENT'],
  OFFICER: ['BEFORE', 'AFTER', 'PROOF', 'DOCUMENT'],
} as const satisfies Record<string, readonly AttachmentPurpose[]>;

/** Part of a picture, 0 to 1 from its upper left corner. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Parts that can be taken out of one picture (B-08). */
export const MOST_RECTANGLES = 20;

/** The longest description of a file, in graphemes. */
export const LONGEST_CAPTION = 200;
