import { dateAndTime } from '@pakn/service-kit/rules';
import anyAscii from 'any-ascii';
import templates from '../../reference/sms-templates.json' with { type: 'json' };

/** One SMS of the 7-bit alphabet; a longer one is cut into two and paid twice. */
export const SMS_MOST = 160;
const BRAND = 'PAHT Khanh Hoa';
const ACTIVATE_IN_SHORT = '{brand}: Kich hoat tai khoan can bo truoc {due}: {url}';

const TEXTS = new Map(templates.map(({ key, vi_sms: text }) => [key, text]));

/** What a person is told about the safety of the own account. Unlike news of a report they leave at any hour. */
export const SECURITY_TEMPLATES = ['SEC_LOCKED', 'SEC_DEVICE', 'SEC_PASSWORD', 'SEC_FACTOR', 'SEC_TAKEN', 'SEC_PHONE'] as const;
export type SecurityTemplate = (typeof SECURITY_TEMPLATES)[number];

export type SmsTemplate = 'OTP' | 'PWD_RESET' | 'RECEIVED' | 'RESOLVED' | 'REJECTED' | 'OFF_NEW' | 'ACTIVATE' | SecurityTemplate;

/**
 * The text of a message: of the 7-bit alphabet, at most 160 characters. If it is longer, names of fields and agencies are shortened, then a link is left out with the
 * words that lead to it; then the text is cut.
 * @throws Error when a parameter of the template is missing
 */
export function smsText(template: SmsTemplate, params: Record<string, string>): string {
  const pattern = TEXTS.get(template);
  if (pattern === undefined) throw new Error(`there is no SMS template ${template}`);
  const text = filled(pattern, shortened(pattern, params));
  if (text.length <= SMS_MOST) return text;
  // Without its link an activation is worth nothing.
  if (template === 'ACTIVATE') return filled(ACTIVATE_IN_SHORT, params);
  const unlinked = pattern.replace(/ [^.:]*: \{url\}$/, '');
  return filled(unlinked, shortened(unlinked, params)).slice(0, SMS_MOST);
}

/** Of unknown length, and readable when they are cut. */
const NAMES = ['category', 'agency', 'to'];
const NAME_LEAST = 12;

function shortened(pattern: string, params: Record<string, string>): Record<string, string> {
  let over = filled(pattern, params).length - SMS_MOST;
  const short = { ...params };
  for (const key of NAMES) {
    const name = plain(params[key] ?? '');
    if (over <= 0 || !pattern.includes(`{${key}}`) || name.length <= NAME_LEAST) continue;
    const cut = `${name.slice(0, Math.max(NAME_LEAST, name.length - over - 3)).trimEnd()}...`;
    over -= name.length - cut.length;
    short[key] = cut;
  }
  return short;
}

/** These count twice in the 7-bit alphabet, or are not in it. */
const DOUBLE: Readonly<Record<string, string>> = { '[': '(', ']': ')', '{': '(', '}': ')', '|': '/', '\\': '/', '~': '-', '^': '', '`': "'" };

/** A text in characters that one septet holds. Pictures are left out. */
const plain = (text: string): string =>
  anyAscii(text.normalize('NFC').replace(/\p{Extended_Pictographic}\uFE0F?/gu, ''))
    .replace(/[[\]{}|\\~^`]/g, (sign) => DOUBLE[sign] ?? '')
    .replace(/[^\x20-\x7e\n]/g, ' ');

function filled(pattern: string, params: Record<string, string>): string {
  const values: Record<string, string> = { brand: BRAND, ...params };
  return plain(
    pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`the SMS lacks ${name}`);
      return value;
    }),
  );
}

/** "17:00 25/11/2026", +07:00. */
export function smsTime(at: Date): string {
  const { date, time } = dateAndTime(at);
  return `${time} ${date}`;
}
