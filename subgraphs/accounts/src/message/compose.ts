import { AREA_NEWS, isCodeOf, NOTIFICATION_KIND, type Language } from '@pakn/vocabulary';
import { isDemoPhone, isMobile } from '../account/phone.ts';
import type { Services } from '../services.ts';
import type { MessageChannel } from './channels.ts';
import { mailText, type Mail, type MailLine } from './mail/mail-text.ts';
import { dividedFiles } from './mail/mailed-files.ts';
import { unsubscribeLink } from './mail/unsubscribe-link.ts';
import { noticeText, type CaseLine, type NoticeParams } from './notice-text.ts';
import type { Outgoing } from './driver.ts';
import type { PushMessage, Subscription } from './push/web-push.ts';
import { smsText, type SmsTemplate } from './sms/sms-text.ts';
import type { ZaloMessage } from './zalo/zns.ts';

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
  deviceId: string | null;
  subscriptionCipher: Uint8Array | null;
  category: string | null;
  language: Language | null;
  /** Somebody who wrote to the mailbox, and has no account to sign in to (B-32). */
  byMail: boolean;
  /** Message-ID of the mail that began the report. */
  answersMail: string | null;
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
export function composeSms(services: Composing, message: Marked): Outgoing {
  return { ...basicsOf(services, message), to: mobileOf(services, message), text: smsText(message.template as SmsTemplate, filledIn(services, message)) };
}

function mobileOf(services: Composing, { phoneCipher }: Marked): string {
  const phone = phoneOf(services, phoneCipher);
  if (phone === null || !isMobile(phone)) throw new Unreachable('no mobile');
  return phone;
}

/** What SMS and Zalo are filled in with. */
const filledIn = (services: Composing, message: Marked): Record<string, string> =>
  ({ ...message.params, category: message.category ?? 'PAKN', url: urlOf(services, { ...message, isOfficer: false }) }) as Record<string, unknown> as Record<
    string,
    string
  >;

/** @throws Unreachable */
export function composeZalo(services: Composing, message: Marked): ZaloMessage {
  const to = mobileOf(services, message);
  const data = filledIn(services, message);
  return { ...basicsOf(services, message), to, data, text: JSON.stringify(data) };
}

/** Title and body are those of the list in the app: never what somebody wrote. @throws Unreachable */
export function composePush(services: Composing, message: Marked): PushMessage {
  if (message.subscriptionCipher === null) throw new Unreachable('no device');
  const subscription = JSON.parse(services.ciphers.decrypt('push', message.subscriptionCipher)) as Subscription;
  const { title, body } = wordsOf(message);
  const url = urlOf(services, message);
  return { ...basicsOf(services, message), to: subscription.endpoint, subscription, title, text: body, url, urgent: message.kind === 'SECURITY' };
}

const wordsOf = ({ template, params, language }: Marked): { title: string; body: string } =>
  noticeText(template, { ...params, code: params.code ?? '', due: params.due ?? null }, language ?? 'vi');

/** The cases that a mail lists. */
const linesOf = ({ env }: Composing, lines: readonly CaseLine[], language: Language): MailLine[] =>
  lines.map(({ code, news, category, ward }) => ({
    text: [AREA_NEWS[news][language], typeof category === 'string' ? category : category?.[language], ward, code].filter(Boolean).join(' · '),
    url: `${env.PUBLIC_ORIGIN}/phan-anh/${code}`,
  }));

/** Files of the report: those that are small enough to be attached, and those that are linked. */
function filesOf({ env }: Composing, { params }: Marked): { attached: { name: string; url: string }[]; linked: MailLine[] } {
  const { attached, linked } = dividedFiles((params.files ?? []).map((file) => ({ ...file, url: `${env.PUBLIC_ORIGIN}${file.url}` })));
  return { attached, linked: linked.map(({ name, url }) => ({ text: name, url })) };
}

/** To somebody who wrote a mail: with the words of the answer, and they may answer it. */
const answeringMail = ({ byMail, params }: Marked): Partial<Parameters<typeof mailText>[0]> =>
  byMail ? { code: params.code ?? '', ...(params.answer ? { body: params.answer } : {}) } : {};

/** @throws Unreachable */
export function composeMail(services: Composing, message: Marked): Mail {
  const { email, kind, params } = message;
  if (email === null) throw new Unreachable('no e-mail');
  if (!isCodeOf(NOTIFICATION_KIND, kind)) throw new Unreachable('no such kind');
  const language = message.language ?? 'vi';
  const unsubscribe = unsubscribeLink(services.ciphers, services.env.PUBLIC_ORIGIN, { accountId: message.accountId, kind });
  const files = filesOf(services, message);
  const settings = `${services.env.PUBLIC_ORIGIN}/tai-khoan/cai-dat-thong-bao`;
  return {
    ...basicsOf(services, message),
    to: email,
    unsubscribe,
    ...mailText({
      ...wordsOf(message),
      language,
      kind,
      url: urlOf(services, message),
      unsubscribe,
      settings,
      lines: [...linesOf(services, params.lines ?? [], language), ...files.linked],
      ...answeringMail(message),
    }),
    ...(files.attached.length > 0 && { files: files.attached }),
    ...(message.byMail && { thread: { code: message.params.code ?? '', answers: message.answersMail } }),
  };
}
