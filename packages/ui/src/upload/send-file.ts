import type { DetailedError } from 'tus-js-client';
import { isWorthRetrying } from './file-rules';

/** The server takes 1 MB at a time; a lost connection costs no more than that. */
const CHUNK_BYTES = 1_000_000;
/** A file that waits for the server's scanner is asked for so often. */
const ASK_AGAIN_MS = 4_000;
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
  /** All of it is there; the server has not finished looking at it, and is asked again. */
  onChecking(): void;
  onArrived(attachmentId: string): void;
  /** The server has looked at its bytes and does not take it. @param message why, and what is taken instead; null when it does not say */
  onRefused(message: string | null): void;
  /** @param status of the server's answer, or null when nothing answered */
  onFailed(status: number | null): void;
}

interface Said {
  status: string | null;
  message: string | null;
}
/** What an answer says of the file. */
function saidOf(header: (name: string) => string | null): Said {
  const message = header('x-file-message');
  return { status: header('x-file-status'), message: message && decodeURIComponent(message) };
}

/** Sends one file by tus. @returns how to break it off; `terminate` also asks the server to delete it */
export function sendFile(file: FileToSend, events: SendingEvents): (terminate: boolean) => void {
  let stopped = false;
  let stop: ((terminate: boolean) => void) | undefined;
  const statusOf = (error: Error): number | null => ('originalResponse' in error ? ((error as DetailedError).originalResponse?.getStatus() ?? null) : null);
  const headers = async (): Promise<Record<string, string>> => {
    const token = await events.token();
    // What the server says of a file is for whoever reads this page.
    return { 'accept-language': document.documentElement.lang || 'vi', ...(token && { authorization: `Bearer ${token}` }) };
  };
  const settle = async ({ status, message }: Said, url: string): Promise<void> => {
    if (status === 'REFUSED') return events.onRefused(message);
    if (status !== 'SCANNING') return events.onArrived(url.split('/').at(-1) ?? '');
    events.onChecking();
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    if (stopped) return;
    const answer = await fetch(url, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0', ...(await headers()) } }).catch(() => null);
    if (stopped) return;
    if (answer && !answer.ok && !isWorthRetrying(answer.status)) return events.onFailed(answer.status);
    await settle(answer?.ok ? saidOf((name) => answer.headers.get(name)) : { status: 'SCANNING', message: null }, url);
  };
  const start = async (): Promise<void> => {
    // Loaded with the first file: most visitors never send one.
    const { Upload } = await import('tus-js-client');
    if (stopped) return;
    let said: Said = { status: null, message: null };
    const upload = new Upload(file.blob, {
      endpoint: '/files',
      uploadUrl: file.uploadUrl,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_AFTER_MS,
      // The address lies with the form's file on this device (file-shelf.ts), not in localStorage.
      storeFingerprintForResuming: false,
      metadata: { filename: file.name, filetype: file.mediaType },
      async onBeforeRequest(request) {
        for (const [name, value] of Object.entries(await headers())) request.setHeader(name, value);
      },
      onAfterResponse(_request, response) {
        said = saidOf((name) => response.getHeader(name) ?? null);
      },
      onShouldRetry: (error) => isWorthRetrying(statusOf(error)),
      onUploadUrlAvailable: () => upload.url && events.onAddress(upload.url),
      onProgress: (sent, whole) => events.onPart(whole ? sent / whole : 1),
      onSuccess: () => void settle(said, upload.url ?? ''),
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
