import { NOTIFICATION_KIND, type Label, type Language, type NotificationKind } from '@pakn/vocabulary';
import type { Outgoing } from '../driver.ts';

export interface Mail extends Outgoing {
  subject: string;
  html: string;
  /** The page that ends mails of this kind by one POST (RFC 8058). */
  unsubscribe: string;
  /** It belongs to the report with this code, and answers the mail that began it (its Message-ID), where that is known. */
  thread?: { code: string; answers: string | null };
  /** Attached; read when it is sent. */
  files?: readonly { name: string; url: string }[];
}

/** What a mail is made of. */
interface MailParts {
  title: string;
  body: string;
  language: Language;
  kind: NotificationKind;
  /** The case, or where the person can do something about it. */
  url: string;
  unsubscribe: string;
  settings: string;
  /** Cases or files that it lists, each with its page. */
  lines: readonly MailLine[];
  /** To somebody who wrote a mail and may answer this one: the code of the report, which stands in the subject. */
  code?: string;
}

export interface MailLine {
  text: string;
  url: string;
}

const WORDS = {
  brand: { vi: 'Phản ánh hiện trường', en: 'Phản ánh hiện trường' },
  open: { vi: 'Mở để xem chi tiết', en: 'Open to read more' },
  why: {
    vi: 'Bạn nhận email này vì tài khoản của bạn nhận “{kind}” qua email. Email được gửi tự động, vui lòng không trả lời.',
    en: 'You get this e-mail because your account gets “{kind}” by e-mail. It is sent automatically; please do not reply.',
  },
  whyAnswered: {
    vi: 'Bạn nhận thư này vì đã gửi phản ánh qua thư điện tử. Trả lời thư này để bổ sung thông tin; vui lòng giữ nguyên mã trong tiêu đề.',
    en: 'You get this e-mail because you sent a report by e-mail. Answer it to add something; please keep the code in its subject.',
  },
  stop: { vi: 'Ngừng nhận email loại này', en: 'Stop e-mails of this kind' },
  settings: { vi: 'Cài đặt thông báo', en: 'Notification settings' },
} as const satisfies Record<string, Label>;

/** Subject, text and a simple HTML body of a mail. */
export function mailText({ title, body, language, kind, url, unsubscribe, settings, lines, code }: MailParts): Pick<Mail, 'subject' | 'text' | 'html'> {
  const word = (key: keyof typeof WORDS): string => WORDS[key][language];
  const byMail = code !== undefined;
  const why = word(byMail ? 'whyAnswered' : 'why').replace('{kind}', NOTIFICATION_KIND[kind][language]);
  const text = [
    title,
    '',
    body,
    '',
    ...lines.flatMap((line) => [`- ${line.text}`, `  ${line.url}`]),
    ...(lines.length > 0 ? [''] : []),
    `${word('open')}: ${url}`,
    '',
    '-- ',
    word('brand'),
    why,
    `${word('stop')}: ${unsubscribe}`,
    ...(byMail ? [] : [`${word('settings')}: ${settings}`]),
  ];
  const link = (address: string, words: string): string => `<a href="${escaped(address)}">${escaped(words)}</a>`;
  const items = lines.map((line) => `<li style="margin:0 0 8px">${link(line.url, line.text)}</li>`).join('');
  const list = items && `<ul style="margin:0 0 20px;padding-left:20px">${items}</ul>`;
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.6 sans-serif;color:#1b2733;background:#ffffff">
<div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 16px;color:#51606e">${escaped(word('brand'))}</p>
<h1 style="margin:0 0 8px;font-size:20px;line-height:1.4">${escaped(title)}</h1>
<p style="margin:0 0 20px;white-space:pre-line">${escaped(body)}</p>${list}
<p style="margin:0 0 28px"><a href="${escaped(url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0b5a8a;color:#ffffff;text-decoration:none">${escaped(word('open'))}</a></p>
<p style="margin:0;padding-top:16px;border-top:1px solid #d5dde3;font-size:14px;color:#51606e">${escaped(why)}<br>${link(unsubscribe, word('stop'))}${byMail ? '' : ` · ${link(settings, word('settings'))}`}</p>
</div></body></html>`;
  return { subject: byMail ? `[${code}] ${title}` : title, text: text.join('\n'), html };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
