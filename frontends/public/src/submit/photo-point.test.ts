import 'fake-indexeddb/auto';
import type { Viewer } from '@pakn/graph';
import { mountPage, type Answers } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import en from '../en.json';
import vietnamese from '../vi.json';
import { openFileShelf } from '@pakn/ui/upload/file-shelf';
import { photoPoint } from './photo-point';
import { openShelf } from './report-draft';
import { FORM_ANSWERS } from '../testing/form-answers';
import SubmitPage from './SubmitPage.vue';

vi.mock('tus-js-client', () => ({
  Upload: class {
    url = null;
    start(): void {}
    abort(): Promise<void> {
      return Promise.resolve();
    }
  },
}));

/** A photo as a camera writes it: its place in degrees, minutes and hundredths of seconds. */
function photo(at: { lat: number; lon: number } | null, { little = false, name = 'anh.jpg' } = {}): File {
  const table = new DataView(new ArrayBuffer(300));
  const words = (offset: number, ...values: number[]): void => values.forEach((value, index) => table.setUint32(offset + index * 4, value, little));
  const entry = (offset: number, tag: number, type: number, count: number, value: number): void => {
    table.setUint16(offset, tag, little);
    table.setUint16(offset + 2, type, little);
    words(offset + 4, count, value);
  };
  const letter = (offset: number, tag: number, text: string): void => {
    entry(offset, tag, 2, 2, 0);
    table.setUint8(offset + 8, text.charCodeAt(0));
  };
  const degrees = (offset: number, value: number): void => {
    const size = Math.abs(value);
    const minutes = (size % 1) * 60;
    words(offset, Math.floor(size), 1, Math.floor(minutes), 1, Math.round((minutes % 1) * 60 * 10_000), 10_000);
  };
  table.setUint16(0, little ? 0x4949 : 0x4d4d);
  table.setUint16(2, 42, little);
  words(4, 8);
  table.setUint16(8, 1, little);
  if (at) {
    entry(10, 0x8825, 4, 1, 50);
    table.setUint16(50, 4, little);
    letter(52, 1, at.lat < 0 ? 'S' : 'N');
    entry(64, 2, 5, 3, 120);
    letter(76, 3, at.lon < 0 ? 'W' : 'E');
    entry(88, 4, 5, 3, 150);
    degrees(120, at.lat);
    degrees(150, at.lon);
  } else entry(10, 0x0112, 3, 1, 1);
  const before = Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 1, 60, 0x45, 0x78, 0x69, 0x66, 0, 0]);
  return new File([before, new Uint8Array(table.buffer), Uint8Array.from([0xff, 0xd9])], name, { type: 'image/jpeg' });
}
const HERE = { lat: 12.238845, lon: 109.189512 };

describe('A4-08 where a photo was taken', () => {
  it.each([
    [HERE, { little: true }],
    [HERE, { little: false }],
    [{ lat: -33.8688, lon: -70.2 }, {}],
  ])('%o %o', async (at, how) => {
    const found = await photoPoint(photo(at, how));
    expect([found?.lat, found?.lon].map((value) => Number(value?.toFixed(4)))).toEqual([Number(at.lat.toFixed(4)), Number(at.lon.toFixed(4))]);
  });

  it('none where there is none, and whatever the bytes are it answers', async () => {
    expect([await photoPoint(photo(null)), await photoPoint(new Blob(['Exif\0\0MM'])), await photoPoint(new Blob([]))]).toEqual([null, null, null]);
    const whole = new Uint8Array(await photo(HERE).arrayBuffer());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, byte, length) => {
        const changed = whole.slice(0, length);
        if (at < length) changed[at] = byte;
        const found = await photoPoint(new Blob([changed]));
        return found === null || (Math.abs(found.lat) <= 90 && Math.abs(found.lon) <= 180);
      }),
    );
  });
});

describe('A4-08 the place of a photo is offered', () => {
  const citizen: Viewer = { id: 'me', kind: 'INDIVIDUAL', displayName: 'A', fullName: 'Lê Thị A', officer: null };
  const ANSWERS: Answers = {
    ...FORM_ANSWERS,
    PublicCategories: () => ({ categories: [] }),
    LocateReport: () => ({ locate: { __typename: 'Place', address: 'Phường Nha Trang', ward: { __typename: 'Ward', code: '22366', name: 'Nha Trang' } } }),
    SaveDraft: () => Promise.reject(new TypeError('Failed to fetch')),
  };
  const open = async () => {
    const page = await mountPage(SubmitPage, { viewer: citizen, texts: { vi: vietnamese, en }, answers: ANSWERS });
    await vi.waitFor(() => expect(page.screen.get('#report-form').attributes('aria-busy')).toBe('false'));
    const choose = async (...files: File[]): Promise<void> => {
      const input = page.screen.get<HTMLInputElement>('input[type=file]');
      Object.defineProperty(input.element, 'files', { value: files, configurable: true });
      await input.trigger('change');
      await flushPromises();
    };
    return { ...page, choose, offer: () => page.screen.find('[data-testid=photo-point]') };
  };
  beforeEach(async () => {
    await (await openShelf())?.clear();
    await (await openFileShelf())?.dropForms('');
    sessionStorage.clear();
    localStorage.clear();
    URL.createObjectURL = () => 'blob:picture';
    URL.revokeObjectURL = () => undefined;
  });

  it('and pinned when it is taken; until then nothing is asked or kept of it', async () => {
    const page = await open();
    await page.choose(photo(null, { name: 'khong.jpg' }), photo(HERE));
    await vi.waitFor(() => expect(page.offer().text()).toContain('Ảnh “anh.jpg” có ghi nơi chụp'));
    expect([page.sent('LocateReport'), JSON.stringify({ ...localStorage })]).toEqual([[], expect.not.stringContaining('109.18')]);
    const tiles = page.screen.findAll('.file-field li').map(({ element }) => element.compareDocumentPosition(page.offer().element));
    expect(new Set(tiles), 'the offer comes behind the tiles, which stay where they are').toEqual(new Set([Node.DOCUMENT_POSITION_FOLLOWING]));
    await page.button('Dùng vị trí của ảnh').trigger('click');
    expect(document.activeElement?.querySelector('legend')?.textContent, 'the button is gone: the focus is where the pin is').toBe('Ở đâu?');
    await vi.waitFor(() => expect(page.control('Địa chỉ').element.value).toBe('Phường Nha Trang'));
    expect([page.sent('LocateReport')[0], page.offer().exists(), page.screen.text()]).toEqual([
      { lon: expect.closeTo(HERE.lon, 4) as number, lat: expect.closeTo(HERE.lat, 4) as number },
      false,
      expect.stringContaining('Bỏ ghim'),
    ]);
  });

  it('not any more when it is declined, the photo is taken out, or a place was chosen already', async () => {
    const page = await open();
    await page.choose(photo(HERE));
    await vi.waitFor(() => expect(page.offer().exists()).toBe(true));
    await page.button('Không dùng').trigger('click');
    expect(page.offer().exists()).toBe(false);
    await page.choose(photo(HERE, { name: 'hai.jpg' }));
    await vi.waitFor(() => expect(page.offer().exists()).toBe(true));
    await page.button('Bỏ tệp hai.jpg').trigger('click');
    expect(page.offer().exists()).toBe(false);
    expect(page.sent('LocateReport')).toEqual([]);
  });
});
