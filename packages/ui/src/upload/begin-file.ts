import { onScopeDispose, watch, type Ref } from 'vue';
import { fingerprintOf, openFileShelf, type StoredFile } from './file-shelf';
import { shrunkPicture } from './shrink-picture';
import type { HeldFile, UploadedFile } from './uploads';
import type { writtenCaptions } from './written-captions';

/** A file that a person has just added to a form. */
export const storedFile = (blob: File, of: { form: string; place: number; keptFor: number }): StoredFile => ({
  id: crypto.randomUUID(),
  form: of.form,
  place: of.place,
  name: blob.name,
  mediaType: blob.type || 'application/octet-stream',
  bytes: blob.size,
  blob,
  uploadUrl: null,
  attachmentId: null,
  until: Date.now() + of.keptFor,
});

/** A file that the server has and this device has not: there is nothing to send. */
export const heldFile = ({ attachmentId, name, mediaType, bytes }: HeldFile, of: { form: string; place: number; keptFor: number }): StoredFile => ({
  ...{ id: crypto.randomUUID(), form: of.form, place: of.place, until: Date.now() + of.keptFor },
  ...{ name, mediaType, bytes, attachmentId, uploadUrl: null, blob: new Blob() },
});

/** Whether its bytes are on this device; no file is empty that a form has taken. */
export const isHere = ({ blob }: StoredFile): boolean => blob.size > 0;

/** Makes what has arrived in a form these files (`Uploads.hold`). @param of the form's files and how they are changed */
export function holdFiles(
  held: readonly HeldFile[],
  of: {
    files: readonly UploadedFile[];
    change(id: string, news: Partial<UploadedFile>): void;
    forget(id: string, terminate: boolean): void;
    take(file: HeldFile): void;
    captions: Pick<ReturnType<typeof writtenCaptions>, 'write'>;
  },
): void {
  const shownOf = ({ attachmentId }: HeldFile): UploadedFile | undefined => of.files.find((file) => file.attachmentId === attachmentId);
  const isHeld = (file: UploadedFile): boolean => held.some(({ attachmentId }) => attachmentId === file.attachmentId);
  for (const file of [...of.files]) if (file.state === 'ready' && !isHeld(file)) of.forget(file.id, false);
  for (const each of held) {
    if (!shownOf(each)) of.take(each);
    const shown = shownOf(each);
    if (shown?.preview === '') of.change(shown.id, { preview: each.preview });
    if (shown && each.caption !== undefined) void of.captions.write(shown.id, { caption: each.caption, said: each.caption });
  }
}

/** The same as the form shows it. */
export const shownFile = (file: StoredFile): UploadedFile => {
  const { id, name, mediaType, bytes, blob, attachmentId } = file;
  return {
    ...{ id, name, mediaType, bytes, attachmentId, problem: null, message: null, caption: '', said: '' },
    preview: mediaType.startsWith('image/') && isHere(file) ? URL.createObjectURL(blob) : '',
    state: attachmentId ? 'ready' : 'waiting',
    part: attachmentId ? 1 : 0,
  };
};

/** The file as it is sent, and where an earlier page had begun to send the same bytes (`uploadUrl`, or null). */
export async function preparedFile(file: StoredFile): Promise<StoredFile> {
  const blob = await shrunkPicture(file.blob);
  const shelf = await openFileShelf();
  const uploadUrl = (await shelf?.readBegun(fingerprintOf(blob, file.name)).catch(() => null)) ?? null;
  return { ...file, blob, bytes: blob.size, uploadUrl };
}

/** Resolves when it is false. */
export const whenOver = (busy: Readonly<Ref<boolean>>): Promise<void> =>
  new Promise((resolve) => {
    const stop = watch(
      busy,
      (still) => {
        if (still) return;
        resolve();
        queueMicrotask(() => stop());
      },
      { immediate: true },
    );
  });

/** Calls as long as the scope lives. */
export function whenNetworkChanges(follow: () => void): void {
  addEventListener('online', follow);
  addEventListener('offline', follow);
  onScopeDispose(() => {
    removeEventListener('online', follow);
    removeEventListener('offline', follow);
  });
}
