import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { NeverTaken, NotTaken, type Driver } from '../driver.ts';
import type { Mail } from './mail-text.ts';
import { fetchedFiles } from './mailed-files.ts';

const CONNECTED_WITHIN_MS = 10_000;
const ANSWER_WITHIN_MS = 30_000;
const [FOR_GOOD, FOR_NOW] = [500, 400];

/** A mail server by SMTP, a connection a message. It knows no message again: one of unknown fate is not repeated. */
export function smtp({ url, from }: { url: string; from: string }): Driver<Mail> {
  const options = parseConnectionUrl(url);
  return async (mail) => {
    const composed = new MailComposer({
      from,
      to: mail.to,
      date: mail.at,
      // The same message has the same one, also when it is handed over again.
      messageId: `<${mail.thread ? `${mail.thread.code}.` : ''}${mail.id}@${from.slice(from.lastIndexOf('@') + 1).replace('>', '')}>`,
      ...(mail.thread?.answers && { inReplyTo: mail.thread.answers, references: mail.thread.answers }),
      subject: mail.subject,
      attachments: await fetchedFiles(mail.files ?? []),
      text: mail.text,
      html: mail.html,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'List-Unsubscribe': `<${mail.unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    }).compile();
    const bytes = await composed.build();
    const connection = new SMTPConnection({
      ...options,
      connectionTimeout: CONNECTED_WITHIN_MS,
      greetingTimeout: CONNECTED_WITHIN_MS,
      socketTimeout: ANSWER_WITHIN_MS,
    });
    // Nobody reads from it before the server takes the text: what fails earlier was surely not taken.
    let begun = false;
    const text = Readable.from(
      (function* () {
        begun = true;
        yield bytes;
      })(),
    );
    try {
      await done((end) => (connection.once('error', end), connection.connect(end)));
      if (options.auth) await done((end) => connection.login(options.auth, end));
      await done((end) => connection.send(composed.getEnvelope() as never, text, end));
    } catch (error) {
      throw fateOf(error as SmtpError, begun);
    } finally {
      connection.quit();
    }
  };
}

const done = (begin: (end: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => begin((error) => (error ? reject(error) : resolve())));

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
}

/** 4xx: later; 5xx: never, unless it is about our own sign-in, which somebody mends; lost after the text was begun: nobody knows. */
function fateOf({ code = 'no answer', responseCode }: SmtpError, begun: boolean): Error {
  const problem = responseCode ? `smtp ${responseCode}` : code;
  if (responseCode !== undefined && responseCode >= FOR_GOOD && code !== 'EAUTH') return new NeverTaken(problem);
  if (responseCode !== undefined && responseCode >= FOR_NOW) return new NotTaken(problem);
  if (code === 'EENVELOPE') return new NeverTaken(problem);
  return begun ? new Error(problem) : new NotTaken(problem);
}
