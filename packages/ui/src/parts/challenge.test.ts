import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from 'vue-i18n';
import en from '../texts/en.json';
import vietnamese from '../texts/vi.json';
import PChallenge from './PChallenge.vue';

/** A clip that ends, or fails, when the test says so. */
class Clip extends EventTarget {
  static all: Clip[] = [];
  playing = false;
  constructor(readonly src: string) {
    super();
    Clip.all.push(this);
  }
  async play(): Promise<void> {
    this.playing = true;
  }
  pause(): void {
    this.playing = false;
  }
}
const heard = (): string[] => Clip.all.filter(({ playing }) => playing).map(({ src }) => src);
const goOn = async (event: 'ended' | 'error'): Promise<void> => {
  Clip.all.find(({ playing }) => playing)?.pause();
  Clip.all.shift()?.dispatchEvent(new Event(event));
  await flushPromises();
};

beforeEach(() => {
  Clip.all = [];
  vi.stubGlobal('Audio', Clip);
});
afterEach(() => vi.unstubAllGlobals());

describe('X-10 the sum is said aloud', () => {
  const show = (question: string | null, locale = 'vi') =>
    mount(PChallenge, { props: { question }, global: { plugins: [createI18n({ legacy: false, locale, messages: { vi: vietnamese, en } })] } });
  const button = (of: ReturnType<typeof show>) => of.findAll('button').find((each) => /Nghe|Dừng|Listen/.test(each.text()));

  it('word by word, in the language of the page', async () => {
    const field = show('5 + 3 =');
    await button(field)?.trigger('click');
    const said: string[] = [];
    for (let word = 0; word < 4; word++) {
      said.push(...heard());
      await goOn('ended');
    }
    expect(said).toEqual(['/sums/vi/5.mp3', '/sums/vi/plus.mp3', '/sums/vi/3.mp3', '/sums/vi/equals.mp3']);
    expect(button(field)?.text()).toBe('Nghe phép tính');
    await button(show('1 + 2 =', 'en'))?.trigger('click');
    expect(heard()).toEqual(['/sums/en/1.mp3']);
  });

  it('is silent when it is pressed again, and when another sum comes', async () => {
    const field = show('5 + 3 =');
    await button(field)?.trigger('click');
    await button(field)?.trigger('click');
    await flushPromises();
    expect([heard(), button(field)?.text()]).toEqual([[], 'Nghe phép tính']);
    Clip.all = [];
    await button(field)?.trigger('click');
    await field.setProps({ question: '2 + 2 =' });
    await flushPromises();
    expect(heard()).toEqual([]);
  });

  it('a clip that cannot be had is said, and the sum can still be read', async () => {
    const field = show('5 + 3 =');
    await button(field)?.trigger('click');
    await goOn('error');
    expect([field.get('[role=alert]').text(), field.get('label').text()]).toEqual([
      expect.stringContaining('Không phát được âm thanh.'),
      'Mã xác thực: năm cộng ba bằng mấy?',
    ]);
  });

  it('without a sum there is nothing to hear', () => expect(button(show(null))).toBeUndefined());
});
