import { isId, notFound, refuseIfAny } from '@pakn/service-kit';
import type { MailedKind } from '@pakn/vocabulary';
import { addMessages } from '../message/add-messages.ts';
import { KIND_OF_NOTICE } from '../message/kind-of-notice.ts';
import type { FileToMail } from '../message/mail/mailed-files.ts';
import { changing, clientOf } from '../changing.ts';
import type { Services } from '../services.ts';

export interface WordsToMail {
  code: string;
  contactId: string;
  kind: MailedKind;
  /** Of the answer, message or report; with `at` it names what is sent once. */
  id: string;
  at: Date;
  /** May be empty: then the mail says what it is about. */
  text: string;
  files: FileToMail[];
}

const THEIRS = `select 1 from accounts.mail_contact k join accounts.reported_case r on r.account_id = k.account_id where k.account_id = $1 and r.code = $2`;
/** An address of a file of this installation, signed by cases: nothing else is ever fetched or linked. */
const FILE_PATH = /^\/files\/a\/[0-9a-f-]{36}\?e=\d{1,12}&s=[\w-]{20,100}$/;
const NO_FILE = { vi: 'Đường dẫn tệp không hợp lệ.', en: 'This is no address of a file.' };

/**
 * Sends what was written about a report to whoever mailed it, once: the words come from the mailbox, since accounts holds none of a case.
 * @throws NOT_FOUND when this contact has not mailed this report, DomainError INVALID_INPUT
 */
export async function mailWords(services: Services, words: WordsToMail, requestId: string): Promise<void> {
  const { code, contactId, kind, id, at, text, files } = words;
  refuseIfAny(files.flatMap(({ url }, index) => (FILE_PATH.test(url) ? [] : [{ path: `files.${index}.url`, code: 'INVALID_INPUT', message: NO_FILE }])));
  if (!isId(contactId) || (await services.pool.query(THEIRS, [contactId, code])).rowCount === 0) throw notFound();
  await changing(services, { actorId: null, requestId, reason: 'what was written about a report is mailed' }, (em) =>
    addMessages(clientOf(em), services.channels, [
      {
        accountId: contactId,
        kind: KIND_OF_NOTICE[kind],
        words: kind,
        params: { code, due: null, answer: text, ...(files.length > 0 && { files }) },
        once: `${kind}:${id}:${at.toISOString()}`,
        at: services.now(),
        delayMs: 0,
      },
    ]),
  );
}
