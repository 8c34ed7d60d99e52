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

interface Files extends DBSchema {
  file: { key: string; value: StoredFile; indexes: { form: string } };
}
/** The shell empties all databases of this prefix when somebody signs out. */
const DATABASE = 'pakn-files';

export interface FileShelf {
  read(form: string): Promise<StoredFile[]>;
  keep(file: StoredFile): Promise<void>;
  drop(id: string): Promise<void>;
  /** Drops the files of all forms whose name begins so. */
  dropForms(prefix: string): Promise<void>;
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
  const drop = async (isGone: (file: StoredFile) => boolean): Promise<void> => {
    for (const file of await database.getAll('file')) if (isGone(file)) await database.delete('file', file.id);
  };
  const now = Date.now();
  await drop(({ until }) => until < now);
  return {
    read: async (form) => (await database.getAllFromIndex('file', 'form', form)).sort((one, other) => one.place - other.place),
    keep: async (file) => void (await database.put('file', { ...file })),
    drop: (id) => database.delete('file', id),
    dropForms: (prefix) => drop(({ form }) => form.startsWith(prefix)),
  };
}
