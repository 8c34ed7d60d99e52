import type { NoticeParams } from '../message/notice-text.ts';

export interface StoredNotification {
  id: string;
  /** Order of commit; never shown. */
  seq: number;
  accountId: string;
  kind: string;
  caseId: string | null;
  /** A key of NOTICE_WORDS and what it is filled in with; null in rows from before words were made when they are read. */
  words: string | null;
  params: NoticeParams | null;
  /** The text of such an older row, in Vietnamese. */
  title: string | null;
  body: string | null;
  createdAt: Date;
  readAt: Date | null;
}

export const NOTIFICATION_COLUMNS = `id, seq::float8 as seq, account_id as "accountId", kind, case_id as "caseId", words, params, title, body, created_at as "createdAt", read_at as "readAt"`;
