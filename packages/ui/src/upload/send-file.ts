import type { DetailedError } from 'tus-js-client';
import { isWorthRetrying } from './file-rules';

/** The server takes 1 MB at a time; a lost connection costs no more than that. */
const CHUNK_BYTES = 1_000_000;
const RETRY_AFTER_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000, 30_000];

export interface FileToSend {
  name: string;
  mediaType: string;
  blob: Blob;
  /** Where an earlier page had begun to send it, or null. */
  uploadUrl: string | null;
}
export interface SendingEvents {
  token(): Promise<string | null>;
  /** The server has given it an address: from now on it can be resumed. */
  onAddress(uploadUrl: string): void;
  /** 0 to 1. */
  onPart(part: number): void;
  /** @param refused the server has looked at its bytes and does not take it */
  onArrived(attachmentId: string, refused: boolean): void;
  /** @param status of the server's answer, or null when nothing answered */
  onFailed(status: number | null): void;
}

/** Sends one file by tus. @returns how to break it off; `terminate` also asks the server to delete it */
export function sendFile(file: FileToSend, events: SendingEvents): (terminate: boolean) => void {
  let stopped = false;
  let stop: ((terminate: boolean) => void) | undefined;
  const statusOf = (error: Error): number | null => ('originalResponse' in error ? ((error as DetailedError).originalResponse?.getStatus() ?? null) : null);
  const start = async (): Promise<void> => {
    // Loaded with the first file: most visitors never send one.
    const { Upload } = await import('tus-js-client');
    if (stopped) return;
    let refused = false;
    const upload = new Upload(file.blob, {
      endpoint: '/files',
      uploadUrl: file.uploadUrl,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_AFTER_MS,
      // The address lies with the form's file on this device (file-shelf.ts), not in localStorage.
      storeFingerprintForResuming: false,
      metadata: { filename: file.name, filetype: file.mediaType },
      async onBeforeRequest(request) {
        const token = await events.token();
        if (token) request.setHeader('authorization', `Bearer ${token}`);
      },
      onAfterResponse(_request, response) {
        refused ||= response.getHeader('x-file-status') === 'REFUSED';
      },
      onShouldRetry: (error) => isWorthRetrying(statusOf(error)),
      onUploadUrlAvailable: () => upload.url && events.onAddress(upload.url),
      onProgress: (sent, whole) => events.onPart(whole ? sent / whole : 1),
      onSuccess: () => events.onArrived((upload.url ?? '').split('/').at(-1) ?? '', refused),
      onError: (error) => events.onFailed(statusOf(error)),
    });
    stop = (terminate) => void upload.abort(terminate).catch(() => undefined);
    upload.start();
  };
  start().catch(() => events.onFailed(null));
  return (terminate) => {
    stopped = true;
    stop?.(terminate);
  };
}
