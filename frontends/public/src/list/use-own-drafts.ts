import { requestFailure, useMutation, useQuery, useSession } from '@pakn/graph';
import { openFileShelf } from '@pakn/ui/upload/file-shelf';
import { computed, onScopeDispose, shallowRef, type ComputedRef, type Ref } from 'vue';
import { heldDrafts, holdDraft } from '../submit/draft-hold';
import { isBlank, openShelf, type ReportDraft } from '../submit/report-draft';
import { contentOf, DeleteDraft } from '../submit/server-draft';
import { MyDrafts } from './list.documents';
import { mergeDrafts, type DeviceDraft, type ListedDraft } from './merged-drafts';

export interface OwnDrafts {
  /** Null until they were read. */
  readonly drafts: ComputedRef<readonly ListedDraft[] | null>;
  /** Why those of the account are not among them. */
  readonly error: Readonly<Ref<Error | null>>;
  retry(): void;
  /** @returns false when another page has opened it meanwhile @throws when the account's copy could not be deleted */
  remove(draft: ListedDraft): Promise<boolean>;
}

/** What the person has begun, on this device and in the account, each once; waiting reports left out: those have a list of their own. */
export function useOwnDrafts(): OwnDrafts {
  const session = useSession();
  const device = shallowRef<readonly DeviceDraft[] | null>(null);
  /** Copies in the account of what waits to be sent from here. */
  let waiting: ReadonlySet<string> = new Set();
  const signedIn = computed(() => session.state.value === 'signed-in');
  const { result, loading, error, refetch } = useQuery(MyDrafts, {}, () => ({ enabled: signedIn.value, fetchPolicy: 'network-only' }));
  const { mutate } = useMutation(DeleteDraft);
  const forget = (): void => device.value?.forEach(({ picture }) => picture && URL.revokeObjectURL(picture));

  const listed = async (draft: ReportDraft, held: ReadonlySet<string>): Promise<DeviceDraft> => {
    const files = (await (await openFileShelf())?.read(draft.key).catch(() => [])) ?? [];
    const picture = files.find(({ mediaType, blob }) => blob.size > 0 && /^image\/(jpeg|png|webp)$/.test(mediaType));
    return {
      draft,
      isOpen: held.has(draft.key),
      files: files.length,
      picture: picture ? URL.createObjectURL(picture.blob) : null,
      content: contentOf(
        draft,
        files.flatMap(({ attachmentId }) => attachmentId ?? []),
      ),
    };
  };
  const look = async (): Promise<void> => {
    const kept = (await (await openShelf())?.read().catch(() => [])) ?? [];
    const held = await heldDrafts();
    const found = await Promise.all(kept.filter((draft) => !draft.queued && !isBlank(draft)).map((draft) => listed(draft, held)));
    forget();
    waiting = new Set(kept.flatMap(({ queued, server }) => (queued && server ? [server.id] : [])));
    device.value = found;
  };
  const again = (): void => {
    if (document.visibilityState !== 'visible') return;
    void look();
    if (signedIn.value) void refetch()?.catch(() => undefined);
  };
  document.addEventListener('visibilitychange', again);
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', again);
    forget();
  });
  void look();
  const account = computed(() => (signedIn.value ? (result.value?.myCases.nodes ?? null) : null));
  const isKnown = computed(() => session.state.value !== 'unknown' && (!signedIn.value || account.value !== null || error.value !== null || !loading.value));
  return {
    drafts: computed(() =>
      device.value && isKnown.value ? mergeDrafts(device.value, account.value?.filter(({ id }) => !waiting.has(id)) ?? null, session.viewer.value?.id) : null,
    ),
    error,
    retry: again,
    async remove({ key, id }) {
      const letGo = key === null ? () => undefined : await holdDraft(key);
      if (!letGo) return false;
      try {
        if (id !== null)
          await mutate({ id }, { idempotencyKey: `${id}:x` }).catch((fault: unknown) => {
            if (requestFailure(fault).kind !== 'not-found') throw fault;
          });
        if (key !== null) {
          const files = await openFileShelf();
          for (const file of (await files?.read(key)) ?? []) await files?.drop(file.id);
          await (await openShelf())?.drop(key);
        }
      } finally {
        letGo();
      }
      await look();
      if (id !== null) await refetch();
      return true;
    },
  };
}
