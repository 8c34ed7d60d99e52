export interface StoredNotification {
  id: string;
  /** Order of commit; never shown. */
  seq: number;
  accountId: string;
  kind: string;
  caseId: string | null;
  title: string;
  body: string;
  createdAt: Date;
  readAt: Date | null;
}

export const NOTIFICATION_COLUMNS = `id, seq::float8 as seq, account_id as "accountId", kind, case_id as "caseId", title, body, created_at as "createdAt", read_at as "readAt"`;
