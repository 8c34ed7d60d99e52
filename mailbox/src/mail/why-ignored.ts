import { verdictOf } from './authentication.ts';
import type { ReceivedMail } from './received-mail.ts';

/** Why a mail files nothing, as the log and the metric say it. */
export const IGNORED = {
  NO_SENDER: 'it has no sender, or several',
  OWN_ADDRESS: 'it is from the own address',
  LOOP: 'it has been here before',
  BOUNCE: 'a mail server tells that a mail was not delivered',
  AUTOMATIC: 'a program answers: out of office',
  BULK: 'it was sent to many: a mailing list or an advertisement',
  FORGED: 'the mail server found that somebody else sent it',
  TOO_MANY: 'the sender has sent too many within the hour',
} as const;
export type Ignored = keyof typeof IGNORED;

export interface Trust {
  /** The authserv-id of the server that receives the mail; '' when it does not check senders. */
  server: string;
  /** Addresses of this installation, in lower case. */
  own: readonly string[];
}

const SYSTEM_SENDER = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i;
const BULK = /^(bulk|list|junk)$/i;

/** Why this mail is nobody's report; null: it is one (RFC 3834, RFC 5230, RFC 8601). */
export function whyIgnored(mail: ReceivedMail, { server, own }: Trust): Ignored | null {
  const valuesOf = (name: string): string[] => mail.headers.filter((header) => header.name === name).map(({ value }) => value);
  const has = (...names: string[]): boolean => names.some((name) => valuesOf(name).length > 0);
  const type = valuesOf('content-type')[0] ?? '';
  if (valuesOf('return-path').some((path) => path.replace(/\s/g, '') === '<>') || /^multipart\/report\b/i.test(type) || has('x-failed-recipients'))
    return 'BOUNCE';
  if (mail.from === '') return 'NO_SENDER';
  if (own.includes(mail.from.toLowerCase())) return 'OWN_ADDRESS';
  if (has('x-loop')) return 'LOOP';
  if (SYSTEM_SENDER.test(mail.from)) return /^(mailer-daemon|postmaster)@/i.test(mail.from) ? 'BOUNCE' : 'AUTOMATIC';
  if (valuesOf('auto-submitted').some((value) => !/^no\b/i.test(value)) || has('x-autoreply', 'x-autorespond', 'x-autoresponder')) return 'AUTOMATIC';
  if (has('list-id', 'list-unsubscribe', 'list-post') || valuesOf('precedence').some((value) => BULK.test(value))) return 'BULK';
  if (valuesOf('precedence').some((value) => /^auto_reply$/i.test(value))) return 'AUTOMATIC';
  return verdictOf(mail.headers, server, mail.from) === 'FAIL' ? 'FORGED' : null;
}
