/** What a form may take, from `Portal.limits`. */
export interface UploadLimits {
  /** Files of one form. */
  count: number;
  /** Bytes of one file. */
  bytes: number;
  mediaTypes: readonly string[];
}

/** Why a file was not taken or did not arrive; the key of its text below `ui.upload.problem`. */
export type FileProblem = 'empty' | 'type' | 'size' | 'count' | 'refused' | 'network' | 'server';

/**
 * Why a file may not be added, or null.
 * A file whose type the device does not know is let through: the server looks at the bytes.
 * @param limits null while they are not known: the server then decides
 * @param already files in the form
 */
export function problemOfFile(file: { type: string; size: number }, limits: UploadLimits | null, already: number): FileProblem | null {
  if (file.size === 0) return 'empty';
  if (!limits) return null;
  if (file.type && !limits.mediaTypes.includes(file.type)) return 'type';
  if (file.size > limits.bytes) return 'size';
  return already >= limits.count ? 'count' : null;
}

/** What an answer of the upload server means for the person. @param status null when nothing answered */
export function problemOfStatus(status: number | null): FileProblem {
  if (status === null) return 'network';
  if (status === 413) return 'size';
  return status === 400 || status === 415 || status === 422 ? 'type' : 'server';
}

/** These pass by themselves: no answer, an expired token, a lock of the broken-off request, too many requests, a restart. */
export const isWorthRetrying = (status: number | null): boolean => status === null || [401, 409, 423, 429].includes(status) || status >= 500;
