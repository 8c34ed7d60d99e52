import { isInstalled } from '@pakn/ui';
import { openFileShelf, type StoredFile } from '@pakn/ui/upload/file-shelf';
import type { CaseKind, IdentityMode, SubjectKind } from '@pakn/vocabulary';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** How the person says where it is. */
export type PlaceWay = 'here' | 'map' | 'address';

/** A report before it is sent. Lives on this device only, files included, until it is sent or the person signs out. */
export interface ReportDraft {
  /** Names the draft on this device, its files too. */
  key: string;
  /** Idempotency key of the next sending: however often the same content is sent, it becomes one report. A draft of an earlier release has none. */
  sendKey?: string;
  /** A draft of an earlier release has none: an incident. */
  kind?: CaseKind;
  /** Whom a proposal is about; empty: a citizen. */
  subjectKind?: SubjectKind | '';
  /** The agency that a proposal is meant for; empty: the desk chooses. */
  preferredAgencyId?: string;
  title: string;
  content: string;
  placeWay: PlaceWay;
  point: { lon: number; lat: number } | null;
  accuracyMeters: number | null;
  address: string;
  wardCode: string;
  categoryCode: string;
  /** A draft of an earlier release has none. */
  topicCode?: string;
  /** Empty: nothing was chosen (`shownIdentity`). */
  identityMode: IdentityMode | '';
  /** In whose name its files were sent: somebody else has to send them again. A draft of an earlier release does not say. */
  filesOf?: string | null;
  /** Begun in the installed app, or in the support chat; it stays so, since the same sending has the same content. Left out: in a browser. */
  channel?: 'APP' | 'CHATBOT';
  savedAt: number | null;
  /** The copy in the person's account, once it was saved there. */
  server?: ServerCopy | null;
  /** Idempotency key of saving it, until it has another copy; left out: the draft's own key. */
  saveKey?: string;
  /** The person has sent it without a network: it is sent by itself as soon as there is one (`use-outbox.ts`). */
  queued?: QueuedReport | null;
}
/** What the server has of a draft, as this device knows it. */
export interface ServerCopy {
  id: string;
  /** Whose it is: nobody else's sign-in on this device saves or sends it. */
  by: string;
  version: number;
  /** ms */
  savedAt: number;
  /** What was saved (`contentOf`): what differs from it was typed since. */
  content: string;
}
/** How a report waits. */
export interface QueuedReport {
  /** Whose it is: nobody else's sign-in on this device sends it. `NO_ACCOUNT`: it is opened and sent by hand, since each needs a sum of its own. */
  by: string;
  /** ms */
  at: number;
  /** Not before (ms), when the server said so. */
  notBefore: number | null;
  /** Why it cannot go without the person, in words; null while it can. */
  problem: string | null;
}
/** Nothing typed yet. `inApp`: begun in the installed app; left out: as this one is. */
export const emptyDraft = (key: string, inApp: boolean = isInstalled()): ReportDraft => ({
  key,
  kind: 'INCIDENT',
  subjectKind: '',
  preferredAgencyId: '',
  title: '',
  content: '',
  placeWay: 'map',
  point: null,
  accuracyMeters: null,
  address: '',
  wardCode: '',
  categoryCode: '',
  topicCode: '',
  identityMode: '',
  ...(inApp ? { channel: 'APP' as const } : {}),
  savedAt: null,
});

/** The sender of a queued report who has no account. */
export const NO_ACCOUNT = 'no account';

/** What stands as chosen. Without an account a report is anonymous unless a name is wanted; with one it never is, and hiding the name is the nearest to it. */
export const shownIdentity = (chosen: IdentityMode | '', signedIn: boolean): IdentityMode => {
  if (!signedIn) return chosen || 'ANONYMOUS';
  return chosen === 'ANONYMOUS' ? 'HIDDEN_NAME' : chosen || 'PUBLIC_NAME';
};

/** The point that the report has: one that was taken in another way than the chosen one is kept for going back, but neither shown nor sent. */
export const chosenPoint = ({ placeWay, point }: Pick<ReportDraft, 'placeWay' | 'point'>): ReportDraft['point'] => (placeWay === 'address' ? null : point);

/** Nothing was typed yet: not worth keeping, nor asking about. */
export const isBlank = ({ title, content, address, point }: ReportDraft): boolean => !title.trim() && !content.trim() && !address.trim() && !point;

/** Earlier releases kept the files beside the draft. */
type EarlierFile = Pick<StoredFile, 'id' | 'name' | 'mediaType' | 'bytes' | 'blob' | 'attachmentId'> & { draft: string };
interface DraftStore extends DBSchema {
  draft: { key: string; value: ReportDraft };
  file: { key: string; value: EarlierFile };
}
/** Under this key earlier releases kept their only draft. */
const ONLY_DRAFT = 'current';
/** Where the last words of a closed page wait until it is opened again, by draft; a file cannot be put there. */
const ASIDE = 'pakn.report-aside';
/** Pictures of a report that is never sent leave the device after so long. */
export const FILES_KEPT_FOR_MS = 30 * 24 * 3_600_000;

/** All drafts of this device, each under its own key: two pages never write the same one (`draft-hold.ts`). */
export interface DraftShelf {
  /** What was typed and not sent, the newest first, waiting reports included. */
  read(): Promise<ReportDraft[]>;
  get(key: string): Promise<ReportDraft | null>;
  keep(draft: ReportDraft): Promise<void>;
  drop(key: string): Promise<void>;
  clear(): Promise<void>;
}

/** The device's own store. Where there is none (a private window), the form works and says that nothing is kept. */
export async function openShelf(): Promise<DraftShelf | null> {
  let database: IDBPDatabase<DraftStore>;
  try {
    database = await openDB<DraftStore>('pakn-report', 1, { upgrade: (fresh) => void fresh.createObjectStore('draft') });
    await moveEarlierFiles(database);
  } catch {
    return null;
  }
  const keep = async (draft: ReportDraft): Promise<void> => {
    await database.put(
      'draft',
      {
        ...draft,
        point: draft.point && { ...draft.point },
        queued: draft.queued ? { ...draft.queued } : null,
        server: draft.server ? { ...draft.server } : null,
      },
      draft.key,
    );
  };
  const takeIn = async (draft: ReportDraft): Promise<void> => {
    const kept = await database.get('draft', draft.key);
    if (newer(kept, draft) === draft && !isBlank(draft)) await keep(draft);
  };
  return {
    async read() {
      const only = await database.get('draft', ONLY_DRAFT);
      if (only) {
        await takeIn(only);
        await database.delete('draft', ONLY_DRAFT);
      }
      for (const aside of takeAsides()) await takeIn(aside);
      return (await database.getAll('draft')).toSorted((one, other) => (other.savedAt ?? 0) - (one.savedAt ?? 0));
    },
    get: async (key) => (await database.get('draft', key)) ?? null,
    keep,
    async drop(key) {
      localStorage.removeItem(`${ASIDE}:${key}`);
      await database.delete('draft', key);
    },
    async clear() {
      takeAsides();
      await database.clear('draft');
    },
  };
}

/** Without a new version of the database: a page of the earlier release that is still open would hold it up. */
async function moveEarlierFiles(database: IDBPDatabase<DraftStore>): Promise<void> {
  if (!database.objectStoreNames.contains('file')) return;
  const shelf = await openFileShelf();
  for (const [index, { draft, ...file }] of (await database.getAll('file')).entries()) {
    await shelf?.keep({ ...file, form: draft, place: index, uploadUrl: null, until: Date.now() + FILES_KEPT_FOR_MS });
    await database.delete('file', file.id);
  }
}

/** Puts a draft aside while the page goes away: the store of the device may not answer in time any more. */
export function putAside(draft: ReportDraft): void {
  try {
    localStorage.setItem(`${ASIDE}:${draft.key}`, JSON.stringify(draft));
  } catch {
    // A full or forbidden store: the draft that was kept a moment ago stays.
  }
}

/** Takes back what was put aside, once. */
export function takeAsides(): ReportDraft[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(ASIDE));
  return keys.flatMap((key) => {
    try {
      const text = localStorage.getItem(key);
      localStorage.removeItem(key);
      return text ? [{ ...emptyDraft(''), ...(JSON.parse(text) as ReportDraft) }] : [];
    } catch {
      return [];
    }
  });
}

/** What was kept of a draft, or the words that were put aside if they are newer. */
export const newer = (kept: ReportDraft | null | undefined, aside: ReportDraft): ReportDraft =>
  kept && (kept.savedAt ?? 0) > (aside.savedAt ?? 0) ? kept : aside;
