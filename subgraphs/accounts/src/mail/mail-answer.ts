import { isId, notFound } from '@pakn/service-kit';
import { addMessages } from '../message/add-messages.ts';
import { KIND_OF_NOTICE } from '../message/kind-of-notice.ts';
import { changing, clientOf } from '../changing.ts';
import type { Services } from '../services.ts';

export interface AnswerToMail {
  code: string;
  contactId: string;
  answerId: string;
  publishedAt: Date;
  text: string;
}

const THEIRS = `select 1 from accounts.mail_contact k join accounts.reported_case r on r.account_id = k.account_id where k.account_id = $1 and r.code = $2`;

/**
 * Sends a published answer to whoever mailed the report, once for each publication: the words come from the mailbox, since accounts holds none of a case.
 * @throws NOT_FOUND when this contact has not mailed this report
 */
export async function mailAnswer(services: Services, { code, contactId, answerId, publishedAt, text }: AnswerToMail, requestId: string): Promise<void> {
  if (!isId(contactId) || (await services.pool.query(THEIRS, [contactId, code])).rowCount === 0) throw notFound();
  await changing(services, { actorId: null, requestId, reason: 'an answer is mailed' }, (em) =>
    addMessages(clientOf(em), services.channels, [
      {
        accountId: contactId,
        kind: KIND_OF_NOTICE.ANSWERED,
        words: 'ANSWERED',
        params: { code, due: null, answer: text },
        once: `ANSWERED:${answerId}:${publishedAt.toISOString()}`,
        at: services.now(),
        delayMs: 0,
      },
    ]),
  );
}
