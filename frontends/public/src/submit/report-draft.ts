import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** How the person says where it is. */
export type PlaceWay = 'here' | 'map' | 'address';

/** A report before it is sent. Lives on this device only, files included, until it is sent or the person signs out. */
export interface ReportDraft {
  /** Idempotency key: however often it is sent, it becomes one report. */
  key: string;
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
export interface DraftFile {
  id: string;
  draft: string;
  name: string;
  mediaType: string;
  bytes: number;
  blob: Blob;
  /** Set once the server has all of it. */
  attachmentId: string | null;
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

/** Nothing was typed yet: not worth keeping, nor asking about. */
export const isBlank = ({ title, content, address, point }: ReportDraft): boolean => !title.trim() && !content.trim() && !address.trim() && !point;

interface DraftStore extends DBSchema {
  draft: { key: string; value: ReportDraft };
  file: { key: string; value: DraftFile };
}
/** One draft at a time: the one that the form shows. */
const CURRENT = 'current';
/** Where the last words of a closed page wait until it is opened again; a file cannot be put there. */
const ASIDE = 'pakn.report-aside';

export interface DraftShelf {
  read(): Promise<{ draft: ReportDraft; files: DraftFile[] } | null>;
  keep(draft: ReportDraft): Promise<void>;
  keepFile(file: DraftFile): Promise<void>;
  dropFile(id: string): Promise<void>;
  clear(): Promise<void>;
}

/** The device's own store. Where there is none (a private window), the form works and says that nothing is kept. */
export async function openShelf(): Promise<DraftShelf | null> {
  let database: IDBPDatabase<DraftStore>;
  try {
    database = await openDB<DraftStore>('pakn-report', 1, {
      upgrade(fresh) {
        fresh.createObjectStore('draft');
        fresh.createObjectStore('file', { keyPath: 'id' });
      },
    });
  } catch {
    return null;
  }
  return {
    async read() {
      const draft = await database.get('draft', CURRENT);
      return draft ? { draft, files: (await database.getAll('file')).filter((file) => file.draft === draft.key) } : null;
    },
    async keep(draft) {
      await database.put('draft', { ...draft, point: draft.point && { ...draft.point } }, CURRENT);
    },
    async keepFile(file) {
      await database.put('file', { ...file });
    },
    async dropFile(id) {
      await database.delete('file', id);
    },
    async clear() {
      localStorage.removeItem(ASIDE);
      await Promise.all([database.clear('draft'), database.clear('file')]);
    },
  };
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

/** What was kept, with the words that were put aside if they are the same draft's and newer. */
export function newer<F>(kept: { draft: ReportDraft; files: F[] } | null | undefined, aside: ReportDraft | null): { draft: ReportDraft; files: F[] } | null {
  if (!aside) return kept ?? null;
  if (!kept) return { draft: aside, files: [] };
  return aside.key === kept.draft.key && (aside.savedAt ?? 0) >= (kept.draft.savedAt ?? 0) ? { draft: aside, files: kept.files } : kept;
}
