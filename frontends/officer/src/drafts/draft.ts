import { onScopeDispose, reactive, ref, watch, type Ref } from 'vue';

/** Names of drafts, and of their files on this device, begin so. */
export const DRAFTS = 'pakn.officer.draft:';
/** A pause in typing after which the draft is kept. */
const KEEP_AFTER_MS = 250;

/** Where a draft is kept: this tab, so that it survives a reload but nobody else's session. */
export const draftKey = (viewerId: string, caseId: string, form: string): string => `${DRAFTS}${viewerId}:${caseId}:${form}`;

export function readDraft<D extends object>(key: string, initial: D, storage: Storage = sessionStorage): { values: D; restored: boolean } {
  const kept = storage.getItem(key);
  if (kept === null) return { values: { ...initial }, restored: false };
  try {
    const found = JSON.parse(kept) as Partial<D>;
    return { values: { ...initial, ...found }, restored: true };
  } catch {
    storage.removeItem(key);
    return { values: { ...initial }, restored: false };
  }
}

/** How often drafts were cleared: a form that is still open then must not write its own again when it closes. */
let clearings = 0;

/** Signing out leaves nothing of what was written. */
export function clearDrafts(storage: Storage = sessionStorage): void {
  clearings += 1;
  for (const key of Object.keys(storage)) if (key.startsWith(DRAFTS)) storage.removeItem(key);
}

export interface Draft<D extends object> {
  readonly key: string;
  values: D;
  /** What stands there was written before a reload or an interruption. */
  restored: Ref<boolean>;
  /** Begins again. */
  discard(): void;
  /** It was sent: nothing is kept. What belongs to it goes with the answered function: until then an act can be taken back. */
  sent(): () => void;
  /** The same, at once. */
  clear(): void;
  /** Calls when it was discarded or cleared: what belongs to it goes too. */
  onGone(act: () => void): void;
}

/** What is typed in a form, kept per case and form until it is sent. */
export function useDraft<D extends object>(key: string, initial: D): Draft<D> {
  const { values, restored } = readDraft(key, initial);
  const live = reactive(values) as D;
  const wasRestored = ref(restored);
  const untouched = JSON.stringify(initial);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let done = false;
  const opened = clearings;
  const keep = (): void => {
    clearTimeout(timer);
    const now = JSON.stringify(live);
    if (opened !== clearings) return;
    if (done || now === untouched) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, now);
  };
  watch(live, () => {
    clearTimeout(timer);
    timer = setTimeout(keep, KEEP_AFTER_MS);
  });
  addEventListener('pagehide', keep);
  onScopeDispose(() => {
    removeEventListener('pagehide', keep);
    keep();
  });
  const belongings: (() => void)[] = [];
  const sent = (): (() => void) => {
    done = true;
    sessionStorage.removeItem(key);
    return () => {
      for (const drop of belongings) drop();
    };
  };
  return {
    key,
    values: live,
    restored: wasRestored,
    discard() {
      Object.assign(live, initial);
      wasRestored.value = false;
      sessionStorage.removeItem(key);
      for (const drop of belongings) drop();
    },
    sent,
    clear: () => sent()(),
    onGone: (act) => void belongings.push(act),
  };
}
