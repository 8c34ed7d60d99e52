import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { until } from './client.ts';

export interface SentMail {
  to: string;
  from: string;
  subject: string;
  text: string;
  messageId: string;
  inReplyTo: string | undefined;
  references: string[];
  autoSubmitted: string | undefined;
  files: { name: string; mediaType: string; bytes: number }[];
}

/** A real SMTP server that takes what the product sends. */
export interface OutgoingServer {
  /** For SMTP_URL. */
  url: string;
  /** The nth mail to an address, once it has come. */
  mailTo(address: string, nth: number): Promise<SentMail>;
  countTo(address: string): number;
  close(): Promise<void>;
}

export async function outgoingServer(): Promise<OutgoingServer> {
  const mails: SentMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      void take(stream, session.envelope.rcptTo[0]?.address ?? '').finally(() => done());
    },
  });
  const take = async (stream: Readable, to: string): Promise<void> => {
    const mail = await simpleParser(stream);
    mails.push({
      to,
      from: mail.from?.value[0]?.address ?? '',
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      messageId: mail.messageId ?? '',
      inReplyTo: mail.inReplyTo,
      references: [mail.references ?? []].flat(),
      autoSubmitted: mail.headers.get('auto-submitted') as string | undefined,
      files: mail.attachments.map(({ filename = '', contentType, size }) => ({ name: filename, mediaType: contentType, bytes: size })),
    });
  };
  const { server: listening } = server;
  server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const to = (address: string): SentMail[] => mails.filter((mail) => mail.to === address);
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    mailTo: (address, nth) => until(`mail ${nth} to ${address}`, async () => to(address)[nth - 1], 60_000),
    countTo: (address) => to(address).length,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
