import { openFileShelf, type KeptCaption } from './file-shelf';
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
  const write = async (id: string, news: Partial<Pick<UploadedFile, 'caption' | 'said'>>): Promise<void> => {
    change(id, news);
    const file = files.find((each) => each.id === id);
    if (!file) return;
    const kept = { id, text: file.caption, said: file.said, until: Date.now() + keptFor };
    await (await openFileShelf())?.keepCaption(kept).catch(() => undefined);
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
