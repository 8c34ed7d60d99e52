import { DomainError, isId, refuseIfAny, type FieldProblemData } from '@pakn/service-kit';

/** Files that one answer, message, note or appointment may bring. */
export const MOST_FILES = 10;

/** What cannot be a file's id at all: it must not reach a uuid column. */
export const wrongFileIds = (ids: readonly string[], path: string): FieldProblemData[] =>
  ids.flatMap((id, index) => (isId(id) ? [] : [{ path: `${path}.${index}`, code: 'UNKNOWN', message: 'Không tìm thấy tệp này. Hãy tải lên lại.' }]));

/** Each file once, in the order given. @throws TOO_MANY_FILES, INVALID_INPUT for what is no id */
export function fileIdsOf(given: readonly string[] | null | undefined, path: string): string[] {
  const ids = [...new Set(given ?? [])];
  refuseTooMany(ids.length, path);
  refuseIfAny(wrongFileIds(ids, path));
  return ids;
}

/** @throws TOO_MANY_FILES */
export function refuseTooMany(count: number, path: string): void {
  if (count > MOST_FILES)
    throw new DomainError('TOO_MANY_FILES', { fields: [{ path, code: 'TOO_MANY_FILES', message: `Đính kèm tối đa ${MOST_FILES} tệp.` }] });
}
