import { codesOf, type ClosedSet } from './closed-set.ts';

/** What whoever mailed a report gets by mail in its own words, because they have no account in which to read it (B-32). Named as the notices are. */
export const MAILED_KIND = {
  ANSWERED: { vi: 'Kết quả', en: 'Answer', description: 'An answer was published.' },
  INFO_REQUESTED: { vi: 'Yêu cầu bổ sung', en: 'Question', description: 'The reporter is asked for more; what they answer by mail goes on with the report.' },
  REJECTED: { vi: 'Không tiếp nhận', en: 'Not accepted', description: 'It was refused: why, and where it can be sent instead.' },
  MESSAGE_OF_AGENCY: { vi: 'Tin nhắn', en: 'Message', description: 'The desk or an agency has written in the private exchange.' },
  CLOSED: { vi: 'Hoàn thành', en: 'Closed', description: 'The time for rating and talking is over.' },
} as const satisfies ClosedSet;
export type MailedKind = keyof typeof MAILED_KIND;
export const MAILED_KINDS = codesOf(MAILED_KIND);
