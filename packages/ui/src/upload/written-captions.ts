import { getCurrentScope, onScopeDispose } from 'vue';
import { keepLastCaptions, openFileShelf, type KeptCaption } from './file-shelf';
import type { UploadedFile, UploadOptions, Uploads } from './uploads';

/** What is written about the files of a form: kept on this device at once, and said to the server before the form is sent. */
export function writtenCaptions(of: {
  files: readonly UploadedFile[];
  change(id: string, news: Partial<UploadedFile>): void;
  keptFor: number;
  describe: UploadOptions['describe'];
}): Pick<Uploads, 'described' | 'caption' | 'describe'> & {
  write(id: string, news: Partial<Pick<UploadedFile, 'caption' | 'said'>>): Promise<void>;
  /** What this device has of files that are brought back. */
  read(ids: readonly string[]): Promise<ReadonlyMap<string, KeptCaption>>;
} {
  const { files, change, keptFor, describe } = of;
  /** The last words of each file that the device has not kept yet: one at a time, so that fast typing does not queue up. */
  const unkept = new Map<string, KeptCaption>();
  let keeping: Promise<void> | null = null;
  const keep = async (): Promise<void> => {
    const shelf = await openFileShelf();
    for (let [next] = unkept.values(); next; [next] = unkept.values()) {
      await shelf?.keepCaption(next).catch(() => undefined);
      if (unkept.get(next.id) === next) unkept.delete(next.id);
    }
  };
  const keepNow = (): void => keepLastCaptions([...unkept.values()]);
  if (typeof window !== 'undefined' && getCurrentScope()) {
    addEventListener('pagehide', keepNow);
    onScopeDispose(() => removeEventListener('pagehide', keepNow));
  }
  const write = async (id: string, news: Partial<Pick<UploadedFile, 'caption' | 'said'>>): Promise<void> => {
    change(id, news);
    const file = files.find((each) => each.id === id);
    if (!file) return;
    unkept.set(id, { id, text: file.caption, said: file.said, until: Date.now() + keptFor });
    keeping ??= keep().finally(() => (keeping = null));
    await keeping;
  };
  return {
    write,
    read: async (ids) => (await (await openFileShelf())?.readCaptions(ids).catch(() => null)) ?? new Map(),
    described: describe !== undefined,
    caption: (id, text) => void write(id, { caption: text }),
    async describe() {
      for (const { id, attachmentId, state, caption, said } of [...files]) {
        const text = caption.trim();
        if (!describe || !attachmentId || state !== 'ready' || text === said) continue;
        await describe(attachmentId, text);
        await write(id, { said: text });
      }
    },
  };
}
