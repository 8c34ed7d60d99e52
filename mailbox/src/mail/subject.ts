import { cleanText } from '@pakn/service-kit/rules';

/** "KH-2611-7F3K9Q", as it stands in subjects and in the Message-IDs of mails that were sent. */
const CODE = /\b[A-Z]{2,4}-\d{4}-[2-9A-HJ-NP-Z]{6}\b/;
const PREFIX = /^\s*(re|fw|fwd|aw|tr|trả lời|chuyển tiếp)\s*(\[\d+\])?\s*:\s*/i;
const ANSWER = /^\s*(re|aw|trả lời)\s*(\[\d+\])?\s*:/i;

/** The subject without "Re:", "Fwd:" and the code. */
export function titleOf(subject: string): string {
  let title = cleanText(subject.replace(/\s+/g, ' ')).replace(new RegExp(`\\[?${CODE.source}\\]?`, 'g'), '');
  while (PREFIX.test(title)) title = title.replace(PREFIX, '');
  return title.replace(/\s+/g, ' ').trim();
}

/** The report that a mail is about: by its subject, otherwise by the mail of ours that it answers. */
export function codeOf({ subject, answers }: { subject: string; answers: readonly string[] }): string | null {
  const found = [subject.toUpperCase(), ...answers.map((id) => id.toUpperCase())].map((text) => CODE.exec(text)?.[0]);
  return found.find((code) => code !== undefined) ?? null;
}

/** Whether it answers another mail, so that what it quotes is not its own. */
export const isAnswer = ({ subject, answers }: { subject: string; answers: readonly string[] }): boolean =>
  ANSWER.test(subject) || (answers.length > 0 && !/^\s*(fw|fwd|tr|chuyển tiếp)\s*:/i.test(subject));
