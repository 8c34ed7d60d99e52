import { cleanText, DomainError, isId, isReadable, notFound, refuseIfAny, type FieldProblemData } from '@pakn/service-kit';
import { CHOSEN_PURPOSES, LONGEST_CAPTION, type AttachmentPurpose, type Label } from '@pakn/vocabulary';
import { IS_SENT } from '../case/file-holders.ts';
import type { ShownAttachment } from '../case/loaders.ts';
import { writing } from '../command/transaction.ts';
import type { CasesContext } from '../context.ts';
import { columnsOf } from '../entities/case-row.ts';
import { Attachment } from '../entities/parts.entity.ts';
import { problemsOf } from '../process/words.ts';

export interface Description {
  id: string;
  /** Null: as it was. */
  purpose: AttachmentPurpose | null;
  /** Null or blank: none from now on. */
  caption: string | null;
}

const DESCRIBE = `update cases.attachment t set caption = $3, purpose = coalesce($4, t.purpose), purpose_chosen = t.purpose_chosen or $4 is not null
  where t.id = $1 and t.owner_id = $2 and not (${IS_SENT}) and t.status <> 'REFUSED' returning ${columnsOf('t', Attachment)}`;
const STATUS = 'select status from cases.attachment where id = $1 and owner_id = $2';

const SENT: Label = {
  vi: 'Tệp này đã được gửi đi nên không sửa mô tả được nữa.',
  en: 'This file was sent: its description cannot be changed any more.',
};
const NOT_THEIRS: Label = { vi: 'Không thể chọn mục đích này cho tệp.', en: 'This purpose cannot be chosen for the file.' };

/**
 * Says what an uploaded file shows (A4-09). No event tells of it, and once something of a case holds the file it stays as it is; whoever sends at the same
 * moment is waited for.
 * @throws NOT_FOUND for a file that is not there or somebody else's, NOT_NOW for one that was sent, FILE_REFUSED, INVALID_INPUT
 */
export async function describeAttachment(context: CasesContext, { id, purpose, caption }: Description): Promise<ShownAttachment> {
  const ownerId = context.subject();
  if (!isId(id)) throw notFound();
  const said = cleanText(caption ?? '').replace(/\s+/gu, ' ');
  const offered: readonly AttachmentPurpose[] = CHOSEN_PURPOSES[context.identity.kind === 'OFFICER' ? 'OFFICER' : 'REPORTER'];
  const wrong: FieldProblemData[] = purpose === null || offered.includes(purpose) ? [] : [{ path: 'purpose', code: 'NOT_OFFERED', message: NOT_THEIRS }];
  const name: Label = { vi: 'mô tả', en: 'the description' };
  const problems = [...wrong, ...problemsOf(said, { path: 'caption', name, longest: LONGEST_CAPTION, shortest: 0 })];
  return writing(context.services, async ({ sql }) => {
    const [there] = await sql<{ status: string }>(STATUS, [id, ownerId]);
    if (!there) throw notFound();
    refuseIfAny(problems);
    const [described] = await sql<Attachment>(DESCRIBE, [id, ownerId, isReadable(said) ? said : null, purpose]);
    if (described) return { ...described, isPublic: false, ofCaseId: null };
    throw there.status === 'REFUSED' ? new DomainError('FILE_REFUSED') : new DomainError('NOT_NOW', { message: SENT });
  });
}
