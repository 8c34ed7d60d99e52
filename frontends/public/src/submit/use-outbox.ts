import { requestFailure, useMutation, useSession } from '@pakn/graph';
import { useProblemWords } from '@pakn/ui/form/use-problem-words';
import { useUploads } from '@pakn/ui/upload/use-uploads';
import { effectScope, onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useDescribing } from '../files/use-describing';
import { FormRefusal } from '../form-refusal';
import { readFragment } from '../gql';
import { deviceLocks, holdDraft } from './draft-hold';
import { FILES_KEPT_FOR_MS, openShelf, type QueuedReport, type ReportDraft } from './report-draft';
import { copyOf, sendingCopy } from './server-draft';
import { inputOf, SubmitCase } from './submit-case';
import { announceWaiting, onWaitingChanged, waitingMark } from './waiting-mark';

/** Only one tab of a device sends. */
const LOCK = 'pakn-outbox';
/** What was not answered is tried again after so long, also when the device thinks that it had a network all the time. */
const AGAIN_AFTER_MS = 30_000;

/** A report that waits on this device, or was sent while this page was open. */
export interface WaitingReport {
  key: string;
  title: string;
  queuedAt: number;
  /** `stopped`: it needs the person; `problem` says why. */
  state: 'waiting' | 'sending' | 'stopped' | 'sent';
  problem: string | null;
  /** Of the case, once it was sent. */
  code: string | null;
}

export interface Outbox {
  readonly reports: Readonly<ShallowRef<readonly WaitingReport[]>>;
  /** Sends what can be sent now. */
  flush(): Promise<void>;
}

/**
 * Sends the reports that wait on this device, one after the other, each exactly once (B-10, R13): by itself when the network is back, when the person is signed
 * in again, and when a page that has this is opened. The key and the content of a report stay as they were queued, so a lost answer is given again.
 */
export function useOutbox(): Outbox {
  const { t } = useI18n();
  const words = useProblemWords();
  const session = useSession();
  const { mutate } = useMutation(SubmitCase);
  const describe = useDescribing();
  const reports = shallowRef<readonly WaitingReport[]>([]);
  const opening = openShelf();
  const sent = new Map<string, WaitingReport>();
  let sending: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  const mine = async (): Promise<ReportDraft[]> => {
    const drafts = (await (await opening)?.read().catch(() => [])) ?? [];
    const by = session.viewer.value?.id;
    const queued = drafts.filter((draft) => draft.queued);
    // Whoever is signed in does not see what others have left here; it is still there.
    waitingMark.set(queued.length > 0);
    return queued.filter((draft) => by === undefined || draft.queued?.by === by).toSorted((one, other) => (one.queued?.at ?? 0) - (other.queued?.at ?? 0));
  };
  const look = async (): Promise<void> => {
    const waiting = await mine();
    if (over) return;
    reports.value = [
      ...sent.values(),
      ...waiting.map(({ key, title, queued }) => ({
        ...{ key, title, queuedAt: queued?.at ?? 0, problem: queued?.problem ?? null, code: null },
        state: key === sending ? ('sending' as const) : queued?.problem ? ('stopped' as const) : ('waiting' as const),
      })),
    ];
  };
  const again = (ms: number): void => {
    clearTimeout(timer);
    if (!over) timer = setTimeout(() => void flush(), Math.max(ms, 1_000));
  };

  /** Its files, then the report. @returns why it has to wait, or null when nothing is left to do */
  const send = async (draft: ReportDraft): Promise<Partial<QueuedReport> | null> => {
    const shelf = await opening;
    const scope = effectScope(true);
    const uploads = scope.run(() => useUploads({ session, form: () => draft.key, limits: () => null, keptFor: FILES_KEPT_FOR_MS, describe })) as ReturnType<
      typeof useUploads
    >;
    try {
      await uploads.restore();
      await Promise.race([uploads.settled(), new Promise((resolve) => addEventListener('offline', resolve, { once: true }))]);
      if (uploads.busy.value) return {};
      if (uploads.stuck.value) return uploads.files.some(({ state }) => state === 'refused') ? { problem: t('ui.upload.stuck') } : {};
      await uploads.describe();
      const key = draft.sendKey ?? draft.key;
      const variables = { input: inputOf(draft, uploads.attachmentIds()), challenge: null, idempotencyKey: key };
      const sendIt = (id: string | null) => mutate({ id, ...variables }, { idempotencyKey: key });
      const answer = (await sendingCopy(copyOf(draft, session.viewer.value?.id), sendIt)).data.submitCase;
      if (!answer) return {};
      if (answer.__typename === 'Refusal') {
        const refusal = readFragment(FormRefusal, answer);
        if (refusal.code === 'TRY_LATER' && answer.retryAt) return { notBefore: Date.parse(answer.retryAt) };
        if ((refusal.code === 'KEY_REUSED' || refusal.code === 'NOT_NOW') && answer.case)
          return { problem: t('public.submit.sentBefore.title', { code: answer.case.code }) };
        return { problem: words.refusal(refusal.fields[0] ?? refusal) };
      }
      await shelf?.drop(draft.key);
      uploads.clear();
      sent.set(draft.key, { key: draft.key, title: draft.title, queuedAt: draft.queued?.at ?? 0, state: 'sent', problem: null, code: answer.code });
      return null;
    } catch (fault) {
      // Whatever came instead of an answer may pass; only what is wrong with the report itself needs the person.
      return requestFailure(fault).kind === 'invalid' ? { problem: words.fault(fault) } : {};
    } finally {
      scope.stop();
    }
  };

  const sendAll = async (): Promise<void> => {
    let soonest = Infinity;
    for (const { key } of await mine()) {
      if (over || !navigator.onLine || session.state.value !== 'signed-in') break;
      const letGo = await holdDraft(key);
      if (!letGo) continue;
      try {
        const shelf = await opening;
        // Another tab may have sent it, or its person taken it back, since it was listed.
        const draft = await shelf?.get(key);
        if (!shelf || !draft?.queued || draft.queued.problem !== null) continue;
        if ((draft.queued.notBefore ?? 0) > Date.now()) {
          soonest = Math.min(soonest, draft.queued.notBefore ?? 0);
          continue;
        }
        sending = key;
        await look();
        const news = await send(draft);
        if (news && (await shelf.get(key))) await shelf.keep({ ...draft, queued: { ...draft.queued, ...news } });
        if (news && !news.problem) soonest = Math.min(soonest, news.notBefore ?? Date.now() + AGAIN_AFTER_MS);
        announceWaiting();
      } finally {
        sending = null;
        letGo();
      }
      await look();
    }
    if (soonest < Infinity) again(soonest - Date.now());
  };

  let running: Promise<void> | null = null;
  const flush = (): Promise<void> => {
    running ??= (async () => {
      await look();
      if (over || !navigator.onLine || session.state.value !== 'signed-in') return;
      if (!reports.value.some(({ state }) => state === 'waiting')) return;
      const locks = deviceLocks();
      if (!locks) return sendAll();
      await locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? sendAll() : again(AGAIN_AFTER_MS)));
    })().finally(() => (running = null));
    return running;
  };

  const flushNow = (): void => void flush();
  addEventListener('online', flushNow);
  const stopListening = onWaitingChanged(flushNow);
  watch([() => session.state.value, () => session.viewer.value?.id], flushNow, { immediate: true });
  onScopeDispose(() => {
    over = true;
    clearTimeout(timer);
    removeEventListener('online', flushNow);
    stopListening();
  });
  return { reports, flush };
}
