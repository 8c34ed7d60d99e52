import { isId } from '@pakn/service-kit';
import type { CaseEvent } from '@pakn/events/case';
import type { AttachmentPurpose } from '@pakn/vocabulary';
import type { StoredFile } from '../process/rules.ts';
import { FILE_TAKER, type Holder } from '../case/file-holders.ts';
import type { Write } from './transaction.ts';

const FILES = `
  select id, owner_id as "ownerId", media_type as "mediaType", status, refusal, answer_id as "answerId", case_id as "caseId", rendition is not null as "isRedacted", case when purpose_chosen then purpose end as "chosenPurpose",
    ${FILE_TAKER} is not null as taken
  from cases.attachment where id = any($1) or answer_id = any($2) order by id for update`;

/** The files that a command names and those of the case's answers, locked until the command is done. */
export async function lockFiles(write: Pick<Write, 'sql'>, fileIds: readonly string[], answerIds: readonly string[]): Promise<StoredFile[]> {
  const ids = fileIds.filter(isId);
  return ids.length + answerIds.length === 0 ? [] : write.sql<StoredFile>(FILES, [ids, answerIds]);
}

/** Gives files to what the event made hold them, in their order (an answer's event says itself what each is there for), and says what is served of one. Answers what it sent. */
export const giveFiles = (write: Pick<Write, 'sql'>, caseId: string, event: CaseEvent): Promise<unknown>[] => [
  ...holdersOf(caseId, event)
    .filter(({ ids }) => ids.length > 0)
    .map(({ ids, kind, holderId, purpose }) =>
      write.sql(
        `update cases.attachment a set ${kind}_id = $2, purpose = case when a.purpose_chosen and not $4 then a.purpose else $3 end, position = o.n, point_lon = null, point_lat = null
        from unnest($1::uuid[]) with ordinality as o(id, n) where a.id = o.id`,
        [ids, holderId, purpose, kind === 'answer'],
      ),
    ),
  ...redactionOf(event).map((values) => write.sql(REDACT, values)),
];

const REDACT = 'update cases.attachment set rendition = $2, rectangles = $3 where id = $1';
const redactionOf = (event: CaseEvent): [string, string | null, string | null][] => {
  if (event.type !== 'AttachmentRedacted') return [];
  const { attachmentId, rendition, rectangles } = event.data;
  return [[attachmentId, rendition, rendition && JSON.stringify(rectangles)]];
};

interface Holding {
  ids: string[];
  kind: Holder;
  holderId: string;
  purpose: AttachmentPurpose;
}

/** What an event's files belong to from then on. */
export function holdersOf(caseId: string, event: CaseEvent): Holding[] {
  switch (event.type) {
    case 'CaseSubmitted':
      return [{ ids: event.data.files, kind: 'case', holderId: caseId, purpose: 'REPORT' }];
    case 'MessageSent':
      return [{ ids: event.data.files, kind: 'message', holderId: event.data.messageId, purpose: 'DOCUMENT' }];
    case 'NoteAdded':
      return [{ ids: event.data.files, kind: 'note', holderId: event.data.noteId, purpose: 'DOCUMENT' }];
    case 'InfoSupplied':
      return [{ ids: event.data.files, kind: 'message', holderId: event.data.messageId, purpose: 'DOCUMENT' }];
    case 'CaseReopened':
      return [{ ids: event.data.files, kind: 'reopening', holderId: event.data.reopeningId, purpose: 'REPORT' }];
    case 'CaseScheduled':
      return [{ ids: event.data.files, kind: 'appointment', holderId: event.data.appointmentId, purpose: 'DOCUMENT' }];
    case 'AnswerRecorded': {
      const { files, answerId } = event.data;
      const purposes = [...new Set(files.map((file) => file.purpose))];
      return purposes.map((purpose) => ({
        ids: files.filter((file) => file.purpose === purpose).map((file) => file.fileId),
        kind: 'answer',
        holderId: answerId,
        purpose,
      }));
    }
    default:
      return [];
  }
}
