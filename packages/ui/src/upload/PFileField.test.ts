import { flushPromises, mount } from '@vue/test-utils';
import type { UploadOptions } from 'tus-js-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import { createI18n } from 'vue-i18n';
import vietnamese from '../texts/vi.json';
import PFileField from './PFileField.vue';
import type { Uploads } from './uploads';
import { useUploads } from './use-uploads';

/** What the field has handed to tus, and the answers that a test gives. */
interface Sent {
  name: string;
  options: UploadOptions;
  url: string | null;
  aborted: boolean | null;
  arrive(status?: 'READY' | 'REFUSED' | 'SCANNING', message?: string): void;
  fail(status: number | null): void;
}
const { sent } = vi.hoisted(() => ({ sent: [] as Sent[] }));
vi.mock('tus-js-client', () => ({
  Upload: class {
    url: string | null;
    aborted: boolean | null = null;
    name: string;
    constructor(
      readonly file: File,
      readonly options: UploadOptions,
    ) {
      this.url = options.uploadUrl ?? null;
      this.name = file.name;
    }
    start(): void {
      sent.push(this as unknown as Sent);
    }
    abort(terminate: boolean): Promise<void> {
      this.aborted = terminate;
      return Promise.resolve();
    }
    arrive(status = 'READY', message?: string): void {
      this.url = `http://portal/files/id-of-${this.name}`;
      this.options.onUploadUrlAvailable?.();
      void this.options.onAfterResponse?.(
        {} as never,
        { getHeader: (name: string) => ({ 'x-file-status': status, 'x-file-message': message && encodeURIComponent(message) })[name] } as never,
      );
      this.options.onSuccess?.({} as never);
    }
    fail(status: number | null): void {
      const error = Object.assign(new Error('tus'), { originalResponse: status === null ? null : { getStatus: () => status } });
      this.options.onError?.(error);
    }
  },
}));

const picture = (name: string, more: { type?: string; size?: number } = {}): File =>
  new File([new Uint8Array(more.size ?? 10)], name, { type: more.type ?? 'image/jpeg' });

/** The field in a form, as a page has it. */
function open(state: 'signed-in' | 'signed-out' = 'signed-in') {
  const session = { mayUpload: ref(state === 'signed-in'), token: () => Promise.resolve('token') };
  let uploads!: Uploads;
  const Form = defineComponent({
    setup() {
      uploads = useUploads({
        session,
        form: () => 'form',
        limits: () => ({ count: 5, bytes: 100, mediaTypes: ['image/jpeg', 'application/pdf'] }),
        keptFor: 60_000,
      });
      return () => h('form', [h('textarea'), h(PFileField, { uploads, label: 'Tệp đính kèm', error: null })]);
    },
  });
  const shown = mount(Form, { attachTo: document.body, global: { plugins: [createI18n({ legacy: false, locale: 'vi', messages: { vi: vietnamese } })] } });
  const choose = async (...files: File[]): Promise<void> => {
    const input = shown.get<HTMLInputElement>('input[type=file]');
    Object.defineProperty(input.element, 'files', { value: files, configurable: true });
    await input.trigger('change');
    await flushPromises();
  };
  const give = async (type: 'drop' | 'paste', ...files: File[]): Promise<Event> => {
    const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
      [type === 'drop' ? 'dataTransfer' : 'clipboardData']: { files, types: ['Files'] },
    });
    shown.get('textarea').element.dispatchEvent(event);
    await flushPromises();
    return event;
  };
  const names = (): string[] => shown.findAll('.up-name').map((line) => line.text());
  const tile = (name: string) => {
    const found = shown.findAll('.up').find((each) => each.text().includes(name));
    if (!found) throw new Error(`no tile of ${name}`);
    return found;
  };
  const said = (): string => shown.get('[role=status]').text();
  return { shown, session, uploads, choose, give, names, tile, said };
}

beforeEach(() => {
  sent.length = 0;
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => undefined;
});
afterEach(() => {
  document.body.innerHTML = '';
});

describe('A4-08 A8-15 several files at once', () => {
  it('chosen: all of them, in their order', async () => {
    const { choose, names, said, uploads } = open();
    await choose(picture('a.jpg'), picture('b.jpg'), picture('c.jpg'));
    expect(names()).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(said()).toBe('Đã thêm 3 tệp.');
    await expect.poll(() => sent.length, { message: 'the device has been asked what it knows of them' }).toBe(3);
    for (const file of [...sent].toReversed()) file.arrive();
    await flushPromises();
    expect(uploads.attachmentIds()).toEqual(['id-of-a.jpg', 'id-of-b.jpg', 'id-of-c.jpg']);
  });

  it('dropped and pasted anywhere on the form, after those that are there', async () => {
    const { choose, give, names } = open();
    await choose(picture('a.jpg'));
    const dropped = await give('drop', picture('b.jpg'), picture('c.jpg'));
    const pasted = await give('paste', picture('d.jpg'));
    expect(names()).toEqual(['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']);
    expect([dropped.defaultPrevented, pasted.defaultPrevented], 'the page is not left for the picture').toEqual([true, true]);
  });

  it('words that are pasted stay with the text', async () => {
    const { shown } = open();
    const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: { files: [], types: ['text/plain'] } });
    shown.get('textarea').element.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
  });

  it('three are sent at a time, the others wait for their turn', async () => {
    const { choose, tile } = open();
    await choose(...['a', 'b', 'c', 'd'].map((name) => picture(`${name}.jpg`)));
    expect(sent.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(tile('d.jpg').text()).toContain('Chờ đến lượt');
    sent[1]?.arrive();
    await flushPromises();
    expect(sent.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg']);
  });
});

describe('A4-08 each file says what is wrong with it', () => {
  it('what cannot be sent is not taken, with its reason; the others are', async () => {
    const { choose, names, shown } = open();
    await choose(picture('a.jpg'), picture('b.svg', { type: 'image/svg+xml' }), picture('c.jpg', { size: 101 }), picture('d.jpg', { size: 0 }));
    expect(names()).toEqual(['a.jpg']);
    expect(shown.get('[role=alert]').text()).toMatch(
      /b\.svg: loại tệp này không gửi được\. Hệ thống nhận ảnh JPEG; tài liệu PDF\..*c\.jpg: tệp lớn hơn 100 B\..*d\.jpg: tệp này trống\./,
    );
    await choose(...['e', 'f', 'g', 'h', 'i'].map((name) => picture(`${name}.jpg`)));
    expect(shown.get('[role=alert]').text()).toBe('i.jpg: chưa được thêm, chỉ gửi được tối đa 5 tệp.');
  });

  it('a file whose bytes the server does not take is refused, is not attached and cannot be tried again', async () => {
    const { choose, tile, said, uploads } = open();
    await choose(picture('a.jpg'));
    sent[0]?.arrive('REFUSED', 'Tệp bị hỏng. Hệ thống nhận ảnh JPEG.');
    await flushPromises();
    expect(said()).toBe('a.jpg: Tệp bị hỏng. Hệ thống nhận ảnh JPEG.');
    expect(tile('a.jpg').text()).toContain('Tệp bị hỏng. Hệ thống nhận ảnh JPEG.');
    expect(tile('a.jpg').text()).not.toContain('Đã tải lên');
    expect([tile('a.jpg').find('.up-again').exists(), uploads.attachmentIds(), uploads.stuck.value]).toEqual([false, [], true]);
  });

  it('B-11 one that waits for the scanner is being checked, is waited for, and is then taken or refused', async () => {
    vi.useFakeTimers();
    const answers: Record<string, string>[] = [
      { 'x-file-status': 'SCANNING' },
      { 'x-file-status': 'REFUSED', 'x-file-message': encodeURIComponent('Tệp có mã độc.') },
    ];
    const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(new Response(null, { headers: answers.shift() ?? {} })));
    try {
      const { choose, tile, uploads } = open();
      await choose(picture('a.jpg'));
      sent[0]?.arrive('SCANNING');
      await flushPromises();
      expect([tile('a.jpg').text(), uploads.busy.value]).toEqual([expect.stringContaining('Đang kiểm tra'), true]);
      await vi.advanceTimersByTimeAsync(10_000);
      await flushPromises();
      expect(asked.mock.calls.map(([url]) => url)).toEqual(['http://portal/files/id-of-a.jpg', 'http://portal/files/id-of-a.jpg']);
      expect([tile('a.jpg').text(), uploads.busy.value]).toEqual([expect.stringContaining('Tệp có mã độc.'), false]);
    } finally {
      asked.mockRestore();
      vi.useRealTimers();
    }
  });

  it('B-11 a failed one is tried again where it stopped', async () => {
    const { choose, tile, said, uploads } = open();
    await choose(picture('a.jpg'));
    const [first] = sent;
    if (first) first.url = 'http://portal/files/half';
    first?.options.onUploadUrlAvailable?.();
    first?.fail(500);
    await flushPromises();
    expect(said()).toContain('máy chủ chưa nhận được tệp');
    await tile('a.jpg').get('.up-again').trigger('click');
    await flushPromises();
    expect(sent[1]?.options.uploadUrl).toBe('http://portal/files/half');
    sent[1]?.arrive();
    await flushPromises();
    expect([uploads.stuck.value, uploads.attachmentIds()]).toEqual([false, ['id-of-a.jpg']]);
  });
});

describe('A4-08 sending', () => {
  it('a visitor’s files wait for the sign-in', async () => {
    const { choose, tile, session } = open('signed-out');
    await choose(picture('a.jpg'));
    expect([tile('a.jpg').text(), sent.length]).toEqual([expect.stringContaining('Tải lên sau khi đăng nhập'), 0]);
    session.mayUpload.value = true;
    await flushPromises();
    expect(sent.length).toBe(1);
  });

  it('R13 over a connection on which nothing goes any more it is broken off, said, and tried again by itself', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { choose, tile, said, uploads } = open();
      await choose(picture('a.jpg'));
      const [first] = sent;
      if (first) first.url = 'http://portal/files/half';
      first?.options.onUploadUrlAvailable?.();
      await vi.advanceTimersByTimeAsync(59_000);
      first?.options.onProgress?.(1, 10);
      await vi.advanceTimersByTimeAsync(59_000);
      expect(tile('a.jpg').text(), 'what goes slowly is left alone').toContain('Đang tải 10%');
      await vi.advanceTimersByTimeAsync(2_000);
      await flushPromises();
      expect([first?.aborted, said(), tile('a.jpg').find('.up-again').exists(), uploads.busy.value]).toEqual([
        false,
        expect.stringContaining('mất mạng'),
        true,
        false,
      ]);
      await vi.advanceTimersByTimeAsync(31_000);
      await flushPromises();
      expect(sent[1]?.options.uploadUrl, 'where it stopped').toBe('http://portal/files/half');
    } finally {
      vi.useRealTimers();
    }
  });

  it('R13 one that waits or has failed goes on at once when the network is back', async () => {
    const network = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
    const { choose, tile } = open();
    await choose(picture('a.jpg'), picture('b.jpg'));
    sent[0]?.fail(null);
    network.mockReturnValue(false);
    sent[1]?.fail(null);
    dispatchEvent(new Event('offline'));
    await flushPromises();
    expect([tile('a.jpg').text(), tile('b.jpg').text()]).toEqual([expect.stringContaining('Mất mạng'), expect.stringContaining('Chờ mạng')]);
    network.mockReturnValue(true);
    dispatchEvent(new Event('online'));
    await flushPromises();
    expect(sent.slice(2).map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg']);
    network.mockRestore();
  });

  it('removing one breaks it off at the server too, and the focus goes to the next', async () => {
    const { choose, tile, names } = open();
    await choose(picture('a.jpg'), picture('b.jpg'));
    await tile('a.jpg').get('.rm').trigger('click');
    await flushPromises();
    expect([names(), sent[0]?.aborted]).toEqual([['b.jpg'], true]);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Bỏ tệp b.jpg');
  });

  it('X-08 what the server has from another device is shown and named, stays after a reload, and is left out of what is sent again', async () => {
    const { choose, names, uploads, shown } = open();
    const held = { attachmentId: 'a1', name: 'xa.jpg', mediaType: 'image/jpeg', bytes: 2000, preview: '/thumb' };
    await choose(picture('b.jpg'));
    sent[0]?.arrive();
    uploads.hold([held, { ...held, attachmentId: 'id-of-b.jpg', name: 'b.jpg' }]);
    await flushPromises();
    expect([names(), uploads.attachmentIds(), shown.findAll('.up img').map((img) => img.attributes('src'))]).toEqual([
      ['b.jpg', 'xa.jpg'],
      ['id-of-b.jpg', 'a1'],
      ['blob:picture', '/thumb'],
    ]);
    uploads.sendAgain();
    await flushPromises();
    expect(names()).toEqual(['b.jpg']);
    uploads.hold([]);
    expect(names(), 'what is on its way stays').toEqual(['b.jpg']);
  });

  it('who sends the form waits for what is still on its way', async () => {
    const { choose, uploads } = open();
    await choose(picture('a.jpg'));
    let settled = false;
    void uploads.settled().then(() => (settled = true));
    await flushPromises();
    expect(settled).toBe(false);
    sent[0]?.arrive();
    await flushPromises();
    expect(settled).toBe(true);
  });
});
