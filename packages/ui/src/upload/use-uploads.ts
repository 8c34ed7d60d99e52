import { computed, onScopeDispose, ref, shallowReactive, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { problemOfFile, problemOfStatus, type FileProblem, type UploadLimits } from './file-rules';
import { openFileShelf, type FileShelf, type StoredFile } from './file-shelf';
import { sendFile } from './send-file';

/** One file of a form. */
export interface UploadedFile {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  /** Object address of a picture; empty for everything else. */
  preview: string;
  /** `waiting` for its turn, the network or a sign-in; `refused` by the server for what it is, `failed` for everything that may pass. */
  state: 'waiting' | 'sending' | 'ready' | 'failed' | 'refused';
  /** 0 to 1. */
  part: number;
  problem: FileProblem | null;
  /** The server's id, once it has all of it. */
  attachmentId: string | null;
}

export interface UploadOptions {
  /** `Session` of @pakn/graph: files of a visitor wait for the sign-in. */
  session: { readonly state: { readonly value: string }; token(): Promise<string | null> };
  /** The form's name on this device, e.g. its draft's key. */
  form: () => string;
  /** Null while they are not known. */
  limits: () => UploadLimits | null;
  /** How long files of an unsent form stay on this device, in ms. */
  keptFor: number;
}

export interface Uploads {
  readonly files: readonly UploadedFile[];
  readonly limits: ComputedRef<UploadLimits | null>;
  /** Files that were not taken, with the reason; until the next ones are given. */
  readonly notTaken: Readonly<ShallowRef<readonly { name: string; problem: FileProblem }[]>>;
  /** What files that wait are waiting for. */
  readonly waitingFor: ComputedRef<'sign-in' | 'network' | 'turn'>;
  /** Something is still on its way. */
  readonly busy: ComputedRef<boolean>;
  /** A file has not arrived and is not going to by itself. */
  readonly stuck: ComputedRef<boolean>;
  add(chosen: Iterable<File>): void;
  remove(id: string): void;
  retry(id: string): void;
  /** The form has another name now: its files take the place of those that are shown, which stay on this device. */
  reopen(): Promise<void>;
  /** Sends everything once more: what has arrived belongs to another report. */
  sendAgain(): void;
  /** A picture that the browser cannot draw is shown as a document. */
  withoutPreview(id: string): void;
  /** Brings back what was kept for this form, after a reload or a sign-in. @param only these, in the order of adding; all without it */
  restore(only?: readonly string[]): Promise<void>;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
  /** Of everything that has arrived, in the order of adding. */
  attachmentIds(): string[];
  /** What the files belong to was sent or given up: nothing stays on this device. */
  clear(): void;
}

/** A connection over which nothing has gone for so long is dead, although nobody has said so: the file is broken off and can be tried again. */
const STALLED_MS = 60_000;
/** What has failed for want of a network is tried again by itself after so long. */
const AGAIN_AFTER_MS = 30_000;
/** A browser opens six connections to a server: the rest of the page needs some. */
const AT_ONCE = 3;

/** The files of a form: each is sent while the person goes on writing, resumed after a lost connection and after a reload. */
export function useUploads({ session, form, limits, keptFor }: UploadOptions): Uploads {
  const files = shallowReactive<UploadedFile[]>([]);
  const stored = new Map<string, StoredFile>();
  const running = new Map<string, (terminate: boolean) => void>();
  const notTaken = shallowRef<readonly { name: string; problem: FileProblem }[]>([]);
  const online: Ref<boolean> = ref(navigator.onLine);
  let lastPlace = 0;
  /** A device that cannot keep a file (full, private) still sends it. */
  const onShelf = (act: (shelf: FileShelf) => Promise<void>): void => void openFileShelf().then((shelf) => shelf && act(shelf).catch(() => undefined));

  /** Puts a changed copy in the old one's place, so that the screen follows. */
  const change = (id: string, news: Partial<UploadedFile>): void => {
    const at = files.findIndex((file) => file.id === id);
    const old = files[at];
    if (old) files[at] = { ...old, ...news };
  };
  const store = (id: string, news: Partial<StoredFile>): void => {
    const old = stored.get(id);
    if (!old) return;
    const file = { ...old, ...news };
    stored.set(id, file);
    onShelf((shelf) => shelf.keep(file));
  };

  const send = (id: string): void => {
    const file = stored.get(id);
    if (!file || running.has(id)) return;
    change(id, { state: 'sending', problem: null });
    let over = false;
    let stall: ReturnType<typeof setTimeout> | undefined;
    const ended = (news: Partial<UploadedFile>): void => {
      if (over) return;
      over = true;
      clearTimeout(stall);
      running.delete(id);
      change(id, news);
      sendNext();
    };
    const failed = (problem: FileProblem): void => {
      ended({ state: 'failed', problem });
      if (problem === 'network') tryAgain(id, AGAIN_AFTER_MS);
    };
    const alive = (): void => {
      clearTimeout(stall);
      if (over) return;
      stall = setTimeout(() => {
        stop(false);
        if (navigator.onLine) failed('network');
        else ended({ state: 'waiting' });
      }, STALLED_MS);
    };
    alive();
    const stop = sendFile(file, {
      token: () => session.token(),
      onAddress(uploadUrl) {
        alive();
        store(id, { uploadUrl });
      },
      onPart(part) {
        alive();
        if (!over) change(id, { part });
      },
      onArrived(attachmentId, refused) {
        if (refused) {
          onShelf((shelf) => shelf.drop(id));
          return ended({ state: 'refused', problem: 'refused' });
        }
        store(id, { attachmentId });
        ended({ state: 'ready', part: 1, attachmentId });
      },
      onFailed(status) {
        if (status === null && !navigator.onLine) return ended({ state: 'waiting' });
        const problem = problemOfStatus(status);
        if (problem === 'type' || problem === 'size') ended({ state: 'refused', problem });
        else failed(problem);
      },
    });
    if (over) return;
    running.set(id, (terminate) => {
      over = true;
      clearTimeout(stall);
      stop(terminate);
    });
  };
  const again = (id: string): void => {
    if (files.find((file) => file.id === id)?.state !== 'failed') return;
    change(id, { state: 'waiting', problem: null });
    sendNext();
  };
  const later = new Set<ReturnType<typeof setTimeout>>();
  const tryAgain = (id: string, ms: number): void => {
    const timer = setTimeout(() => {
      later.delete(timer);
      again(id);
    }, ms);
    later.add(timer);
  };
  const sendNext = (): void => {
    if (session.state.value !== 'signed-in' || !navigator.onLine) return;
    for (const { id, state } of [...files]) if (state === 'waiting' && running.size < AT_ONCE) send(id);
  };

  const show = (file: StoredFile): void => {
    const { id, name, mediaType, bytes, blob, attachmentId, place } = file;
    lastPlace = Math.max(lastPlace, place);
    stored.set(id, file);
    const preview = mediaType.startsWith('image/') ? URL.createObjectURL(blob) : '';
    files.push({ id, name, mediaType, bytes, preview, attachmentId, state: attachmentId ? 'ready' : 'waiting', part: attachmentId ? 1 : 0, problem: null });
  };
  const forget = (id: string, terminate: boolean): void => {
    const at = files.findIndex((file) => file.id === id);
    const [gone] = at >= 0 ? files.splice(at, 1) : [];
    if (gone?.preview) URL.revokeObjectURL(gone.preview);
    running.get(id)?.(terminate);
    running.delete(id);
    stored.delete(id);
    onShelf((shelf) => shelf.drop(id));
  };

  const follow = (): void => {
    online.value = navigator.onLine;
    // The network is back: what could not be sent without it goes on by itself.
    if (online.value) for (const { id, problem } of [...files]) if (problem === 'network' || problem === 'server') again(id);
    sendNext();
  };
  const stopAll = (): void => {
    for (const stop of running.values()) stop(false);
    running.clear();
    for (const timer of later) clearTimeout(timer);
    later.clear();
    for (const { preview } of files) if (preview) URL.revokeObjectURL(preview);
  };
  watch(() => session.state.value, sendNext);
  addEventListener('online', follow);
  addEventListener('offline', follow);
  onScopeDispose(() => {
    removeEventListener('online', follow);
    removeEventListener('offline', follow);
    stopAll();
  });

  const restore = async (only?: readonly string[]): Promise<void> => {
    const name = form();
    const kept = (await (await openFileShelf())?.read(name).catch(() => [])) ?? [];
    if (form() !== name) return;
    for (const file of kept) if (!stored.has(file.id) && (only === undefined || only.includes(file.id))) show(file);
    sendNext();
  };

  const busy = computed(() => files.some(({ state }) => state === 'sending' || state === 'waiting'));
  return {
    files,
    limits: computed(limits),
    notTaken,
    busy,
    stuck: computed(() => files.some(({ state }) => state === 'failed' || state === 'refused')),
    waitingFor: computed(() => (session.state.value !== 'signed-in' ? 'sign-in' : online.value ? 'turn' : 'network')),
    add(chosen) {
      const refused: { name: string; problem: FileProblem }[] = [];
      for (const blob of chosen) {
        const problem = problemOfFile(blob, limits(), files.length);
        if (problem) {
          refused.push({ name: blob.name, problem });
          continue;
        }
        const file: StoredFile = {
          id: crypto.randomUUID(),
          form: form(),
          place: Math.max(lastPlace + 1, Date.now()),
          name: blob.name,
          mediaType: blob.type || 'application/octet-stream',
          bytes: blob.size,
          blob,
          uploadUrl: null,
          attachmentId: null,
          until: Date.now() + keptFor,
        };
        onShelf((shelf) => shelf.keep(file));
        show(file);
      }
      notTaken.value = refused;
      sendNext();
    },
    remove(id) {
      notTaken.value = [];
      forget(id, true);
      sendNext();
    },
    retry: again,
    sendAgain() {
      for (const { id, state } of [...files]) {
        if (state !== 'ready') continue;
        store(id, { uploadUrl: null, attachmentId: null });
        change(id, { state: 'waiting', part: 0, attachmentId: null });
      }
      sendNext();
    },
    withoutPreview: (id) => change(id, { preview: '' }),
    restore,
    async reopen() {
      notTaken.value = [];
      stopAll();
      files.splice(0);
      stored.clear();
      await restore();
    },
    settled: () =>
      new Promise((resolve) => {
        const stop = watch(
          busy,
          (still) => {
            if (still) return;
            resolve();
            queueMicrotask(() => stop());
          },
          { immediate: true },
        );
      }),
    attachmentIds: () => files.flatMap(({ attachmentId, state }) => (attachmentId && state === 'ready' ? [attachmentId] : [])),
    clear() {
      notTaken.value = [];
      for (const { id, state } of [...files]) forget(id, state === 'sending');
    },
  };
}
