import { openFileShelf } from '@pakn/ui/upload/file-shelf';
import type { Uploads } from '@pakn/ui/upload/uploads';
import { useDebounceFn } from '@vueuse/core';
import { nextTick, onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { heldDrafts, holdDraft, ofThisTab } from './draft-hold';
import { emptyDraft, isBlank, openShelf, putAside, takeAsides, type DraftShelf, type ReportDraft } from './report-draft';
import { announceWaiting, waitingMark } from './waiting-mark';

/** The draft is kept so long after the last change. */
const KEEP_AFTER_MS = 250;

export interface OwnDraft {
  /** Other drafts of this device that no page has open. */
  readonly others: Readonly<ShallowRef<readonly ReportDraft[]>>;
  /** Words of an earlier page may still come. What is typed meanwhile stays, and they are among the others. */
  readonly opening: Readonly<Ref<boolean>>;
  keep(): Promise<void>;
  /** Puts a kept draft into the form; what stood there is kept. @returns false when it is open in another tab or not there any more */
  open(key: string, afterReload?: boolean): Promise<boolean>;
  /** The report waits on this device and goes by itself (`use-outbox.ts`), or, where `problem` says why not, by hand; the form is free for another one. @returns false where nothing can be kept */
  queue(by: string | undefined, problem?: string | null): Promise<boolean>;
  /** What stands in the form, its files too, becomes another draft of this device as well. */
  copyAside(): Promise<void>;
  /** Deletes the draft; the form begins anew. */
  discard(): Promise<void>;
  /** The draft was sent: nothing of it stays, and nothing more is kept. */
  sent(): Promise<void>;
  /** Nothing that anybody has typed stays on this device. */
  forgetAll(): Promise<void>;
}

/**
 * The draft that this tab alone writes: kept while it is typed, there again after a reload.
 * @param of `begun`: called for each draft that comes into the form; `restored`: when words of an earlier page came back; `asked`: the draft that the address names; `elsewhere`: called when this device has none of that name
 */
export function useOwnDraft(of: {
  draft: Ref<ReportDraft>;
  uploads: Pick<Uploads, 'files' | 'reopen' | 'clear'>;
  asked: () => unknown;
  begun: () => void;
  restored: () => void;
  elsewhere: (id: string) => void;
  ready: () => void;
}): OwnDraft {
  const { draft, uploads } = of;
  const shelf = shallowRef<DraftShelf | null>(null);
  const others = shallowRef<readonly ReportDraft[]>([]);
  const opening = ref(true);
  let ready = false;
  let letGo: () => void = () => undefined;

  const isBegun = (): boolean => !isBlank(draft.value) || uploads.files.length > 0;
  const keep = async (): Promise<void> => {
    if (!ready || !shelf.value || !isBegun()) return;
    await shelf.value.keep({ ...draft.value, savedAt: Date.now() });
    draft.value.savedAt = Date.now();
  };
  const keepSoon = useDebounceFn(keep, KEEP_AFTER_MS);
  watch(
    () => ({ ...draft.value, savedAt: null }),
    (now, before) => {
      if (JSON.stringify(now) !== JSON.stringify(before)) void keepSoon();
    },
  );
  // A page that goes away does not wait for the store: what was typed last is put aside in one synchronous step.
  const keepNow = (): void => {
    if (!(ready || opening.value) || isBlank(draft.value)) return;
    putAside({ ...draft.value, savedAt: Date.now() });
    void keep();
  };
  addEventListener('pagehide', keepNow);
  onScopeDispose(() => {
    removeEventListener('pagehide', keepNow);
    void keep().finally(letGo);
    // What still waits to be kept was kept just now.
    ready = false;
  });

  /** This tab writes this draft and no other tab does. @returns false when another one has it */
  const take = async (key: string, afterReload = false): Promise<boolean> => {
    const release = await holdDraft(key, { afterReload });
    if (!release) return false;
    letGo();
    letGo = release;
    ofThisTab.write(key);
    return true;
  };
  const fresh = async (): Promise<void> => {
    draft.value = emptyDraft(crypto.randomUUID());
    of.begun();
    await take(draft.value.key);
  };
  const lookForOthers = async (): Promise<void> => {
    const held = await heldDrafts();
    const kept = (await shelf.value?.read().catch(() => [])) ?? [];
    others.value = kept.filter((each) => !each.queued && !isBlank(each) && each.key !== draft.value.key && !held.has(each.key));
  };
  /** The key of a draft that is named by it, or by the id of its copy on the server; null: it is not on this device. */
  const keyOf = (kept: readonly ReportDraft[], name: unknown): string | null =>
    typeof name === 'string' ? (kept.find(({ key, server, queued }) => key === name || (server?.id === name && !queued))?.key ?? null) : null;
  const open = async (key: string, afterReload = false): Promise<boolean> => {
    await keep();
    if (!(await take(key, afterReload))) return false;
    const kept = await shelf.value?.get(key);
    if (!kept || (opening.value && isBegun())) {
      await take(draft.value.key);
      return false;
    }
    ready = false;
    of.begun();
    draft.value = { ...kept, queued: null };
    if (kept.queued) await shelf.value?.keep(draft.value);
    await uploads.reopen();
    await nextTick();
    ready = true;
    await lookForOthers();
    return true;
  };

  const begin = async (): Promise<void> => {
    shelf.value = await openShelf();
    const kept = shelf.value ? await shelf.value.read().catch(() => []) : takeAsides();
    const own = ofThisTab.read();
    const named = of.asked();
    const asked = keyOf(kept, named);
    const elsewhere = typeof named === 'string' && asked === null ? named : null;
    const held = await heldDrafts();
    const free = kept.filter((each) => !each.queued && !isBlank(each) && each.key !== own && !held.has(each.key)).map(({ key }) => key);
    const wanted = (elsewhere ? [] : [asked, own, ...free]).filter((key) => key !== null && kept.some((each) => each.key === key)) as string[];
    for (const key of wanted) {
      if (isBegun()) break;
      if (shelf.value ? await open(key, key === own || key === asked) : await take(key, key === own)) {
        if (!shelf.value) draft.value = kept.find((each) => each.key === key) ?? draft.value;
        if (!isBlank(draft.value)) of.restored();
        break;
      }
    }
    if (!shelf.value) for (const each of kept) if (each.key !== draft.value.key) putAside(each);
    if (ofThisTab.read() !== draft.value.key) await take(draft.value.key);
    of.ready();
    opening.value = false;
    await nextTick();
    ready = true;
    await keep();
    await lookForOthers();
    if (elsewhere) of.elsewhere(elsewhere);
  };
  const begun = begin();
  watch(of.asked, async (name) => {
    if (!ready || typeof name !== 'string' || name === draft.value.key || name === draft.value.server?.id) return;
    const key = keyOf((await shelf.value?.read().catch(() => [])) ?? [], name);
    if (key !== null) return void open(key, true);
    await keep();
    await fresh();
    await uploads.reopen();
    of.elsewhere(name);
  });

  return {
    others,
    opening,
    keep,
    open,
    async queue(by, problem = null) {
      await begun;
      if (!shelf.value || by === undefined) return false;
      ready = false;
      await shelf.value.keep({ ...draft.value, savedAt: Date.now(), queued: { by, at: Date.now(), notBefore: null, problem } });
      await fresh();
      await uploads.reopen();
      ready = true;
      waitingMark.set(true);
      announceWaiting();
      return true;
    },
    async copyAside() {
      const key = crypto.randomUUID();
      await shelf.value?.keep({ ...draft.value, key, server: null, saveKey: key, sendKey: key, savedAt: Date.now() });
      const files = await openFileShelf();
      for (const file of (await files?.read(draft.value.key).catch(() => [])) ?? [])
        if (file.blob.size > 0) {
          const id = crypto.randomUUID();
          await files?.keep({ ...file, id, form: key, uploadUrl: null, attachmentId: null });
          const caption = (await files?.readCaptions([file.id]))?.get(file.id);
          if (caption) await files?.keepCaption({ ...caption, id, said: '' });
        }
      await lookForOthers();
    },
    async discard() {
      await begun;
      uploads.clear();
      const { key } = draft.value;
      await fresh();
      await shelf.value?.drop(key);
    },
    async sent() {
      await begun;
      ready = false;
      uploads.clear();
      ofThisTab.forget();
      await shelf.value?.drop(draft.value.key);
    },
    async forgetAll() {
      await begun;
      uploads.clear();
      await fresh();
      others.value = [];
      await shelf.value?.clear();
    },
  };
}
