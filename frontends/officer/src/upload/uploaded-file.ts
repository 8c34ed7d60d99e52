/** A file of a form. `id` is the attachment's id once it is ready. */
export interface UploadedFile {
  key: string;
  id: string | null;
  name: string;
  bytes: number;
  type: string;
  state: 'sending' | 'ready' | 'failed' | 'refused';
}

export const readyIds = (files: readonly UploadedFile[]): string[] => files.flatMap(({ id, state }) => (id !== null && state === 'ready' ? [id] : []));

/** After a reload the bytes of what was still on its way are gone: it must be chosen again. */
export const afterReload = (files: readonly UploadedFile[]): UploadedFile[] =>
  files.map((file) => (file.state === 'sending' ? { ...file, state: 'failed' } : file));

export type Unfit = 'type' | 'size' | 'count';
/** Why a file may not be added, or null. @param limits of the portal; sizes in bytes */
export function unfit(file: { type: string; size: number }, limits: { types: readonly string[]; bytes: number; count: number }, already: number): Unfit | null {
  if (already >= limits.count) return 'count';
  if (!limits.types.includes(file.type)) return 'type';
  return file.size > limits.bytes ? 'size' : null;
}
