import { useSession } from '@pakn/graph';
import { toast } from '@pakn/ui';
import { useForm } from '@pakn/ui/form/use-form';
import { useUploads } from '@pakn/ui/upload/use-uploads';
import { useMutation, useQuery } from '@vue/apollo-composable';
import { useDebounceFn } from '@vueuse/core';
import { computed, nextTick, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import { FormRefusal } from '../form-refusal';
import { graphql, readFragment } from '../gql';
import type { CaseDraftInput } from '../gql/graphql';
import { chosenPoint, emptyDraft, FILES_KEPT_FOR_MS, isBlank, newer, openShelf, putAside, takeAside, type DraftShelf, type ReportDraft } from './report-draft';
import { problemsOf, QUESTION_OF, QUESTIONS } from './report-problems';
import { useReportChallenge } from './use-report-challenge';

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
const SubmitCase = graphql(/* GraphQL */ `
  mutation SubmitCase($input: CaseDraftInput!, $challenge: ChallengeAnswer, $idempotencyKey: ID!) {
    submitCase(input: $input, challenge: $challenge, idempotencyKey: $idempotencyKey) {
      __typename
      ... on Case {
        id
        code
      }
      ... on Refusal {
        case {
          id
          code
        }
      }
      ...FormRefusal
    }
  }
`);
/** The draft is kept so long after the last change. */
const KEEP_AFTER_MS = 250;

/** What the server gets of a draft. */
function inputOf(draft: ReportDraft, attachmentIds: string[]): CaseDraftInput {
  const point = chosenPoint(draft);
  return {
    title: draft.title,
    content: draft.content,
    kind: 'INCIDENT',
    subjectKind: 'CITIZEN',
    identityMode: draft.identityMode,
    categoryCode: draft.categoryCode || null,
    place: { address: draft.address.trim() || null, wardCode: draft.wardCode || null, lon: point?.lon ?? null, lat: point?.lat ?? null },
    attachmentIds,
  };
}

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
    check: () => problemsOf(draft.value, challenge.missing.value ? null : challenge.answer.value, limits.value, t),
  });
  const stage = ref<'writing' | 'uploading' | 'sending'>('writing');
  /** This draft was sent before with other words, and the answer was lost: the code of the report that it made (null when it cannot be read). */
  const sentBefore = shallowRef<{ code: string | null } | null>(null);
  let ready = false;

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
    void keep();
  });

  const start = async (): Promise<void> => {
    shelf.value = await openShelf();
    const kept = newer(await shelf.value?.read().catch(() => null), takeAside());
    if (kept && isBlank(draft.value)) {
      draft.value = kept;
      await uploads.restore();
      if (!isBlank(kept)) toast({ title: t('public.submit.restored'), tone: 'info' });
    }
    const asked = route.query.linh_vuc;
    if (typeof asked === 'string') draft.value.categoryCode = asked;
    await nextTick();
    ready = true;
  };
  void start();

  const send = async () => {
    stage.value = 'uploading';
    await uploads.settled();
    if (uploads.stuck.value) return { problems: { files: t('ui.upload.stuck') } };
    stage.value = 'sending';
    const key = draft.value.sendKey ?? draft.value.key;
    const given = challenge.missing.value ? null : challenge.given();
    const answer = (
      await mutate({ input: inputOf(draft.value, uploads.attachmentIds()), challenge: given, idempotencyKey: key }, { context: { idempotencyKey: key } })
    )?.data?.submitCase;
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
    await shelf.value?.clear();
    await router.push(`/da-gui/${answer.code}`);
    return null;
  };
  const submit = async (): Promise<void> => {
    if (!signedIn.value) {
      await keep();
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
    draft.value = emptyDraft(crypto.randomUUID());
    sentBefore.value = null;
    form.forget();
    await shelf.value?.clear();
  };

  // Whoever sits here next finds no words of the last person, also not in a form that was open.
  onScopeDispose(session.onSignOut(discard));

  return { draft, form, limits, uploads, challenge, stage, signedIn, sentBefore, submit, sendAsNew, discard };
}
