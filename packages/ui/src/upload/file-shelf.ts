import type { DBSchema, IDBPDatabase } from 'idb';

/** A file of a form, on this device until what it belongs to is sent. */
export interface StoredFile {
  id: string;
  /** The form that it belongs to, e.g. a draft's key. */
  form: string;
  /** Files are shown and sent in the order in which they were added. */
  place: number;
  name: string;
  mediaType: string;
  bytes: number;
  blob: Blob;
  /** Where the server takes the rest of it, once it has begun. */
  uploadUrl: string | null;
  /** Set once the server has all of it. */
  attachmentId: string | null;
  /** Dropped after this moment (ms), whoever forgot it. */
  until: number;
}

/** Where the server takes the rest of a file that was begun. It is small: a page that goes away has kept it at once, while a long film is still being copied. */
interface Begun {
  fingerprint: string;
  uploadUrl: string;
  until: number;
}

/** What a person has written about a file. It is small: a letter more does not copy a long film again. */
export interface KeptCaption {
  /** Of the file. */
  id: string;
  text: string;
  /** What the server has of it. */
  said: string;
  /** Later for what was written later. */
  until: number;
}

interface Files extends DBSchema {
  file: { key: string; value: StoredFile; indexes: { form: string } };
}
interface Addresses extends DBSchema {
  begun: { key: string; value: Begun };
}

interface Captions extends DBSchema {
  caption: { key: string; value: KeptCaption };
}

/** The same file again, whoever chooses it and in whichever form: it goes on where it stopped. */
export const fingerprintOf = (blob: Blob, name: string): string =>
  [name, blob.type, blob.size, 'lastModified' in blob ? String(blob.lastModified) : ''].join('|');
/** The shell empties all databases of this prefix when somebody signs out. */
const DATABASE = 'pakn-files';

export interface FileShelf {
  read(form: string): Promise<StoredFile[]>;
  keep(file: StoredFile): Promise<void>;
  drop(id: string): Promise<void>;
  keepCaption(caption: KeptCaption): Promise<void>;
  /** By file. */
  readCaptions(ids: readonly string[]): Promise<ReadonlyMap<string, KeptCaption>>;
  keepBegun(begun: Begun): Promise<void>;
  readBegun(fingerprint: string): Promise<string | null>;
  dropBegun(fingerprint: string): Promise<void>;
  /** Drops the files of all forms whose name begins so. */
  dropForms(prefix: string): Promise<void>;
}

/** Captions that a page which went away had no time to put on the shelf (ADR 0008). */
const LAST_CAPTIONS = 'pakn-last-captions';

/** In one synchronous step, while the page goes away; they are put on the shelf when it is opened next. */
export function keepLastCaptions(captions: readonly KeptCaption[]): void {
  if (captions.length > 0) localStorage.setItem(LAST_CAPTIONS, JSON.stringify(captions));
}

/** None where the browser keeps nothing, or what it kept is not ours. */
function takeLastCaptions(): KeptCaption[] {
  try {
    const kept = localStorage.getItem(LAST_CAPTIONS);
    localStorage.removeItem(LAST_CAPTIONS);
    return kept === null ? [] : (JSON.parse(kept) as KeptCaption[]);
  } catch {
    return [];
  }
}

let opened: Promise<FileShelf | null> | undefined;

/** The files of forms on this device. Null where nothing can be kept (a private window): forms work, and files end with the page. */
export function openFileShelf(): Promise<FileShelf | null> {
  opened ??= open().catch(() => null);
  return opened;
}

async function open(): Promise<FileShelf> {
  const { openDB } = await import('idb');
  const database: IDBPDatabase<Files> = await openDB<Files>(DATABASE, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('file', { keyPath: 'id' }).createIndex('form', 'form');
    },
  });
  // A database of its own: a new store in the other one would wait for every tab that has it open.
  const addresses: IDBPDatabase<Addresses> = await openDB<Addresses>(`${DATABASE}-begun`, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('begun', { keyPath: 'fingerprint' });
    },
  });
  const captions: IDBPDatabase<Captions> = await openDB<Captions>(`${DATABASE}-captions`, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('caption', { keyPath: 'id' });
    },
  });
  // A page that came back (the browser's Back) may have written more since.
  for (const last of takeLastCaptions()) if (((await captions.get('caption', last.id))?.until ?? 0) < last.until) await captions.put('caption', last);
  const dropOne = async (id: string): Promise<void> => {
    await database.delete('file', id);
    await captions.delete('caption', id);
  };
  const drop = async (isGone: (file: StoredFile) => boolean): Promise<void> => {
    for (const file of await database.getAll('file')) if (isGone(file)) await dropOne(file.id);
  };
  const now = Date.now();
  await drop(({ until }) => until < now);
  // Also words whose file was sent or dropped meanwhile.
  const there = new Set(await database.getAllKeys('file'));
  for (const id of await captions.getAllKeys('caption')) if (!there.has(id)) await captions.delete('caption', id);
  for (const { fingerprint, until } of await addresses.getAll('begun')) if (until < now) await addresses.delete('begun', fingerprint);
  return {
    read: async (form) => (await database.getAllFromIndex('file', 'form', form)).sort((one, other) => one.place - other.place),
    keep: async (file) => void (await database.put('file', { ...file })),
    drop: dropOne,
    keepCaption: async (caption) => void (await captions.put('caption', caption)),
    readCaptions: async (ids) =>
      new Map((await Promise.all(ids.map((id) => captions.get('caption', id)))).flatMap((kept) => (kept ? [[kept.id, kept] as const] : []))),
    keepBegun: async (begun) => void (await addresses.put('begun', begun)),
    readBegun: async (fingerprint) => (await addresses.get('begun', fingerprint))?.uploadUrl ?? null,
    dropBegun: (fingerprint) => addresses.delete('begun', fingerprint),
    dropForms: (prefix) => drop(({ form }) => form.startsWith(prefix)),
  };
}
