import { createHash } from 'node:crypto';
import { simpleParser, type AddressObject, type Attachment } from 'mailparser';

/** A header field: name in lower case, value unfolded. */
export interface Header {
  name: string;
  value: string;
}

export interface MailFile {
  name: string;
  mediaType: string;
  content: Buffer;
}

/** A mail as it came, parsed. */
export interface ReceivedMail {
  /** The one address that it is from; '' when there is none, or more than one. */
  from: string;
  /** What the sender calls themselves. */
  senderName: string;
  subject: string;
  /** Of the text part, or made of the HTML. */
  text: string;
  files: MailFile[];
  /** From the top. */
  headers: Header[];
  /** Message-ID, angle brackets included; '' when it has none. */
  messageId: string;
  /** It answers or forwards these: In-Reply-To and References. */
  answers: string[];
  /** The same mail always has the same one, another sender's never: what it files is filed under this key. */
  key: string;
}

/** What accounts takes as an address to write to. */
const ADDRESS = /^(?=.{1,254}$)[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/;
/** Pictures of a signature or a tracker that are part of the text are not sent to anybody. */
const SMALLEST_INLINE_BYTES = 15_000;
/** What mail programs add for each other. */
const MACHINE_MADE = /^(application\/(pgp-signature|pkcs7-signature|x-pkcs7-signature|ms-tnef)|text\/calendar|message\/delivery-status)$/;
/** Longer HTML is not read: making text of it takes the processor for seconds. */
const MOST_HTML_CHARACTERS = 1_000_000;

const OPTIONS = { skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true, maxHtmlLengthToParse: MOST_HTML_CHARACTERS };

/** @param source the mail as the server keeps it */
export async function readMail(source: Buffer): Promise<ReceivedMail> {
  const mail = await simpleParser(source, OPTIONS);
  const headers = mail.headerLines.map(({ key, line }) => ({
    name: key.toLowerCase(),
    value: line
      .slice(line.indexOf(':') + 1)
      .replace(/\s+/g, ' ')
      .trim(),
  }));
  const { address, name } = onlyAddress(mail.from, headers);
  const messageId = mail.messageId ?? '';
  const identity = messageId || source;
  return {
    from: address,
    senderName: name,
    subject: mail.subject ?? '',
    text: mail.text?.trim() ? mail.text : await textOf(mail.html || ''),
    files: mail.attachments.filter(isSent).map(fileOf),
    headers,
    messageId,
    answers: [mail.inReplyTo ?? [], mail.references ?? []].flat(),
    key: `mail:${createHash('sha256').update(address.toLowerCase()).update('\n').update(identity).digest('hex')}`,
  };
}

/** The library makes text of HTML, guarded against hostile nesting, for a mail that is nothing but HTML: not when files lie beside it. So it gets one that is. */
async function textOf(html: string): Promise<string> {
  if (html === '') return '';
  const alone = `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${html}`;
  return (await simpleParser(Buffer.from(alone), OPTIONS)).text ?? '';
}

/** Of several senders nobody knows whose report it is, and programs differ in which one they show. */
function onlyAddress(from: AddressObject | undefined, headers: readonly Header[]): { address: string; name: string } {
  const [one, ...others] = from?.value ?? [];
  if (!one?.address || !ADDRESS.test(one.address) || others.length > 0 || headers.filter(({ name }) => name === 'from').length !== 1)
    return { address: '', name: '' };
  return { address: one.address, name: one.name };
}

const isSent = ({ contentType, related, contentDisposition, size }: Attachment): boolean =>
  !MACHINE_MADE.test(contentType) && ((!related && contentDisposition !== 'inline') || size >= SMALLEST_INLINE_BYTES);

const fileOf = ({ filename, contentType, content }: Attachment, index: number): MailFile => ({
  name: filename || `tep-${index + 1}`,
  mediaType: contentType,
  content,
});
