import { requestFailure, useGraph, useMutation, useSession } from '@pakn/graph';
import { toast } from '@pakn/ui';
import type { Form } from '@pakn/ui/form/use-form';
import { useProblemWords } from '@pakn/ui/form/use-problem-words';
import type { HeldFile, Uploads } from '@pakn/ui/upload/uploads';
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { FormRefusal } from '../form-refusal';
import { readFragment } from '../gql';
import type { ServerDraftFragment } from '../gql/graphql';
import type { ReportDraft, ServerCopy } from './report-draft';
import type { Question } from './report-problems';
import { captionsOf, contentOf, copyOf, DeleteDraft, draftOf, heldFiles, OpenDraft, reconcile, SaveDraft, ServerDraft } from './server-draft';
import { inputOf } from './submit-case';
import type { OwnDraft } from './use-own-draft';
import type { Sender } from './use-sender';

export interface ServerDrafts {
  /** The copy in the viewer's account; null: none. */
  readonly copy: ComputedRef<ServerCopy | null>;
  /** Something was typed since it was saved there. */
  readonly isChanged: ComputedRef<boolean>;
  readonly saving: Ref<boolean>;
  /** The copy was changed elsewhere and the draft here: the person chooses. */
  readonly newer: Readonly<ShallowRef<ServerDraftFragment | null>>;
  /** What became of a copy: `opening` it; `gone`: it was deleted elsewhere; `missing`: the address names one that is not there; `failed` to load; `sign-in` first. */
  readonly state: Readonly<Ref<'opening' | 'gone' | 'missing' | 'failed' | 'sign-in' | null>>;
  /** LƯU: into the account, or where that cannot be, onto this device. */
  save(): Promise<void>;
  /** Opens the draft of the account that the address names and this device does not have. */
  open(id: string): Promise<void>;
  /** Tries to open it again. */
  again(): Promise<void>;
  keepMine(): Promise<void>;
  /** What was typed here stays on this device as another draft. */
  takeTheirs(): Promise<void>;
  /** Deletes the draft here and there. */
  discard(): Promise<void>;
  /** What is sent next becomes a report of its own. */
  leave(): void;
}

/** The draft in the form and its copy in the person's account (A4-11, X-08): saved there, opened from there, reconciled with what was typed here. */
export function useServerDraft(of: {
  draft: Ref<ReportDraft>;
  uploads: Uploads;
  sender: Sender;
  own: OwnDraft;
  form: Form<Question>;
  /** It became this case already, on another device or in another window. */
  sentElsewhere: (code: string) => void;
}): ServerDrafts {
  const { draft, uploads, sender, own, form } = of;
  const { t } = useI18n();
  const words = useProblemWords();
  const session = useSession();
  const { client } = useGraph();
  const { mutate: mutateSave } = useMutation(SaveDraft);
  const { mutate: mutateDelete } = useMutation(DeleteDraft);
  const saving = ref(false);
  const newer = shallowRef<ServerDraftFragment | null>(null);
  const state = ref<'opening' | 'gone' | 'missing' | 'failed' | 'sign-in' | null>(null);
  const viewer = (): string | undefined => session.viewer.value?.id;
  const copy = computed(() => copyOf(draft.value, viewer()));
  const content = (): string => contentOf(draft.value, uploads.attachmentIds(), captionsOf(uploads.files));

  const leave = (): void => {
    newer.value = null;
    draft.value.server = null;
    draft.value.saveKey = crypto.randomUUID();
  };
  const link = ({ id, version, savedAt }: ServerDraftFragment, saved: string): void => {
    draft.value.server = { id, version, by: viewer() ?? '', savedAt: Date.parse(savedAt ?? ''), content: saved };
  };
  const fill = (found: ServerDraftFragment): void => {
    const { sendKey, saveKey, filesOf } = draft.value;
    form.forget();
    newer.value = null;
    draft.value = {
      ...draftOf(found, draft.value.key),
      filesOf: viewer() ?? filesOf ?? null,
      ...(sendKey ? { sendKey } : {}),
      ...(saveKey ? { saveKey } : {}),
    };
    uploads.hold(heldFiles(found));
    link(found, content());
  };
  /** What has arrived, with addresses of pictures that are good again; what is written about it stays. */
  const shownAgain = (found: ServerDraftFragment): HeldFile[] =>
    heldFiles(found).flatMap((file) => (uploads.attachmentIds().includes(file.attachmentId) ? [{ ...file, caption: undefined }] : []));
  const read = async (id: string): Promise<ServerDraftFragment | null> => {
    const { data } = await client.query(OpenDraft, { id }, 'network-only');
    return readFragment(ServerDraft, data.case) ?? null;
  };

  /** What another device has done with the copy since this one has seen it. A copy that cannot be read now is looked at when it is saved. */
  const look = async (): Promise<void> => {
    newer.value = null;
    const known = copy.value;
    if (!known || !navigator.onLine) return;
    const found = await read(known.id).catch(() => undefined);
    if (found === undefined || copy.value?.id !== known.id || saving.value) return;
    const outcome = reconcile(copy.value, content(), found);
    if (outcome === 'gone') {
      leave();
      state.value = 'gone';
    } else if (!found) return;
    else if (outcome === 'sent') of.sentElsewhere(found.code);
    else if (outcome === 'take') fill(found);
    else if (outcome === 'ask') newer.value = found;
    else uploads.hold(shownAgain(found));
  };
  watch([() => draft.value.key, viewer, own.opening], () => {
    if (!own.opening.value && state.value !== 'opening') void look();
  });

  let wanted: string | null = null;
  const openWanted = async (): Promise<void> => {
    if (wanted === null) return;
    state.value = session.state.value === 'signed-out' ? 'sign-in' : 'opening';
    if (session.state.value !== 'signed-in') return;
    try {
      const found = await read(wanted);
      if (found?.status === 'DRAFT') fill(found);
      else if (found) of.sentElsewhere(found.code);
      state.value = found ? null : 'missing';
      wanted = null;
    } catch {
      state.value = 'failed';
    }
  };
  // The page may come before it is known who is there.
  watch(session.state, openWanted);

  /** Saves what there is now. @param again what an earlier try has saved without its answer arriving is overwritten, once */
  const saveNow = async (again: boolean): Promise<void> => {
    if (!(await sender.takesOver(uploads))) return;
    await uploads.describe();
    const known = copy.value;
    const saved = content();
    const expected = (known?.version ?? 0) + 1;
    const variables = { id: known?.id ?? null, version: known?.version ?? null, input: inputOf(draft.value, uploads.attachmentIds()) };
    const idempotencyKey = `${draft.value.saveKey ?? draft.value.key}:${expected}`;
    const answer = (await mutateSave(variables, { idempotencyKey })).data.saveDraft;
    if (!answer) throw new Error('nothing was answered');
    const found = readFragment(ServerDraft, answer.__typename === 'Case' ? answer : answer.case) ?? null;
    if (found && found.status !== 'DRAFT') return of.sentElsewhere(found.code);
    if (answer.__typename === 'Case' && found?.version === expected) {
      link(found, saved);
      await own.keep();
      toast({ title: t('public.draft.savedToAccount'), text: t('public.draft.savedToAccountText'), tone: 'ok' });
      return;
    }
    if (answer.__typename === 'Refusal' && !found) return form.refuse(readFragment(FormRefusal, answer));
    if (!found) throw new Error('nothing was answered');
    const isOwn = answer.__typename === 'Refusal' && readFragment(FormRefusal, answer).code === 'KEY_REUSED' && found.version === expected;
    if (!isOwn || !again) return void (newer.value = found);
    link(found, '');
    return saveNow(false);
  };
  const save = async (): Promise<void> => {
    if (saving.value) return;
    saving.value = true;
    state.value = null;
    form.forget();
    try {
      await own.keep();
      if (!sender.signedIn.value || !navigator.onLine) {
        toast({ title: t('public.draft.savedHere'), text: t('public.draft.savedHereText'), tone: 'ok' });
        return;
      }
      await Promise.race([uploads.settled(), new Promise((resolve) => addEventListener('offline', resolve, { once: true }))]);
      await saveNow(true).catch((fault: unknown) => {
        if (!copy.value || requestFailure(fault).kind !== 'not-found') throw fault;
        leave();
        return saveNow(false);
      });
    } catch (fault) {
      toast({ title: t('public.draft.notSaved'), text: words.fault(fault), tone: 'error' });
    } finally {
      saving.value = false;
    }
  };

  return {
    copy,
    isChanged: computed(() => copy.value !== null && content() !== copy.value.content),
    saving,
    newer,
    state,
    save,
    leave,
    open(id) {
      wanted = id;
      return openWanted();
    },
    again: openWanted,
    async keepMine() {
      if (newer.value) link(newer.value, '');
      newer.value = null;
      await save();
    },
    async takeTheirs() {
      const found = newer.value;
      if (!found) return;
      await own.copyAside();
      fill(found);
    },
    async discard() {
      try {
        if (copy.value) await mutateDelete({ id: copy.value.id }, { idempotencyKey: `${copy.value.id}:x` });
      } catch (fault) {
        if (requestFailure(fault).kind !== 'not-found') return void toast({ title: t('public.draft.notDeleted'), text: words.fault(fault), tone: 'error' });
      }
      newer.value = null;
      state.value = null;
      await own.discard();
      toast({ title: t('public.mine.draft.deleted'), tone: 'ok' });
    },
  };
}
