import { PInput } from '@pakn/ui';
import { mountPage } from '@pakn/ui/testing/mount-page';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import en from '../../en.json';
import vietnamese from '../../vi.json';
import { listener } from './recognition';
import SpeakInto from './SpeakInto.vue';
import { withSpoken } from './use-speech';

/** A microphone that hears what the test says. */
class Microphone extends EventTarget {
  static all: Microphone[] = [];
  lang = '';
  running = false;
  constructor() {
    super();
    Microphone.all.push(this);
  }
  start(): void {
    this.running = true;
  }
  stop(): void {
    this.running = false;
    this.dispatchEvent(new Event('end'));
  }
  abort = (): void => this.stop();
  hears(transcript: string, isFinal: boolean): void {
    this.dispatchEvent(Object.assign(new Event('result'), { resultIndex: 0, results: [Object.assign([{ transcript }], { isFinal })] }));
  }
  fails(error: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { error }));
    this.stop();
  }
}

beforeEach(() => {
  Microphone.all = [];
  sessionStorage.clear();
  vi.stubGlobal('SpeechRecognition', Microphone);
});
afterEach(() => vi.unstubAllGlobals());

describe('A4-04 a report is spoken', () => {
  const open = async (before = '') => {
    const text = ref(before);
    const field = (label: string) =>
      h(
        PInput,
        { label, modelValue: text.value, 'onUpdate:modelValue': (value: string) => (text.value = value) },
        { inside: () => h(SpeakInto, { field: label, modelValue: text.value, 'onUpdate:modelValue': (value: string) => (text.value = value) }) },
      );
    const Form = defineComponent(() => () => [field('Việc gì'), field('Nội dung')]);
    const page = await mountPage(Form, { texts: { vi: vietnamese, en }, answers: {} });
    await flushPromises();
    const press = async (label: string): Promise<void> => {
      await page.screen.get(`button[aria-label="${label}"]`).trigger('click');
      await flushPromises();
    };
    return { ...page, text, press };
  };

  it('first says who hears it; nothing listens before the person agrees, and one who refuses is asked again', async () => {
    const { press, screen, button } = await open();
    await press('Nói để nhập Việc gì');
    expect(screen.text()).toContain('nghe lời bạn nói để chuyển thành chữ. Hệ thống phản ánh không ghi âm.');
    await button('Thôi, tôi gõ chữ').trigger('click');
    expect([Microphone.all.length, screen.text().includes('không ghi âm')]).toEqual([0, false]);
    await press('Nói để nhập Việc gì');
    await button('Đồng ý và nói').trigger('click');
    expect(Microphone.all.map(({ running, lang }) => [running, lang])).toEqual([[true, 'vi-VN']]);
  });

  it('shows what is heard, writes what is certain behind what stands there, and keeps the rest when it is stopped', async () => {
    const { press, screen, button, text } = await open('Gần chợ Đầm.');
    await press('Nói để nhập Nội dung');
    await button('Đồng ý và nói').trigger('click');
    const [microphone] = Microphone.all;
    microphone?.hears('đèn đường không sáng', false);
    await flushPromises();
    expect([text.value, screen.text().includes('đèn đường không sáng')]).toEqual(['Gần chợ Đầm.', true]);
    microphone?.hears('đèn đường không sáng', true);
    await flushPromises();
    microphone?.hears('ba đêm rồi', false);
    await press('Dừng nói Nội dung');
    expect(text.value).toBe('Gần chợ Đầm. Đèn đường không sáng ba đêm rồi');
  });

  it('one field listens at a time, and agreeing once is enough', async () => {
    const { press, button } = await open();
    await press('Nói để nhập Việc gì');
    await button('Đồng ý và nói').trigger('click');
    await press('Nói để nhập Nội dung');
    expect(Microphone.all.map(({ running }) => running)).toEqual([false, true]);
  });

  it.each([
    ['not-allowed', 'Trình duyệt chưa cho phép dùng micro.'],
    ['audio-capture', 'Không tìm thấy micro.'],
    ['network', 'Cần có mạng'],
    ['no-speech', 'Chưa nghe thấy gì.'],
    ['bad-grammar', 'Hãy thử lại hoặc gõ chữ.'],
  ])('%s: says what to do, and what was typed stays', async (error, says) => {
    const { press, button, screen, text } = await open('Đã gõ');
    await press('Nói để nhập Việc gì');
    await button('Đồng ý và nói').trigger('click');
    Microphone.all[0]?.fails(error);
    await flushPromises();
    expect([screen.get('[role=alert]').text(), text.value]).toEqual([expect.stringContaining(says), 'Đã gõ']);
  });

  it('a browser that cannot has no microphone', async () => {
    vi.stubGlobal('SpeechRecognition', undefined);
    vi.stubGlobal('webkitSpeechRecognition', undefined);
    const { screen } = await open();
    expect(screen.findAll('button')).toHaveLength(0);
  });

  it('a page without the right to a microphone is opened anew, and then the button waits with the focus', async () => {
    Object.assign(document, { featurePolicy: { allowsFeature: () => false } });
    const reload = vi.fn<() => void>();
    vi.stubGlobal('location', { ...location, reload });
    const before = await open();
    await before.press('Nói để nhập Nội dung');
    await before.button('Đồng ý và nói').trigger('click');
    expect([reload.mock.calls.length, Microphone.all.length]).toEqual([1, 0]);
    Object.assign(document, { featurePolicy: undefined });
    await open();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Nói để nhập Nội dung');
  });
});

it('A4-04 a sentence of its own begins large, words go on small', () => {
  expect([withSpoken('', 'rác nhiều'), withSpoken('Rác nhiều. ', 'hôi lắm'), withSpoken('rác', 'nhiều lắm')]).toEqual([
    'Rác nhiều',
    'Rác nhiều. Hôi lắm',
    'rác nhiều lắm',
  ]);
});

it('A4-04 whose machines hear it', () => {
  const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
  expect([listener(CHROME), listener(`${CHROME} Edg/140.0`), listener('Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1'), listener('x')]).toEqual([
    'Google',
    'Microsoft',
    'Apple',
    null,
  ]);
});
