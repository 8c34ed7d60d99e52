import type { FileToMail } from './mail/mailed-files.ts';
import type { AreaNews, Label, Language } from '@pakn/vocabulary';
import { NOTICE_WORDS, type NoticeKey, type NoticeWords } from './notice-words.ts';
import { smsTime } from './sms/sms-text.ts';

/** What a notice is filled in with. `due`: RFC 3339, null where there is no time to name. */
export interface NoticeParams {
  code: string;
  due: string | null;
  /** How many there are, where the words say so. */
  count?: number;
  /** Where it leads, when that is no case: a path of the portal. */
  path?: string;
  /** What was written, for who wrote by mail: an answer, a question, why it was refused, a message. */
  answer?: string;
  /** What lies with it. */
  files?: readonly FileToMail[];
  /** Cases that a mail lists. */
  lines?: readonly CaseLine[];
}

/** A case in a list: codes, and the names of its field and commune in the catalogues. Older rows have the field in Vietnamese alone and no commune. */
export interface CaseLine {
  code: string;
  news: AreaNews;
  category: Label | string | null;
  ward?: string | null;
}

/** Title and body of a notice in a language. A key that this version does not know (a newer row) shows the report's code alone. */
export function noticeText(key: string, { code, due, count }: NoticeParams, language: Language): { title: string; body: string } {
  if (!Object.hasOwn(NOTICE_WORDS, key)) return { title: code, body: '' };
  const { title, body, undated }: NoticeWords = NOTICE_WORDS[key as NoticeKey];
  const fill = (text: string): string =>
    text
      .replace('{code}', code)
      .replace('{due}', due ? smsTime(new Date(due)) : '')
      .replace('{count}', String(count ?? ''));
  return { title: fill(title[language]), body: fill((due === null ? (undated ?? body) : body)[language]) };
}
