import { readEnvironment } from '@pakn/service-kit';
import { z } from 'zod';

const shape = {
  PORT: z.coerce.number().int().min(0).max(65535),
  HOST: z.string().default('127.0.0.1'),
  /** Where the graph is asked: the gateway on this machine. */
  GATEWAY_URL: z.url(),
  /** This process's own client of the graph. */
  MAILBOX_CLIENT_ID: z.uuid(),
  MAILBOX_KEY: z.string().min(1),
  /** imaps://user:password@host:993/INBOX; imap:// is upgraded by STARTTLS where the server offers it. */
  MAIL_IN_URL: z.url({ protocol: /^imaps?$/ }),
  /** How the server that receives the mail names itself in Authentication-Results (authserv-id). Empty: it checks no sender, and nobody's answer is believed. */
  MAIL_AUTHSERV: z.string().default(''),
  /** The address that mails are sent from: what comes from it is ignored. */
  MAIL_FROM: z.string().default(''),
  /** The mailbox is looked into so often, also when the server says nothing of new mail. */
  MAIL_POLL_SECONDS: z.coerce.number().min(0.05).default(60),
  LIMIT_MAILS_PER_SENDER_PER_HOUR: z.coerce.number().int().positive().default(20),
};

export type MailboxEnvironment = z.infer<z.ZodObject<typeof shape>>;

/** @throws Error naming what is missing or wrong */
export const mailboxEnvironment = (source?: Record<string, string | undefined>): MailboxEnvironment => readEnvironment(shape, source);

/** The addresses of this installation, in lower case: the one that is sent from, and the mailbox's user when that is an address. */
export function ownAddresses({ MAIL_FROM, MAIL_IN_URL }: Pick<MailboxEnvironment, 'MAIL_FROM' | 'MAIL_IN_URL'>): string[] {
  const from = /<([^>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM;
  return [from, decodeURIComponent(new URL(MAIL_IN_URL).username)].map((address) => address.trim().toLowerCase()).filter((address) => address.includes('@'));
}
