import type { AccountsEnvironment } from '../environment.ts';

/** What the gateway says of a message. */
export interface StatusReport {
  messageId: string;
  fate: 'DELIVERED' | 'FAILED';
  /** Its own word. */
  word: string;
}

const WORD = /^[\w -]{1,40}$/;
const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

type Words = Pick<AccountsEnvironment, 'SMS_STATUS_ID' | 'SMS_STATUS_FIELD' | 'SMS_STATUS_DELIVERED' | 'SMS_STATUS_FAILED'>;

/** Reads a report, JSON or a form, one or a list of them; what is no end of a message (accepted, on its way) and what is not understood is left out. */
export function statusReports(body: unknown, words: Words): StatusReport[] {
  return (Array.isArray(body) ? body : [body]).flatMap((each: unknown): StatusReport[] => {
    if (typeof each !== 'object' || each === null) return [];
    const { [words.SMS_STATUS_ID]: messageId, [words.SMS_STATUS_FIELD]: said } = each as Record<string, unknown>;
    const word = String(said ?? '').toUpperCase();
    if (typeof messageId !== 'string' || !ID.test(messageId) || !WORD.test(word)) return [];
    if (words.SMS_STATUS_DELIVERED.has(word)) return [{ messageId, fate: 'DELIVERED', word }];
    return words.SMS_STATUS_FAILED.has(word) ? [{ messageId, fate: 'FAILED', word }] : [];
  });
}
