import { DomainError, type FieldProblemData } from '@pakn/service-kit/rules';
import { isProof, refusedFileText, type AttachmentPurpose, type Label } from '@pakn/vocabulary';
import type { Rules } from '../process/rules.ts';

/** The files of an answer, by what they show. */
export interface AnswerFiles {
  attachmentIds?: string[] | null;
  beforeIds?: string[] | null;
  afterIds?: string[] | null;
}

/** Every file that an answer names. */
export const answerFileIds = ({ beforeIds, afterIds, attachmentIds }: AnswerFiles): string[] => [
  ...(beforeIds ?? []),
  ...(afterIds ?? []),
  ...(attachmentIds ?? []),
];

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

/** What a file of an answer shows: the lists of pictures before and after say it, of the rest its uploader may have said it. */
export function purposeOf(fileId: string, listed: AttachmentPurpose, { files }: Pick<Rules, 'files'>): AttachmentPurpose {
  const chosen = files.find(({ id }) => id === fileId.toLowerCase())?.chosenPurpose;
  return (listed === 'PROOF' && chosen) || listed;
}

/**
 * Refuses files of a kind that answers do not take, and an answer without proof where the category wants it.
 * @param answer its id if it was written before, and the files that it is given now
 */
export function refuseWithoutProof(
  answer: { id?: string | undefined; fileIds?: readonly string[] },
  proofRequired: boolean,
  rules: Pick<Rules, 'files' | 'reference'>,
): void {
  const given = new Set(answer.fileIds?.map((id) => id.toLowerCase()));
  const kinds = rules.files.filter((file) => given.has(file.id) || (answer.id !== undefined && file.answerId === answer.id)).map((file) => file.mediaType);
  const field = (code: string, message: Label): { fields: FieldProblemData[] } => ({ fields: [{ path: 'input.attachmentIds', code, message }] });
  const { answerMediaTypes, videoSeconds } = rules.reference.limits();
  if (kinds.some((kind) => !answerMediaTypes.includes(kind)))
    throw new DomainError('FILE_REFUSED', field('FILE_REFUSED', refusedFileText(null, { mediaTypes: answerMediaTypes, videoSeconds })));
  if (proofRequired && !kinds.some(isProof))
    throw new DomainError(
      'PROOF_REQUIRED',
      field('PROOF_REQUIRED', { vi: 'Hãy thêm ảnh hoặc tài liệu chứng minh kết quả.', en: 'Add a picture or a document that proves the result.' }),
    );
}
