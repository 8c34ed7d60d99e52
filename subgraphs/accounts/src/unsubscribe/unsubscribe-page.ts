import { createHash } from 'node:crypto';
import { NOTIFICATION_KIND, type Label, type Language, type NotificationKind } from '@pakn/vocabulary';

/** What the page shows: a question, what was done, or that the link is none. */
export type UnsubscribeState = 'ASKED' | 'STOPPED' | 'AGAIN' | 'UNKNOWN';

const WORDS = {
  brand: { vi: 'Phản ánh hiện trường', en: 'Phản ánh hiện trường' },
  ASKED: { vi: 'Ngừng nhận email loại này?', en: 'Stop e-mails of this kind?' },
  STOPPED: { vi: 'Bạn sẽ không nhận email loại này nữa.', en: 'You will get no more e-mails of this kind.' },
  AGAIN: { vi: 'Bạn lại nhận email loại này.', en: 'You get e-mails of this kind again.' },
  UNKNOWN: { vi: 'Liên kết không đúng', en: 'This link is not right' },
  kind: { vi: 'Loại thông báo: {kind}', en: 'Kind of notification: {kind}' },
  rest: { vi: 'Thông báo trên hệ thống và các cách nhận khác không thay đổi.', en: 'Notifications in the app and by other channels stay as they are.' },
  whole: {
    vi: 'Hãy mở lại liên kết trong email. Nếu sao chép, hãy chép đủ từ đầu đến cuối.',
    en: 'Open the link in the e-mail again. If you copy it, copy all of it.',
  },
  stop: { vi: 'Ngừng nhận email', en: 'Stop these e-mails' },
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  settings: { vi: 'Cài đặt thông báo', en: 'Notification settings' },
} as const satisfies Record<string, Label>;

const STYLE = `:root{color-scheme:light dark}body{margin:0;padding:2rem 1rem;font:1.0625rem/1.65 system-ui,sans-serif;background:Canvas;color:CanvasText}
main{max-width:36rem;margin:0 auto}h1{font-size:1.5rem;line-height:1.4}
button{min-height:2.75rem;padding:.625rem 1.25rem;border:0;border-radius:.5rem;font:inherit;font-weight:600;background:#0b5a8a;color:#fff;cursor:pointer}
button:focus-visible,a:focus-visible{outline:3px solid Highlight;outline-offset:2px}a{display:inline-block;padding:.5rem 0;color:LinkText}`;

/** Only this style, no script, and the form goes nowhere else. */
export const UNSUBSCRIBE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** The page that ends mails of a kind; it works without scripts and says nothing of whose they are. */
export function unsubscribePage(state: UnsubscribeState, { language, kind }: { language: Language; kind: NotificationKind | null }): string {
  const word = (key: keyof typeof WORDS): string => WORDS[key][language];
  const form = (act: 'stop' | 'again', label: string): string =>
    `<form method="post"><input type="hidden" name="act" value="${act}"><p><button>${label}</button></p></form>`;
  const about = kind
    ? `<p>${word('kind').replace('{kind}', `<strong>${NOTIFICATION_KIND[kind][language]}</strong>`)}</p><p>${word('rest')}</p>`
    : `<p>${word('whole')}</p>`;
  const forms = { ASKED: form('stop', word('stop')), AGAIN: form('stop', word('stop')), STOPPED: form('again', word('undo')), UNKNOWN: '' };
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${word(state)} – ${word('brand')}</title><style>${STYLE}</style></head>
<body><main><p>${word('brand')}</p><h1>${word(state)}</h1>${about}${forms[state]}<p><a href="/tai-khoan/cai-dat-thong-bao">${word('settings')}</a></p></main></body></html>`;
}
