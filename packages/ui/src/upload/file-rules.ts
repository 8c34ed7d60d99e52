import { fileKindOf, kindsOf } from '@pakn/vocabulary';

/** What a form may take, from `Portal.limits`. */
export interface UploadLimits {
  /** Files of one form. */
  count: number;
  /** Bytes of one file. */
  bytes: number;
  mediaTypes: readonly string[];
}

/** Why a file was not taken or did not arrive; the key of its text below `ui.upload.problem`. The server says itself why it refuses one. */
export type FileProblem = 'empty' | 'type' | 'size' | 'count' | 'refused' | 'network' | 'server';

/**
 * Why a file may not be added, or null.
 * A file whose type the device does not know is let through, and so is one that is called as something that is taken: the server looks at the bytes.
 * @param limits null while they are not known: the server then decides
 * @param already files in the form
 */
export function problemOfFile(file: { type: string; size: number; name?: string }, limits: UploadLimits | null, already: number): FileProblem | null {
  if (file.size === 0) return 'empty';
  if (!limits) return null;
  if (file.type && file.type !== UNKNOWN_TYPE && !isTaken(file, limits)) return 'type';
  if (file.size > limits.bytes) return 'size';
  return already >= limits.count ? 'count' : null;
}

/** What devices say of a file that they do not know. */
const UNKNOWN_TYPE = 'application/octet-stream';

function isTaken({ type, name = '' }: { type: string; name?: string }, { mediaTypes }: UploadLimits): boolean {
  const kind = fileKindOf(type);
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return kindsOf(mediaTypes).some((taken) => taken === kind || taken.endings.some((each) => each === ending));
}

/** What an answer of the upload server means for the person. @param status null when nothing answered */
export function problemOfStatus(status: number | null): FileProblem {
  if (status === null) return 'network';
  if (status === 413) return 'size';
  return status === 400 || status === 415 || status === 422 ? 'type' : 'server';
}

/** These pass by themselves: no answer, an expired token, a lock of the broken-off request, too many requests, a restart. */
export const isWorthRetrying = (status: number | null): boolean => status === null || [401, 409, 423, 429].includes(status) || status >= 500;
