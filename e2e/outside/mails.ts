import { randomUUID } from 'node:crypto';
import { RECEIVING_SERVER } from './mail-server.ts';

export interface MadeMail {
  from: string;
  subject: string;
  text?: string;
  html?: string;
  files?: { name: string; mediaType: string; content: Buffer }[];
  /** Whole lines. */
  headers?: string[];
  messageId?: string;
  /** What the receiving server says; left out: it is the sender. */
  checked?: string;
}

const BOUNDARY = 'b32';
const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const lines = (content: Buffer): string => (content.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');

/** A mail as it lies on the server. `from`: "Tên <dia@chi>". */
export function made({ from, subject, text, html, files = [], headers = [], messageId = `<${randomUUID()}@example.org>`, checked }: MadeMail): string {
  const [, name = '', address = from] = /^(.*?)\s*<(.+)>$/.exec(from) ?? [];
  const words = part(html === undefined ? 'text/plain' : 'text/html', Buffer.from(html ?? text ?? ''));
  return [
    `Return-Path: <${address}>`,
    `Authentication-Results: ${RECEIVING_SERVER}; ${checked ?? `dmarc=pass header.from=${address.split('@')[1]}`}`,
    `Received: from mail.example.org by ${RECEIVING_SERVER}; Mon, 30 Nov 2026 10:00:00 +0700`,
    `From: ${name ? `${encoded(name)} ` : ''}<${address}>`,
    `Subject: ${encoded(subject)}`,
    `Message-ID: ${messageId}`,
    ...headers,
    'MIME-Version: 1.0',
    ...(files.length === 0
      ? [words]
      : [
          `Content-Type: multipart/mixed; boundary=${BOUNDARY}`,
          '',
          ...[words, ...files.map((file) => part(file.mediaType, file.content, file.name))].map((each) => `--${BOUNDARY}\r\n${each}`),
          `--${BOUNDARY}--`,
        ]),
    '',
  ].join('\r\n');
}

const part = (mediaType: string, content: Buffer, name?: string): string =>
  [
    `Content-Type: ${mediaType}${name ? `; name="${name}"` : '; charset=utf-8'}`,
    ...(name ? [`Content-Disposition: attachment; filename="${name}"`] : []),
    'Content-Transfer-Encoding: base64',
    '',
    lines(content),
  ].join('\r\n');
