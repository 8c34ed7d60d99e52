import { DomainError, type FieldProblemData } from '@pakn/service-kit';
import type { Holder } from './loaders.ts';
import type { AttachmentPurpose, AttachmentStatus } from './terms.ts';
import type { PlainWrite } from './transaction.ts';

interface Row {
  id: string;
  owner_id: string;
  status: AttachmentStatus;
  taken: boolean;
}

const LOCKED = `select id, owner_id, status, coalesce(case_id, answer_id, message_id, note_id, appointment_id) is not null as taken from cases.attachment where id = any($1) for update`;

const PROBLEMS: Record<'UNKNOWN' | 'FILE_REFUSED' | 'FILE_NOT_READY', string> = {
  UNKNOWN: 'Không tìm thấy tệp này. Hãy tải lên lại.',
  FILE_REFUSED: 'Tệp không được chấp nhận. Hãy chọn tệp khác.',
  FILE_NOT_READY: 'Tệp chưa tải lên xong. Hãy chờ một lát.',
};

/**
 * Checks that files are the uploader's own, ready, and not yet used; answers what is wrong, by argument path. Locks them for `giveAttachments`.
 * @param path of the list argument, for example "input.attachmentIds"
 */
export async function checkAttachments(write: PlainWrite, ids: readonly string[], ownerId: string, path: string): Promise<FieldProblemData[]> {
  if (ids.length === 0) return [];
  const rows = new Map((await write.sql<Row>(LOCKED, [ids])).map((row) => [row.id, row]));
  return ids.flatMap((id, index) => {
    const row = rows.get(id.toLowerCase());
    const code =
      !row || row.owner_id !== ownerId || row.taken
        ? 'UNKNOWN'
        : row.status === 'REFUSED'
          ? 'FILE_REFUSED'
          : row.status === 'SCANNING'
            ? 'FILE_NOT_READY'
            : null;
    return code ? [{ path: `${path}.${index}`, code, message: PROBLEMS[code] }] : [];
  });
}

/** Gives checked files to what now holds them, in their order. */
export async function giveAttachments(
  write: PlainWrite,
  ids: readonly string[],
  holder: { kind: Holder; id: string; purpose: AttachmentPurpose },
): Promise<void> {
  if (ids.length === 0) return;
  await write.sql(
    `update cases.attachment a set ${holder.kind}_id = $2, purpose = $3, position = o.n from unnest($1::uuid[]) with ordinality as o(id, n) where a.id = o.id`,
    [ids, holder.id, holder.purpose],
  );
}

/** The same for a use case with nothing else to check. Call it after the holder was flushed. @throws FILE_REFUSED, FILE_NOT_READY, INVALID_INPUT */
export async function takeAttachments(
  write: PlainWrite,
  ids: readonly string[],
  ownerId: string,
  holder: { kind: Holder; id: string; purpose: AttachmentPurpose },
  path: string = 'attachmentIds',
): Promise<void> {
  refuseFiles(await checkAttachments(write, ids, ownerId, path));
  await giveAttachments(write, ids, holder);
}

/** File problems alone are told by their own code, together with others as INVALID_INPUT. */
export function refuseFiles(fields: FieldProblemData[]): void {
  const [first] = fields;
  if (!first) return;
  const alone = fields.every((field) => field.code === first.code) && (first.code === 'FILE_REFUSED' || first.code === 'FILE_NOT_READY');
  throw new DomainError(alone ? (first.code as 'FILE_REFUSED' | 'FILE_NOT_READY') : 'INVALID_INPUT', { fields });
}
