import { cleanText, isReadable } from '@pakn/service-kit/rules';
import EmailReplyParser from 'email-reply-parser';

/** Where Vietnamese mail programs begin to quote; the library knows those of other languages. */
const QUOTED_FROM = [
  // Gmail, Apple Mail: "Vào Th 2, 30 thg 11, 2026 lúc 10:00 Tên <dia@chi.vn> đã viết:", over two lines at most.
  /^(Vào|Ngày|Lúc) [^\n]{1,200}(\n[^\n]{1,200})?\s(đã )?viết:[ \t]*$/m,
  // Outlook, Zimbra: a block of headers.
  /^\*?Từ:\*? [^\n]{1,200}\n\*?(Đã gửi|Ngày|Gửi|Ngày gửi|Date):/m,
  /^-{2,} ?(Thư gốc|Tin nhắn gốc|Thư ban đầu) ?-{2,}[ \t]*$/m,
];
/** What phones add. */
const SENT_FROM = /\n(Đã )?[Gg]ửi từ (iPhone|iPad|điện thoại|thiết bị|Yahoo Mail|Outlook|Samsung|Zalo)[^\n]{0,80}\s*$/;

/** More than any report holds: patterns take longer the longer a text is, and a sender must not stop the mailbox. */
const MOST_CHARACTERS = 30_000;

const parser = new EmailReplyParser();

/**
 * What the sender has written: without what an answer quotes, and without the signature. A forwarded mail is not quoted but sent, and stays whole.
 * Nothing left: all of it, rather than nothing.
 */
export function writtenText(text: string, isAnswer: boolean): string {
  // Tidied first: thousands of empty lines took the library 15 s.
  const whole = tidy(cleanText(text.slice(0, MOST_CHARACTERS)));
  const own = isAnswer ? unquoted(whole) : withoutSignature(whole);
  const written = tidy(own.replace(SENT_FROM, ''));
  return isReadable(written) ? written : whole;
}

function unquoted(text: string): string {
  const starts = QUOTED_FROM.map((pattern) => text.search(pattern)).filter((at) => at >= 0);
  return parser.read(starts.length > 0 ? text.slice(0, Math.min(...starts)) : text).getVisibleText();
}

/** From the line "-- " on (RFC 3676 4.3). */
const withoutSignature = (text: string): string => text.replace(/\n-- ?\n[\s\S]*$/, '');

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
