import { useSession } from '@pakn/graph';
import { DetailedError, Upload } from 'tus-js-client';
import { computed, onScopeDispose, shallowReactive, watch } from 'vue';
import type { DraftFile, DraftShelf } from './report-draft';

/** One file of the form. `waiting`: for the person to sign in, or for the network. */
export interface FormFile {
  file: DraftFile;
  /** Object address for the preview; empty for documents. */
  preview: string;
  state: 'waiting' | 'uploading' | 'done' | 'failed';
  /** 0..1 */
  part: number;
  /** Why it failed: the server's answer code (413, 415 …), or null. */
  status: number | null;
}

/** The server takes 1 MB at a time; a lost connection costs no more than that. */
const CHUNK_BYTES = 1_000_000;
const RETRY_AFTER_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000, 30_000];

/** Sends the form's files by tus while the person goes on writing. */
export function useUploads(shelf: () => DraftShelf | null) {
  const session = useSession();
  const files = shallowReactive<FormFile[]>([]);
  const running = new Map<string, Upload>();

  /** Puts a changed copy in the old one's place, so that the screen follows. */
  const change = (id: string, news: Partial<FormFile>): void => {
    const at = files.findIndex(({ file }) => file.id === id);
    const old = files[at];
    if (old) files[at] = { ...old, ...news };
  };

  const send = (file: DraftFile): void => {
    if (session.state.value !== 'signed-in' || running.has(file.id)) return;
    const upload = new Upload(file.blob, {
      endpoint: '/files',
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_AFTER_MS,
      storeFingerprintForResuming: false,
      metadata: { filename: file.name, filetype: file.mediaType },
      async onBeforeRequest(request) {
        const token = await session.token();
        if (token) request.setHeader('authorization', `Bearer ${token}`);
      },
      onShouldRetry(error) {
        const status = error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0;
        return status === 0 || status === 401 || status === 409 || status === 423 || status === 429 || status >= 500;
      },
      onProgress: (sent, whole) => change(file.id, { part: whole ? sent / whole : 1 }),
      onSuccess() {
        running.delete(file.id);
        const attachmentId = (upload.url ?? '').split('/').at(-1) ?? '';
        const done = { ...file, attachmentId };
        change(file.id, { file: done, state: 'done', part: 1 });
        void shelf()?.keepFile(done);
      },
      onError(error) {
        running.delete(file.id);
        const status = error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? null) : null;
        change(file.id, { state: navigator.onLine || status !== null ? 'failed' : 'waiting', status });
      },
    });
    running.set(file.id, upload);
    change(file.id, { state: 'uploading', status: null });
    upload.start();
  };

  const show = (file: DraftFile): void => {
    const preview = file.mediaType.startsWith('image/') ? URL.createObjectURL(file.blob) : '';
    files.push({ file, preview, state: file.attachmentId ? 'done' : 'waiting', part: file.attachmentId ? 1 : 0, status: null });
    if (!file.attachmentId) send(file);
  };

  const forget = (id: string): void => {
    const at = files.findIndex(({ file }) => file.id === id);
    const [gone] = at >= 0 ? files.splice(at, 1) : [];
    if (gone?.preview) URL.revokeObjectURL(gone.preview);
    void running
      .get(id)
      ?.abort(true)
      .catch(() => undefined);
    running.delete(id);
  };

  const resume = (): void => {
    for (const { file, state } of [...files]) if (state === 'waiting') send(file);
  };
  watch(() => session.state.value, resume);
  addEventListener('online', resume);
  onScopeDispose(() => {
    removeEventListener('online', resume);
    for (const upload of running.values()) void upload.abort().catch(() => undefined);
    for (const { preview } of files) if (preview) URL.revokeObjectURL(preview);
  });

  return {
    files,
    busy: computed(() => files.some(({ state }) => state === 'uploading' || state === 'waiting')),
    attachmentIds: () => files.flatMap(({ file: { attachmentId } }) => (attachmentId ? [attachmentId] : [])),
    /** Files from the store on this device, after a reload or signing in. */
    restore: (stored: readonly DraftFile[]) => stored.forEach(show),
    add(draft: string, chosen: Iterable<File>) {
      for (const blob of chosen) {
        const file: DraftFile = {
          id: crypto.randomUUID(),
          draft,
          name: blob.name,
          mediaType: blob.type || 'application/octet-stream',
          bytes: blob.size,
          blob,
          attachmentId: null,
        };
        void shelf()?.keepFile(file);
        show(file);
      }
    },
    remove(id: string) {
      forget(id);
      void shelf()?.dropFile(id);
    },
    /** A picture that the browser cannot draw is shown as a file; the server judges it by its bytes. */
    withoutPreview: (id: string) => change(id, { preview: '' }),
    retry(id: string) {
      const failed = files.find(({ file }) => file.id === id);
      if (failed) send(failed.file);
    },
    clear: () => [...files].forEach(({ file }) => forget(file.id)),
  };
}
export type Uploads = ReturnType<typeof useUploads>;
