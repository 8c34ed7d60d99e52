import { requestFailure, useSession } from '@pakn/graph';
import { toast } from '@pakn/ui';
import { useForm } from '@pakn/ui/form/use-form';
import { useUploads } from '@pakn/ui/upload/use-uploads';
import { useMutation, useQuery } from '@vue/apollo-composable';
import { useDebounceFn, useOnline } from '@vueuse/core';
import { computed, nextTick, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import { FormRefusal } from '../form-refusal';
import { graphql, readFragment } from '../gql';
import { heldDrafts, holdDraft, ofThisTab } from './draft-hold';
import { chosenPoint, emptyDraft, FILES_KEPT_FOR_MS, isBlank, openShelf, putAside, takeAsides, type DraftShelf, type ReportDraft } from './report-draft';
import { problemsOf, QUESTION_OF, QUESTIONS } from './report-problems';
import { inputOf, SubmitCase } from './submit-case';
import { useReportChallenge } from './use-report-challenge';
import { announceWaiting, waitingMark } from './waiting-mark';

const ReportLimits = graphql(/* GraphQL */ `
  query ReportLimits {
    portal {
      limits {
        titleLength
        contentLength
        attachments
        attachmentBytes
        reportMediaTypes
      }
    }
  }
`);
/** The draft is kept so long after the last change. */
const KEEP_AFTER_MS = 250;

/** The report form: its draft on this device, its files, its problems, and sending it. */
export function useReportForm() {
  const { t } = useI18n();
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const signedIn = computed(() => session.state.value === 'signed-in');
  const shelf = shallowRef<DraftShelf | null>(null);
  const draft = ref<ReportDraft>(emptyDraft(crypto.randomUUID()));
  const challenge = useReportChallenge();
  const online = useOnline();
  /** Without a network no sum is asked: the server takes a few reports of a signed-in person without one. */
  const withoutSum = computed(() => challenge.missing.value || !online.value);
  const { result } = useQuery(ReportLimits);
  const limits = computed(() => result.value?.portal.limits ?? null);
  const uploads = useUploads({
    session,
    form: () => draft.value.key,
    limits: () => limits.value && { count: limits.value.attachments, bytes: limits.value.attachmentBytes, mediaTypes: limits.value.reportMediaTypes },
    keptFor: FILES_KEPT_FOR_MS,
  });
  const { mutate } = useMutation(SubmitCase);
  const form = useForm({
    fields: QUESTIONS,
    paths: QUESTION_OF,
    values() {
      const { title, content, address, wardCode, categoryCode, identityMode } = draft.value;
      const files = uploads.files.map(({ id }) => id);
      return {
        title,
        content,
        place: [chosenPoint(draft.value), address, wardCode],
        files,
        category: categoryCode,
        identity: identityMode,
        challenge: challenge.answer.value,
      };
    },
    check: () => problemsOf(draft.value, withoutSum.value ? null : challenge.answer.value, limits.value, t),
  });
  const stage = ref<'writing' | 'uploading' | 'sending'>('writing');
  /** This draft was sent before with other words, and the answer was lost: the code of the report that it made (null when it cannot be read). */
  /** How many reports this page has left to the outbox. */
  const queued = ref(0);
  const sentBefore = shallowRef<{ code: string | null } | null>(null);
  /** Other drafts of this device that no page has open. */
  const others = shallowRef<readonly ReportDraft[]>([]);
  let ready = false;
  let letGo: () => void = () => undefined;

  const keep = async (): Promise<void> => {
    if (!ready || !shelf.value || (isBlank(draft.value) && uploads.files.length === 0)) return;
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
    if (!ready || isBlank(draft.value)) return;
    putAside({ ...draft.value, savedAt: Date.now() });
    void keep();
  };
  addEventListener('pagehide', keepNow);
  onScopeDispose(() => {
    removeEventListener('pagehide', keepNow);
    void keep().finally(letGo);
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
    sentBefore.value = null;
    form.forget();
    await take(draft.value.key);
  };
  const lookForOthers = async (): Promise<void> => {
    const held = await heldDrafts();
    const kept = (await shelf.value?.read().catch(() => [])) ?? [];
    others.value = kept.filter((each) => !each.queued && !isBlank(each) && each.key !== draft.value.key && !held.has(each.key));
  };
  /** Puts a kept draft into the form; what stood there is kept. @returns false when it is open in another tab or not there any more */
  const open = async (key: string, afterReload = false): Promise<boolean> => {
    await keep();
    if (!(await take(key, afterReload))) return false;
    const kept = await shelf.value?.get(key);
    if (!kept) {
      await take(draft.value.key);
      return false;
    }
    ready = false;
    sentBefore.value = null;
    form.forget();
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
    const asked = typeof route.query.nhap === 'string' ? route.query.nhap : null;
    const held = await heldDrafts();
    const free = kept.filter((each) => !each.queued && !isBlank(each) && each.key !== own && !held.has(each.key)).map(({ key }) => key);
    const wanted = [asked, own, ...free].filter((key) => key !== null && kept.some((each) => each.key === key)) as string[];
    for (const key of isBlank(draft.value) ? wanted : []) {
      if (shelf.value ? await open(key, key === own || key === asked) : await take(key, key === own)) {
        if (!shelf.value) draft.value = kept.find((each) => each.key === key) ?? draft.value;
        if (!isBlank(draft.value)) toast({ title: t('public.submit.restored'), tone: 'info' });
        break;
      }
    }
    if (!shelf.value) for (const each of kept) if (each.key !== draft.value.key) putAside(each);
    if (ofThisTab.read() !== draft.value.key) await take(draft.value.key);
    const field = route.query.linh_vuc;
    if (typeof field === 'string') draft.value.categoryCode = field;
    await nextTick();
    ready = true;
    await lookForOthers();
  };
  void begin();
  watch(
    () => route.query.nhap,
    (key) => {
      if (ready && typeof key === 'string' && key !== draft.value.key) void open(key, true);
    },
  );

  /** The report waits on this device and goes by itself (`use-outbox.ts`); the form is free for another one. @returns false where nothing can be kept */
  const queue = async (): Promise<boolean> => {
    const by = session.viewer.value?.id;
    if (!shelf.value || by === undefined) return false;
    ready = false;
    await shelf.value.keep({ ...draft.value, savedAt: Date.now(), queued: { by, at: Date.now(), notBefore: null, problem: null } });
    await fresh();
    await uploads.reopen();
    ready = true;
    queued.value += 1;
    waitingMark.set(true);
    announceWaiting();
    return true;
  };

  const send = async () => {
    if (!navigator.onLine && (await queue())) return null;
    stage.value = 'uploading';
    await Promise.race([uploads.settled(), new Promise((resolve) => addEventListener('offline', resolve, { once: true }))]);
    if (uploads.busy.value) return (await queue()) ? null : { problems: { files: t('ui.upload.stuck') } };
    if (uploads.stuck.value) return { problems: { files: t('ui.upload.stuck') } };
    stage.value = 'sending';
    const key = draft.value.sendKey ?? draft.value.key;
    const given = withoutSum.value ? null : challenge.given();
    const variables = { input: inputOf(draft.value, uploads.attachmentIds()), challenge: given, idempotencyKey: key };
    let answer;
    try {
      answer = (await mutate(variables, { context: { idempotencyKey: key } }))?.data?.submitCase;
    } catch (fault) {
      if (!navigator.onLine && requestFailure(fault).kind === 'network' && (await queue())) return null;
      throw fault;
    }
    if (answer?.__typename === 'Refusal') {
      // A sum counts once, right or wrong.
      await challenge.renew();
      const refusal = readFragment(FormRefusal, answer);
      if (refusal.code !== 'KEY_REUSED') return refusal;
      sentBefore.value = { code: answer.case?.code ?? null };
      return { problems: {} };
    }
    if (!answer) return undefined;
    ready = false;
    uploads.clear();
    await shelf.value?.drop(draft.value.key);
    ofThisTab.forget();
    await router.push(`/da-gui/${answer.code}`);
    return null;
  };
  const submit = async (): Promise<void> => {
    if (!signedIn.value) {
      await keep();
      // Signing in needs the network; what was typed stays here until then.
      if (!navigator.onLine) return;
      await router.push({ path: '/tai-khoan/dang-nhap', query: { ve: '/gui-phan-anh' } });
      return;
    }
    await form.submit(send);
    stage.value = 'writing';
  };

  /** The words as they are now become a report of their own; its files are sent again, since those of the first belong to it. */
  const sendAsNew = async (): Promise<void> => {
    sentBefore.value = null;
    draft.value.sendKey = crypto.randomUUID();
    uploads.sendAgain();
    await submit();
  };

  const discard = async (): Promise<void> => {
    uploads.clear();
    const { key } = draft.value;
    await fresh();
    await shelf.value?.drop(key);
  };
  // Whoever sits here next finds no words of the last person, also not in a form that was open.
  onScopeDispose(
    session.onSignOut(async () => {
      await discard();
      others.value = [];
      await shelf.value?.clear();
    }),
  );

  return { online, withoutSum, others, queued, open, draft, form, limits, uploads, challenge, stage, signedIn, sentBefore, submit, sendAsNew, discard };
}
