import { openFileShelf, type StoredFile } from '@pakn/ui/upload/file-shelf';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** How the person says where it is. */
export type PlaceWay = 'here' | 'map' | 'address';

/** A report before it is sent. Lives on this device only, files included, until it is sent or the person signs out. */
export interface ReportDraft {
  /** Names the draft on this device, its files too. */
  key: string;
  /** Idempotency key of the next sending: however often the same content is sent, it becomes one report. A draft of an earlier release has none. */
  sendKey?: string;
  title: string;
  content: string;
  placeWay: PlaceWay;
  point: { lon: number; lat: number } | null;
  accuracyMeters: number | null;
  address: string;
  wardCode: string;
  categoryCode: string;
  identityMode: 'PUBLIC_NAME' | 'HIDDEN_NAME';
  savedAt: number | null;
}
export const emptyDraft = (key: string): ReportDraft => ({
  key,
  title: '',
  content: '',
  placeWay: 'map',
  point: null,
  accuracyMeters: null,
  address: '',
  wardCode: '',
  categoryCode: '',
  identityMode: 'PUBLIC_NAME',
  savedAt: null,
});

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
/** One draft at a time: the one that the form shows. */
const CURRENT = 'current';
/** Where the last words of a closed page wait until it is opened again; a file cannot be put there. */
const ASIDE = 'pakn.report-aside';
/** Pictures of a report that is never sent leave the device after so long. */
export const FILES_KEPT_FOR_MS = 30 * 24 * 3_600_000;

export interface DraftShelf {
  read(): Promise<ReportDraft | null>;
  keep(draft: ReportDraft): Promise<void>;
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
  return {
    read: async () => (await database.get('draft', CURRENT)) ?? null,
    async keep(draft) {
      await database.put('draft', { ...draft, point: draft.point && { ...draft.point } }, CURRENT);
    },
    async clear() {
      localStorage.removeItem(ASIDE);
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
    localStorage.setItem(ASIDE, JSON.stringify(draft));
  } catch {
    // A full or forbidden store: the draft that was kept a moment ago stays.
  }
}

/** Takes back what was put aside, once. */
export function takeAside(): ReportDraft | null {
  try {
    const text = localStorage.getItem(ASIDE);
    localStorage.removeItem(ASIDE);
    return text ? { ...emptyDraft(''), ...(JSON.parse(text) as ReportDraft) } : null;
  } catch {
    return null;
  }
}

/** What was kept, or the words that were put aside if they are the same draft's and newer. */
export function newer(kept: ReportDraft | null | undefined, aside: ReportDraft | null): ReportDraft | null {
  if (!aside || !kept) return aside ?? kept ?? null;
  return aside.key === kept.key && (aside.savedAt ?? 0) >= (kept.savedAt ?? 0) ? aside : kept;
}
