import { mount } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';
import en from '../texts/en.json';
import vietnamese from '../texts/vi.json';
import PFileTile from './PFileTile.vue';
import type { UploadedFile } from './uploads';

const open = (file: Partial<UploadedFile>, more: object = {}) =>
  mount(PFileTile, {
    attachTo: document.body,
    props: {
      file: {
        id: '1',
        name: 'ổ gà.jpg',
        mediaType: 'image/jpeg',
        bytes: 2_400_000,
        part: 0,
        state: 'sending',
        preview: null,
        problem: null,
        ...file,
      } as UploadedFile,
      number: 2,
      waitingFor: 'network',
      ...more,
    },
    global: { plugins: [createI18n({ legacy: false, locale: 'vi', messages: { vi: vietnamese, en } })] },
  });
afterEach(() => {
  document.body.innerHTML = '';
});

describe('A4-08 one file says how far it is', () => {
  it.each([
    [{ state: 'sending', part: 0.636 }, 'Đang tải 64%', '64'],
    [{ state: 'waiting', part: 0.25 }, 'Chờ mạng', '25'],
    [{ state: 'ready', part: 1 }, 'Đã tải lên 2,3 MB', null],
    [{ state: 'failed', problem: 'network' }, 'Mất mạng', null],
    [{ state: 'refused', problem: 'refused' }, 'Không được chấp nhận', null],
  ] as const)('%j', (file, words, percent) => {
    const tile = open(file);
    expect(tile.get('.cap b').text()).toBe(words);
    expect(tile.find('[role=progressbar]').exists() ? tile.get('[role=progressbar]').attributes('aria-valuenow') : null).toBe(percent);
  });

  it('only a failed one can be tried again, by a name of its own', async () => {
    expect(open({ state: 'refused', problem: 'refused' }).find('.up-again').exists()).toBe(false);
    const failed = open({ state: 'failed', problem: 'server' });
    await failed.get('[aria-label="Thử lại: ổ gà.jpg"]').trigger('click');
    expect(failed.emitted('again')).toHaveLength(1);
  });

  it('every one can be taken out, and the focus can be put there', async () => {
    const tile = open({ state: 'ready', part: 1 });
    tile.vm.focus();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Bỏ tệp ổ gà.jpg');
    await tile.get('.rm').trigger('click');
    expect(tile.emitted('remove')).toHaveLength(1);
  });

  it('shows a picture, which is numbered; without one, the kind of file', async () => {
    const shown = open({ preview: 'blob:picture' });
    expect(shown.get('img').attributes('alt')).toBe('Ảnh 2: ổ gà.jpg');
    await shown.get('img').trigger('error');
    expect(shown.emitted('noPreview')).toHaveLength(1);
    expect(open({ mediaType: 'application/pdf' }).find('img').exists()).toBe(false);
  });
});
