import { openFileShelf } from '@pakn/ui/upload/file-shelf';
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { heldDrafts, holdDraft } from '../submit/draft-hold';
import { isBlank, openShelf, type ReportDraft } from '../submit/report-draft';

/** A draft in the list. */
export interface ListedDraft {
  draft: ReportDraft;
  /** Another page of this device has it open: it alone may delete it. */
  isOpen: boolean;
  files: number;
  /** Address of its first picture, in this page's memory. */
  picture: string | null;
}

/** The drafts of this device, waiting reports left out: those have a list of their own. */
export function useOwnDrafts(): { drafts: Readonly<ShallowRef<readonly ListedDraft[] | null>>; remove(key: string): Promise<boolean> } {
  /** Null until they were read. */
  const drafts = shallowRef<readonly ListedDraft[] | null>(null);
  const forget = (): void => drafts.value?.forEach(({ picture }) => picture && URL.revokeObjectURL(picture));

  const listed = async (draft: ReportDraft, held: ReadonlySet<string>): Promise<ListedDraft> => {
    const files = (await (await openFileShelf())?.read(draft.key).catch(() => [])) ?? [];
    const picture = files.find(({ mediaType }) => /^image\/(jpeg|png|webp)$/.test(mediaType));
    return { draft, isOpen: held.has(draft.key), files: files.length, picture: picture ? URL.createObjectURL(picture.blob) : null };
  };
  const look = async (): Promise<void> => {
    const kept = (await (await openShelf())?.read().catch(() => [])) ?? [];
    const held = await heldDrafts();
    const found = await Promise.all(kept.filter((draft) => !draft.queued && !isBlank(draft)).map((draft) => listed(draft, held)));
    forget();
    drafts.value = found;
  };
  const again = (): void => void (document.visibilityState === 'visible' && look());
  document.addEventListener('visibilitychange', again);
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', again);
    forget();
  });
  void look();
  return {
    drafts,
    /** @returns false when another page has opened it meanwhile */
    async remove(key) {
      const letGo = await holdDraft(key);
      if (letGo) {
        const files = await openFileShelf();
        for (const { id } of (await files?.read(key)) ?? []) await files?.drop(id);
        await (await openShelf())?.drop(key);
        letGo();
      }
      await look();
      return letGo !== null;
    },
  };
}
