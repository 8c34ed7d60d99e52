import { DomainError, type FieldProblemData } from '@pakn/service-kit';
import type { Answer } from '../case/parts.entity.ts';
import type { AttachmentPurpose } from '../case/terms.ts';
import type { Write } from '../case/transaction.ts';
import { ANSWER_MEDIA_TYPES, isProof } from './proof.ts';

/** The files of an answer, by what they show. */
export interface AnswerFiles {
  attachmentIds?: string[] | null;
  beforeIds?: string[] | null;
  afterIds?: string[] | null;
}

/** The lists with their argument paths; a file that is named twice counts where it came first. */
export function filesOf(files: AnswerFiles): { ids: string[]; path: string; purpose: AttachmentPurpose }[] {
  const lists = [
    { given: files.beforeIds, path: 'input.beforeIds', purpose: 'BEFORE' as const },
    { given: files.afterIds, path: 'input.afterIds', purpose: 'AFTER' as const },
    { given: files.attachmentIds, path: 'input.attachmentIds', purpose: 'PROOF' as const },
  ];
  const seen = new Set<string>();
  return lists.map(({ given, path, purpose }) => ({ path, purpose, ids: (given ?? []).filter((id) => !seen.has(id) && seen.add(id)) }));
}

/** Refuses files of a kind that answers do not take, and an answer without proof where the category wants it. Call it after the files were given. */
export async function refuseWithoutProof(write: Write, answer: Pick<Answer, 'id'>, proofRequired: boolean): Promise<void> {
  const kinds = (await write.sql<{ media_type: string }>('select media_type from cases.attachment where answer_id = $1', [answer.id])).map(
    (row) => row.media_type,
  );
  const field = (code: string, message: string): { fields: FieldProblemData[] } => ({ fields: [{ path: 'input.attachmentIds', code, message }] });
  if (kinds.some((kind) => !ANSWER_MEDIA_TYPES.includes(kind)))
    throw new DomainError('FILE_REFUSED', field('FILE_REFUSED', 'Câu trả lời chỉ nhận ảnh, video, âm thanh, PDF hoặc văn bản.'));
  if (proofRequired && !kinds.some(isProof)) throw new DomainError('PROOF_REQUIRED', field('PROOF_REQUIRED', 'Hãy thêm ảnh hoặc tài liệu chứng minh kết quả.'));
}
