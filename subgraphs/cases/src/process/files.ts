import { DomainError, isId, type FieldProblemData } from '@pakn/service-kit/rules';
import { REFUSAL, refusedFileText } from '@pakn/vocabulary';
import type { Rules } from './rules.ts';
import { UNKNOWN_FILE } from './words.ts';

type FileRules = Pick<Rules, 'files' | 'actor' | 'reference'>;

/** Files that one answer, message, note or appointment may bring. */
const MOST_FILES = 10;

/**
 * What is wrong with files that somebody hands in, by argument path: each must be the sender's own, ready, not yet used, and of a kind that the tenant takes.
 * @param path of the list argument, for example "input.attachmentIds"
 * @param mediaTypes what is taken; by default what officers or citizens may attach
 */
export function wrongFiles(
  ids: readonly string[],
  path: string,
  { files, actor, reference }: FileRules,
  mediaTypes: readonly string[] = actor.kind === 'OFFICER' ? reference.limits().answerMediaTypes : reference.limits().reportMediaTypes,
): FieldProblemData[] {
  return ids.flatMap((id, index) => {
    const file = files.find((each) => each.id === id.toLowerCase());
    const code =
      !isId(id) || !file || file.ownerId !== actor.sub || file.taken
        ? 'UNKNOWN'
        : file.status === 'REFUSED' || (file.status === 'READY' && !mediaTypes.includes(file.mediaType))
          ? 'FILE_REFUSED'
          : file.status === 'SCANNING'
            ? 'FILE_NOT_READY'
            : null;
    if (!code) return [];
    const message =
      code === 'UNKNOWN'
        ? UNKNOWN_FILE
        : code === 'FILE_REFUSED'
          ? refusedFileText(file?.refusal ?? null, { mediaTypes, videoSeconds: reference.limits().videoSeconds })
          : REFUSAL[code];
    return [{ path: `${path}.${index}`, code, message }];
  });
}

/** Each file once, in the order given. @throws TOO_MANY_FILES, FILE_REFUSED, FILE_NOT_READY, INVALID_INPUT */
export function checkedFileIds(given: readonly string[] | null | undefined, path: string, rules: FileRules): string[] {
  const ids = [...new Set(given ?? [])];
  refuseTooMany(ids.length, path);
  refuseFiles(wrongFiles(ids, path, rules));
  return ids;
}

/** @throws TOO_MANY_FILES */
export function refuseTooMany(count: number, path: string, most: number = MOST_FILES): void {
  if (count > most)
    throw new DomainError('TOO_MANY_FILES', {
      fields: [{ path, code: 'TOO_MANY_FILES', message: { vi: `Đính kèm tối đa ${most} tệp.`, en: `Attach ${most} files at most.` } }],
    });
}

/** File problems alone have their own code, together with others as INVALID_INPUT. */
export function refuseFiles(fields: FieldProblemData[]): void {
  const [first] = fields;
  if (!first) return;
  const alone = fields.every((field) => field.code === first.code) && (first.code === 'FILE_REFUSED' || first.code === 'FILE_NOT_READY');
  throw new DomainError(alone ? (first.code as 'FILE_REFUSED' | 'FILE_NOT_READY') : 'INVALID_INPUT', { fields });
}
