import { gauge } from '@pakn/service-kit';
import { collectDefaultMetrics, Counter, register } from 'prom-client';
import type { Filed } from './filing/file-mail.ts';
import type { Ignored } from './mail/why-ignored.ts';

const mails = new Counter({
  name: 'mailbox_mails_total',
  help: 'Mails that were dealt with: INTAKE and MESSAGE were filed, the others were ignored for this reason.',
  labelNames: ['outcome'],
});

export const counted = (outcome: Filed | Ignored): void => mails.inc({ outcome });

/** What an administrator watches of the mailbox. */
export function mailboxGauges(state: { isConnected(): boolean; waiting(): number }): void {
  collectDefaultMetrics();
  gauge('mailbox_connected', '1: the mail server answers.', () => Number(state.isConnected()));
  gauge('mailbox_waiting_mails', 'Mails that could not be filed yet and are tried again.', () => state.waiting());
}

export const metricsText = (): Promise<string> => register.metrics();
export const metricsType = register.contentType;
