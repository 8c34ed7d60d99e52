import { requestFailure, useMutation, useQuery, useSession } from '@pakn/graph';
import { toast, useOnline } from '@pakn/ui';
import { useForm } from '@pakn/ui/form/use-form';
import { useUploads } from '@pakn/ui/upload/use-uploads';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import { useDescribing } from '../files/use-describing';
import { FormRefusal } from '../form-refusal';
import { graphql, readFragment } from '../gql';
import { chosenPoint, emptyDraft, FILES_KEPT_FOR_MS, type ReportDraft } from './report-draft';
import { problemsOf, QUESTION_OF, QUESTIONS } from './report-problems';
import { draftFromChat } from './from-chat';
import { inputOf, SubmitCase } from './submit-case';
import { sendingCopy } from './server-draft';
import { useOwnDraft } from './use-own-draft';
import { useSender } from './use-sender';
import { useServerDraft, type ServerDrafts } from './use-server-draft';
import { usePersonalData } from './use-personal-data';
import { usePhotoPoint } from './use-photo-point';
import { useReportChallenge } from './use-report-challenge';

const ReportLimits = graphql(/* GraphQL */ `
  query ReportLimits {
    portal {
      voiceInput
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
/** The report form: its draft on this device, its files, its problems, and sending it. */
export function useReportForm() {
  const { t } = useI18n();
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const draft = ref<ReportDraft>(draftFromChat() ?? emptyDraft(crypto.randomUUID()));
  const sender = useSender(draft);
  const { signedIn, withoutAccount } = sender;
  const challenge = useReportChallenge();
  const online = useOnline();
  /** Without a network no sum is asked: the server takes a few reports of a signed-in person without one, and one without an account waits for it. */
  const withoutSum = computed(() => (challenge.missing.value && !withoutAccount.value) || !online.value);
  const { result } = useQuery(ReportLimits);
  const limits = computed(() => result.value?.portal.limits ?? null);
  const voiceInput = computed(() => result.value?.portal.voiceInput ?? false);
  const uploads = useUploads({
    session: sender.uploading,
    form: () => draft.value.key,
    limits: () => limits.value && { count: limits.value.attachments, bytes: limits.value.attachmentBytes, mediaTypes: limits.value.reportMediaTypes },
    keptFor: FILES_KEPT_FOR_MS,
    describe: useDescribing(),
  });
  const personal = usePersonalData(draft, uploads);
  const photo = usePhotoPoint(uploads.files);
  const { mutate } = useMutation(SubmitCase);
  const form = useForm({
    fields: QUESTIONS,
    paths: QUESTION_OF,
    values() {
      const { kind, subjectKind, preferredAgencyId, title, content, address, wardCode, categoryCode, topicCode } = draft.value;
      const files = uploads.files.map(({ id }) => id);
      return {
        kind,
        title,
        content,
        agency: [subjectKind, preferredAgencyId],
        place: [chosenPoint(draft.value), address, wardCode],
        files,
        category: categoryCode,
        topic: topicCode,
        identity: sender.identity.value,
        challenge: challenge.answer.value,
      };
    },
    check: () => problemsOf(draft.value, withoutSum.value ? null : challenge.answer.value, limits.value, t),
  });
  const stage = ref<'writing' | 'uploading' | 'sending'>('writing');
  /** How many reports this page has left to the outbox. */
  const queued = ref(0);
  /** This draft was sent before with other words, and the answer was lost: the code of the report that it made (null when it cannot be read). */
  const sentBefore = shallowRef<{ code: string | null; elsewhere?: boolean } | null>(null);
  const own = useOwnDraft({
    draft,
    uploads,
    asked: () => route.query.nhap,
    begun() {
      sentBefore.value = null;
      form.forget();
    },
    restored: () => toast({ title: t('public.submit.restored'), tone: 'info' }),
    elsewhere: (id) => void server.open(id),
    ready() {
      if (typeof route.query.chu_de === 'string') draft.value.topicCode = route.query.chu_de;
      if (route.query.loai === 'kien-nghi') draft.value.kind = 'PROPOSAL';
      if (typeof route.query.linh_vuc === 'string') draft.value.categoryCode = route.query.linh_vuc;
    },
  });
  const server: ServerDrafts = useServerDraft({ draft, uploads, sender, own, form, sentElsewhere: (code) => (sentBefore.value = { code, elsewhere: true }) });
  const queue = async (): Promise<boolean> => {
    draft.value.identityMode = sender.identity.value;
    const done = await own.queue(sender.waitsFor(), withoutAccount.value ? t('public.waiting.sumAgain') : null);
    if (done) queued.value += 1;
    return done;
  };

  /** Does what needs the network. @returns null when that has gone meanwhile, and the report waits */
  const byNetwork = async <T>(act: () => Promise<T>): Promise<{ done: T } | null> => {
    try {
      return { done: await act() };
    } catch (fault) {
      if (!navigator.onLine && requestFailure(fault).kind === 'network' && (await queue())) return null;
      throw fault;
    }
  };
  const send = async () => {
    if (personal.warns()) return null;
    if (!navigator.onLine && (await queue())) return null;
    stage.value = 'uploading';
    const taken = await byNetwork(() => sender.takesOver(uploads));
    if (!taken) return null;
    if (!taken.done) return sender.anonymous.refusal.value ?? { problems: { identity: t('public.submit.signedInMeanwhile') } };
    await Promise.race([uploads.settled(), new Promise((resolve) => addEventListener('offline', resolve, { once: true }))]);
    if (uploads.busy.value) return (await queue()) ? null : { problems: { files: t('ui.upload.stuck') } };
    if (uploads.stuck.value) return { problems: { files: t('ui.upload.stuck') } };
    if (!(await byNetwork(() => uploads.describe()))) return null;
    stage.value = 'sending';
    const key = draft.value.sendKey ?? draft.value.key;
    const given = withoutSum.value ? null : challenge.given();
    const variables = { input: inputOf(draft.value, uploads.attachmentIds()), challenge: given, idempotencyKey: key };
    const sent = await byNetwork(() => sendingCopy(server.copy.value, (id) => mutate({ id, ...variables }, { idempotencyKey: key })));
    if (!sent) return null;
    const answer = sent.done?.data?.submitCase;
    if (answer?.__typename === 'Refusal') {
      // A sum counts once, right or wrong.
      await challenge.renew();
      const refusal = readFragment(FormRefusal, answer);
      // Its session has a report already: the next try gets one of its own.
      if (withoutAccount.value && answer.case) sender.anonymous.sent(answer.case.code);
      const elsewhere = refusal.code === 'NOT_NOW' && answer.case !== null && server.copy.value !== null;
      if (refusal.code !== 'KEY_REUSED' && !elsewhere) return refusal;
      sentBefore.value = { code: answer.case?.code ?? null, elsewhere };
      return { problems: {} };
    }
    if (!answer) return undefined;
    if (withoutAccount.value) sender.anonymous.sent(answer.code);
    const { title } = draft.value;
    await own.sent();
    await router.push({ path: `/da-gui/${answer.code}`, state: { title } });
    return null;
  };
  const submit = async (): Promise<void> => {
    if (!signedIn.value && !withoutAccount.value) {
      await own.keep();
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
    server.leave();
    uploads.sendAgain();
    await submit();
  };

  // Whoever sits here next finds no words of the last person, also not in a form that was open.
  onScopeDispose(session.onSignOut(own.forgetAll));

  const { others, opening, open } = own;
  return {
    online,
    withoutSum,
    others,
    opening,
    queued,
    open,
    draft,
    form,
    limits,
    voiceInput,
    uploads,
    photo,
    personal,
    challenge,
    stage,
    sender,
    sentBefore,
    keep: own.keep,
    submit,
    sendAsNew,
    server,
  };
}
