import type { MyDraftsQuery } from '../gql/graphql';
import { copyOf } from '../submit/server-draft';
import type { ReportDraft } from '../submit/report-draft';

/** A draft of this device. */
export interface DeviceDraft {
  draft: ReportDraft;
  /** Another page of this device has it open: it alone may delete it. */
  isOpen: boolean;
  files: number;
  /** Address of its first picture, in this page's memory. */
  picture: string | null;
  /** As `contentOf`. */
  content: string;
}
export type AccountDraft = MyDraftsQuery['myCases']['nodes'][number];

/** A draft in the list, once, wherever it lies. */
export interface ListedDraft {
  /** What the address of the form names it by. */
  name: string;
  /** On this device, and in the account; null: not there. */
  key: string | null;
  id: string | null;
  title: string;
  /** ms */
  savedAt: number;
  files: number;
  picture: string | null;
  isOpen: boolean;
  /** `changed` here since it was saved to the account; `both`: there too, the form asks. */
  where: 'device' | 'account' | 'changed' | 'both';
  /** Of the account. */
  keptUntil: string | null;
}

const isPicture = ({ mediaType }: { mediaType: string }): boolean => mediaType.startsWith('image/');
const titleOf = (title: string, address: string): string => title.trim() || address.trim();

const ofAccount = ({ id, title, place, savedAt, attachments, keptUntil }: AccountDraft): ListedDraft => ({
  ...{ name: id, key: null, id, title: titleOf(title, place.address), savedAt: Date.parse(savedAt ?? ''), files: attachments.length, isOpen: false },
  picture: attachments.find(isPicture)?.thumbnailUrl ?? null,
  where: 'account',
  keptUntil: keptUntil ?? null,
});

function ofDevice({ draft, isOpen, files, picture, content }: DeviceDraft, account: readonly AccountDraft[] | null, viewer: string | undefined): ListedDraft {
  const copy = copyOf(draft, viewer);
  const found = copy && account?.find(({ id }) => id === copy.id);
  const here = { name: draft.key, key: draft.key, title: titleOf(draft.title, draft.address), savedAt: draft.savedAt ?? 0, files, picture, isOpen };
  if (!copy || (account && !found)) return { ...here, id: null, where: 'device', keptUntil: null };
  const [isChanged, isNewerThere] = [content !== copy.content, found !== undefined && found !== null && found.version > copy.version];
  // What was saved elsewhere since is what the form will show.
  if (found && isNewerThere && !isChanged)
    return { ...ofAccount(found), name: draft.key, key: draft.key, isOpen, picture: picture ?? ofAccount(found).picture };
  return { ...here, id: copy.id, where: isChanged ? (isNewerThere ? 'both' : 'changed') : 'account', keptUntil: found?.keptUntil ?? null };
}

/** The drafts of the device and of the account, each once, the last saved one first. @param account null: not known */
export function mergeDrafts(device: readonly DeviceDraft[], account: readonly AccountDraft[] | null, viewer: string | undefined): ListedDraft[] {
  const here = device.map((each) => ofDevice(each, account, viewer));
  const elsewhere = (account ?? []).filter(({ id }) => !here.some((each) => each.id === id)).map(ofAccount);
  return [...here, ...elsewhere].toSorted((one, other) => other.savedAt - one.savedAt);
}
