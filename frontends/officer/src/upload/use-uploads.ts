import { useSession } from '@pakn/graph';
import { Upload } from 'tus-js-client';
import { onScopeDispose, reactive, type Ref } from 'vue';
import type { UploadedFile } from './uploaded-file';

/** The server takes 1 MB at a time; a lost connection costs no more than that. */
const CHUNK_BYTES = 1_000_000;
const RETRY_AFTER_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000];

export interface Uploads {
  /** 0 to 1 of a file on its way, by its key. */
  readonly progress: Record<string, number>;
  send(file: File): void;
  again(key: string): void;
  remove(key: string): void;
}

/** Sends files by tus into a form's list. The list is the form's: it outlives a reload with the ids of what has arrived. */
export function useUploads(files: Ref<UploadedFile[]>): Uploads {
  const session = useSession();
  const progress = reactive<Record<string, number>>({});
  const running = new Map<string, { upload: Upload; file: File }>();
  const change = (key: string, news: Partial<UploadedFile>): void => {
    files.value = files.value.map((file) => (file.key === key ? { ...file, ...news } : file));
  };
  const start = (key: string, file: File): void => {
    let refused = false;
    const upload = new Upload(file, {
      endpoint: '/files',
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_AFTER_MS,
      storeFingerprintForResuming: false,
      metadata: { filename: file.name, filetype: file.type },
      async onBeforeRequest(request) {
        const token = await session.token();
        if (token) request.setHeader('authorization', `Bearer ${token}`);
      },
      onAfterResponse(_request, response) {
        refused ||= response.getHeader('x-file-status') === 'REFUSED';
      },
      onProgress: (sent, all) => (progress[key] = all > 0 ? sent / all : 0),
      onSuccess: () => change(key, refused ? { state: 'refused' } : { state: 'ready', id: upload.url?.split('/').pop() ?? null }),
      onError: () => change(key, { state: 'failed' }),
    });
    running.set(key, { upload, file });
    progress[key] = 0;
    upload.start();
  };
  onScopeDispose(() => {
    for (const { upload } of running.values()) void upload.abort();
  });
  return {
    progress,
    send(file) {
      const key = crypto.randomUUID();
      files.value = [...files.value, { key, id: null, name: file.name, bytes: file.size, type: file.type, state: 'sending' }];
      start(key, file);
    },
    again(key) {
      const found = running.get(key);
      if (!found) return;
      change(key, { state: 'sending' });
      start(key, found.file);
    },
    remove(key) {
      void running.get(key)?.upload.abort();
      running.delete(key);
      files.value = files.value.filter((file) => file.key !== key);
    },
  };
}
