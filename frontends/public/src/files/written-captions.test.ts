import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import type { StoredFile } from '@pakn/ui/upload/file-shelf';
import type { UploadedFile } from '@pakn/ui/upload/uploads';

const STORED: StoredFile = {
  ...{ id: 'p', form: 'k', place: 1, name: 'anh.jpg', mediaType: 'image/jpeg', bytes: 3, blob: new Blob(['abc']), uploadUrl: null },
  ...{ attachmentId: 'a1', until: Date.now() + 60_000 },
};
const SHOWN: UploadedFile = {
  ...{ id: 'p', name: 'anh.jpg', mediaType: 'image/jpeg', bytes: 3, preview: '', state: 'ready', part: 1, problem: null, message: null },
  ...{ attachmentId: 'a1', caption: '', said: '' },
};

/** A page that is opened anew: it knows what the device has kept, and nothing else. */
async function page() {
  vi.resetModules();
  const { openFileShelf } = await import('@pakn/ui/upload/file-shelf');
  const { writtenCaptions } = await import('@pakn/ui/upload/written-captions');
  const files = [{ ...SHOWN }];
  const scope: EffectScope = effectScope();
  const change = (id: string, news: Partial<UploadedFile>): void => files.forEach((file) => file.id === id && Object.assign(file, news));
  const captions = scope.run(() => writtenCaptions({ files, change, keptFor: 60_000, describe: () => Promise.resolve() }))!;
  return {
    captions,
    shelf: (await openFileShelf())!,
    goesAway: () => dispatchEvent(new Event('pagehide')),
    kept: async () => (await captions.read(['p'])).get('p')?.text,
    close: () => scope.stop(),
  };
}
const dropped = async (): Promise<void> => {
  const { shelf, close } = await page();
  await shelf.drop('p');
  await shelf.keep(STORED);
  close();
};

describe('X-30 the last words about a file', () => {
  beforeEach(async () => {
    localStorage.clear();
    await dropped();
  });

  it('are there again when the page went away before the device had kept them', async () => {
    const first = await page();
    // The store does not answer any more.
    const store = vi.spyOn(first.shelf, 'keepCaption').mockReturnValue(new Promise(() => undefined));
    first.captions.caption('p', 'Ổ gà ở');
    first.captions.caption('p', 'Ổ gà ở đầu ngõ');
    first.goesAway();
    first.close();
    expect(store.mock.calls.length).toBeLessThanOrEqual(1);
    const next = await page();
    expect(await next.kept()).toBe('Ổ gà ở đầu ngõ');
    next.close();
  });

  it('do not replace what was written after the page had come back', async () => {
    const now = vi.spyOn(Date, 'now').mockReturnValue(1_000);
    const first = await page();
    const store = vi.spyOn(first.shelf, 'keepCaption').mockResolvedValueOnce();
    first.captions.caption('p', 'Ổ gà');
    first.goesAway();
    now.mockReturnValue(2_000);
    store.mockRestore();
    first.captions.caption('p', 'Ổ gà đầu ngõ');
    await vi.waitFor(async () => expect(await first.kept()).toBe('Ổ gà đầu ngõ'));
    first.close();
    now.mockRestore();
    const next = await page();
    expect(await next.kept()).toBe('Ổ gà đầu ngõ');
    next.close();
  });

  it('are none when everything is kept, and none are left of a file that was sent', async () => {
    const first = await page();
    first.captions.caption('p', 'Ổ gà');
    await vi.waitFor(async () => expect(await first.kept()).toBe('Ổ gà'));
    first.goesAway();
    expect(localStorage.length).toBe(0);
    await first.shelf.drop('p');
    first.close();
    const next = await page();
    expect(await next.kept()).toBeUndefined();
    next.close();
  });
});
