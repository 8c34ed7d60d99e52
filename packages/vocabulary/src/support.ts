import { codesOf, type ClosedSet } from './closed-set.ts';

/** Who answers in a conversation of the support chat (A9-01). */
export const SUPPORT_STATUS = {
  BOT: { vi: 'Trợ lý tự động', en: 'Automatic helper', description: 'The guided helper answers.' },
  WAITING: { vi: 'Chờ tư vấn viên', en: 'Waiting for an adviser', description: 'The visitor has asked for an adviser; nobody has taken it yet.' },
  LIVE: { vi: 'Đang trao đổi', en: 'In conversation', description: 'An operator has taken it.' },
  CLOSED: { vi: 'Đã kết thúc', en: 'Closed', description: 'Nobody writes any more; it can be read until it is deleted.' },
} as const satisfies ClosedSet;
export type SupportStatus = keyof typeof SUPPORT_STATUS;
export const SUPPORT_STATUSES = codesOf(SUPPORT_STATUS);

/** Whose words a message of the support chat has. */
export const SUPPORT_FROM = {
  VISITOR: { vi: 'Người dân', en: 'Visitor', description: 'Whoever has opened the conversation.' },
  BOT: { vi: 'Trợ lý tự động', en: 'Automatic helper', description: 'The guided helper: what the system says by itself.' },
  OPERATOR: { vi: 'Tư vấn viên', en: 'Adviser', description: 'The operator who has taken the conversation.' },
} as const satisfies ClosedSet;
export type SupportFrom = keyof typeof SUPPORT_FROM;
export const SUPPORT_FROMS = codesOf(SUPPORT_FROM);

/** What a visitor may choose instead of typing. */
export const SUPPORT_CHOICE = {
  ADVISER: { vi: 'Gặp tư vấn viên', en: 'Talk to an adviser' },
  REPORT: { vi: 'Gửi phản ánh, kiến nghị', en: 'Send a report or proposal' },
} as const satisfies ClosedSet;
export type SupportChoiceCode = keyof typeof SUPPORT_CHOICE;
export const SUPPORT_CHOICES = codesOf(SUPPORT_CHOICE);
