import { computed, onScopeDispose, ref, shallowReactive, shallowRef, watch, type Ref } from 'vue';
import { heldFile, holdFiles, isHere, preparedFile, shownFile, storedFile, whenNetworkChanges, whenOver } from './begin-file';
import { problemOfFile, problemOfStatus, type FileProblem } from './file-rules';
import { fingerprintOf, openFileShelf, type FileShelf, type KeptCaption, type StoredFile } from './file-shelf';
import { sendWatched } from './send-watched';
import { tryingLater } from './trying-later';
import type { UploadedFile, UploadOptions, Uploads } from './uploads';
import { writtenCaptions } from './written-captions';

/** A browser opens six connections to a server: the rest of the page needs some. */
const AT_ONCE = 3;

/** The files of a form: each is sent while the person goes on writing, resumed after a lost connection and after a reload. */
export function useUploads({ session, form, limits, keptFor, describe }: UploadOptions): Uploads {
  const files = shallowReactive<UploadedFile[]>([]);
  const stored = new Map<string, StoredFile>();
  const running = new Map<string, (terminate: boolean) => void>();
  /** What an earlier page began with the same bytes belongs to another report. */
  const fromTheStart = new Set<string>();
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

  const captions = writtenCaptions({ files, change, keptFor, describe });

  const send = (id: string): void => {
    const kept = stored.get(id);
    if (!kept || running.has(id)) return;
    let file = kept;
    change(id, { state: 'sending', problem: null });
    const ended = (news: Partial<UploadedFile>): void => {
      running.delete(id);
      change(id, news);
      sendNext();
    };
    const begin = (): void => {
      const stop = sendWatched(stored.get(id) ?? file, {
        token: () => session.token(),
        onAddress(uploadUrl) {
          onShelf((shelf) => shelf.keepBegun({ fingerprint: fingerprintOf(file.blob, file.name), uploadUrl, until: file.until }));
          store(id, { uploadUrl });
        },
        onPart: (part) => change(id, { part }),
        onChecking: () => change(id, { state: 'checking', part: 1 }),
        onRefused(message) {
          onShelf(async (shelf) => {
            await shelf.dropBegun(fingerprintOf(file.blob, file.name));
            await shelf.drop(id);
          });
          ended({ state: 'refused', problem: 'refused', message });
        },
        onArrived(attachmentId) {
          store(id, { attachmentId });
          ended({ state: 'ready', part: 1, attachmentId });
        },
        onFailed(status) {
          if (status === null && !navigator.onLine) return ended({ state: 'waiting' });
          const problem = problemOfStatus(status);
          ended({ state: problem === 'type' || problem === 'size' ? 'refused' : 'failed', problem });
          if (problem === 'network') later.try(id);
        },
      });
      running.set(id, stop);
    };
    if (file.uploadUrl || fromTheStart.has(id)) return begin();
    // An earlier page may have begun it and lost its own copy of the file.
    const waiting = (): void => {};
    running.set(id, waiting);
    void preparedFile(file).then((prepared) => {
      if (running.get(id) !== waiting) return;
      const inUse = [...stored.values()].some(({ uploadUrl }) => uploadUrl === prepared.uploadUrl);
      file = { ...prepared, uploadUrl: inUse ? null : prepared.uploadUrl };
      stored.set(id, file); // kept on the device with its address
      change(id, { bytes: file.bytes });
      begin();
    });
  };
  const later = tryingLater((id) => again(id));
  const again = (id: string): void => {
    later.not(id);
    if (files.find((file) => file.id === id)?.state !== 'failed') return;
    change(id, { state: 'waiting', problem: null });
    sendNext();
  };
  const sendNext = (): void => {
    if (!session.mayUpload.value || !navigator.onLine) return;
    for (const { id, state } of [...files]) if (state === 'waiting' && running.size < AT_ONCE) send(id);
  };

  const show = (file: StoredFile, written?: KeptCaption): void => {
    lastPlace = Math.max(lastPlace, file.place);
    stored.set(file.id, file);
    files.push({ ...shownFile(file), caption: written?.text ?? '', said: written?.said ?? '' });
  };
  const nextPlace = (): number => Math.max(lastPlace + 1, Date.now());
  const take = (file: StoredFile): void => {
    onShelf((shelf) => shelf.keep(file));
    show(file);
  };
  const forget = (id: string, terminate: boolean): void => {
    const at = files.findIndex((file) => file.id === id);
    const [gone] = at >= 0 ? files.splice(at, 1) : [];
    if (gone?.preview) URL.revokeObjectURL(gone.preview);
    running.get(id)?.(terminate);
    running.delete(id);
    later.not(id);
    const file = stored.get(id);
    stored.delete(id);
    onShelf(async (shelf) => {
      if (file) await shelf.dropBegun(fingerprintOf(file.blob, file.name));
      await shelf.drop(id);
    });
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
    later.none();
    for (const { preview } of files) if (preview) URL.revokeObjectURL(preview);
  };
  watch(() => session.mayUpload.value, sendNext);
  whenNetworkChanges(follow);
  onScopeDispose(stopAll);

  const restore = async (only?: readonly string[]): Promise<void> => {
    const name = form();
    const kept = (await (await openFileShelf())?.read(name).catch(() => [])) ?? [];
    const written = await captions.read(kept.map(({ id }) => id));
    if (form() !== name) return;
    for (const file of kept) if (!stored.has(file.id) && (only === undefined || only.includes(file.id))) show(file, written.get(file.id));
    sendNext();
  };

  const busy = computed(() => files.some(({ state }) => state === 'sending' || state === 'waiting' || state === 'checking'));
  const { described, caption } = captions;
  return {
    ...{ files, described, caption, describe: captions.describe },
    limits: computed(limits),
    notTaken,
    busy,
    stuck: computed(() => files.some(({ state }) => state === 'failed' || state === 'refused')),
    waitingFor: computed(() => (!session.mayUpload.value ? 'sign-in' : online.value ? 'turn' : 'network')),
    add(chosen) {
      const refused: { name: string; problem: FileProblem }[] = [];
      for (const blob of chosen) {
        const problem = problemOfFile(blob, limits(), files.length);
        if (problem) {
          refused.push({ name: blob.name, problem });
          continue;
        }
        take(storedFile(blob, { form: form(), place: nextPlace(), keptFor }));
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
    hold: (held) => holdFiles(held, { files, change, forget, captions, take: (each) => take(heldFile(each, { form: form(), place: nextPlace(), keptFor })) }),
    sendAgain() {
      for (const { id, state } of [...files]) {
        if (state !== 'ready') continue;
        const file = stored.get(id);
        if (file && !isHere(file)) {
          forget(id, false);
          continue;
        }
        fromTheStart.add(id);
        store(id, { uploadUrl: null, attachmentId: null });
        change(id, { state: 'waiting', part: 0, attachmentId: null });
        void captions.write(id, { said: '' });
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
    settled: () => whenOver(busy),
    attachmentIds: () => files.flatMap(({ attachmentId, state }) => (attachmentId && state === 'ready' ? [attachmentId] : [])),
    clear() {
      notTaken.value = [];
      for (const { id, state } of [...files]) forget(id, state === 'sending');
    },
  };
}
