import { AREA_NEWS, isCodeOf, NOTIFICATION_KIND, type Language } from '@pakn/vocabulary';
import { isDemoPhone, isMobile } from '../account/phone.ts';
import type { Services } from '../services.ts';
import type { MessageChannel } from './channels.ts';
import { mailText, type MailLine } from './mail/mail-text.ts';
import { unsubscribeLink } from './mail/unsubscribe-link.ts';
import { noticeText, type CaseLine, type NoticeParams } from './notice-words.ts';
import { smsText, type SmsTemplate } from './sms/sms-text.ts';

/** A message that was marked, with what is known of the person at this moment. */
export interface Marked {
  id: string;
  channel: MessageChannel;
  kind: string | null;
  template: string;
  params: Partial<NoticeParams> & Record<string, unknown>;
  accountId: string;
  isOfficer: boolean;
  phoneCipher: Uint8Array | null;
  ownPhoneCipher: Uint8Array | null;
  email: string | null;
  category: string | null;
  language: Language | null;
}

/** The person cannot be reached by this channel; says why. */
export class Unreachable extends Error {}

type Composing = Pick<Services, 'ciphers' | 'env' | 'now'>;
type Basics = { id: string; at: Date; template: string; demo: boolean };

const phoneOf = ({ ciphers }: Composing, cipher: Uint8Array | null): string | null => (cipher ? ciphers.decrypt('phone', cipher) : null);

/** What every channel says of itself, and whether it is for a demo person. */
function basicsOf(services: Composing, message: Marked): Basics {
  const own = phoneOf(services, message.ownPhoneCipher);
  return { id: message.id, at: services.now(), template: message.template, demo: own !== null && isDemoPhone(own) };
}

/** Where the link of a message leads: what the message says, else the case in the person's own part of the portal. */
function urlOf({ env }: Composing, { params, isOfficer }: Marked): string {
  const code = params.code ?? '';
  return `${env.PUBLIC_ORIGIN}${params.path ?? (isOfficer ? `/can-bo/xu-ly/${code}` : `/phan-anh/${code}`)}`;
}

/** @throws Unreachable */
export function composeSms(services: Composing, message: Marked) {
  const phone = phoneOf(services, message.phoneCipher);
  if (phone === null || !isMobile(phone)) throw new Unreachable('no mobile');
  const params = { ...message.params, category: message.category ?? 'PAKN', url: urlOf(services, { ...message, isOfficer: false }) } as Record<string, unknown> as Record<string, string>;
  return { ...basicsOf(services, message), to: phone, text: smsText(message.template as SmsTemplate, params) };
}

/** The cases that a mail lists. */
const linesOf = ({ env }: Composing, lines: readonly CaseLine[], language: Language): MailLine[] =>
  lines.map(({ code, news, category }) => ({
    text: [AREA_NEWS[news][language], ...(category ? [category] : []), code].join(' · '),
    url: `${env.PUBLIC_ORIGIN}/phan-anh/${code}`,
  }));

/** @throws Unreachable */
export function composeMail(services: Composing, message: Marked) {
  const { email, kind, params } = message;
  if (email === null) throw new Unreachable('no e-mail');
  if (!isCodeOf(NOTIFICATION_KIND, kind)) throw new Unreachable('no such kind');
  const language = message.language ?? 'vi';
  const unsubscribe = unsubscribeLink(services.ciphers, services.env.PUBLIC_ORIGIN, { accountId: message.accountId, kind });
  const words = noticeText(message.template, { ...params, code: params.code ?? '', due: params.due ?? null }, language);
  const settings = `${services.env.PUBLIC_ORIGIN}/tai-khoan/cai-dat-thong-bao`;
  return {
    ...basicsOf(services, message),
    to: email,
    unsubscribe,
    ...mailText({ ...words, language, kind, url: urlOf(services, message), unsubscribe, settings, lines: linesOf(services, params.lines ?? [], language) }),
  };
}
