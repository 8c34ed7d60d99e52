import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { createI18n } from 'vue-i18n';
import en from '../en.json';
import kitEnglish from '@pakn/ui/texts/en.json';
import kitVietnamese from '@pakn/ui/texts/vi.json';
import vietnamese from '../vi.json';
import MapOnTouch from './MapOnTouch.vue';

const MiniMap = defineComponent({ props: ['lon', 'lat', 'label'], render: () => h('div', { 'data-testid': 'map' }) });
const open = (loadRemote: ((id: string) => Promise<unknown>) | undefined, more: object = {}) =>
  mount(MapOnTouch, {
    attachTo: document.body,
    props: { name: 'MiniMap', label: 'Vị trí', ask: 'Xem bản đồ', missingText: 'Chưa mở được bản đồ.', ...more },
    attrs: { lon: 109.2, lat: 12.2 },
    global: {
      plugins: [createI18n({ legacy: false, locale: 'vi', messages: { vi: { ...kitVietnamese, ...vietnamese }, en: { ...kitEnglish, ...en } } })],
      provide: loadRemote ? { loadRemote } : {},
    },
  });
afterEach(() => {
  document.body.innerHTML = '';
});

describe('P11 a map is a picture until it is touched', () => {
  it('nothing is loaded before; then the map stands there with what it was given, and the focus on its place', async () => {
    const loadRemote = vi.fn(async () => ({ default: MiniMap }));
    const place = open(loadRemote);
    await flushPromises();
    expect(loadRemote).not.toHaveBeenCalled();
    await place.get('button').trigger('click');
    await flushPromises();
    expect(loadRemote.mock.calls).toEqual([['map/MiniMap']]);
    expect(place.getComponent(MiniMap).props()).toEqual({ lon: 109.2, lat: 12.2, label: 'Vị trí' });
    expect(place.find('button').exists()).toBe(false);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Vị trí');
  });

  it('pressed twice it is loaded once, and says that it comes', async () => {
    const loadRemote = vi.fn(() => new Promise(() => undefined));
    const place = open(loadRemote);
    await place.get('button').trigger('click');
    await place.get('button').trigger('click');
    expect(loadRemote).toHaveBeenCalledOnce();
    expect(place.get('button').attributes('aria-busy')).toBe('true');
    expect(place.text()).toBe('Đang tải bản đồ');
  });

  it('asked for elsewhere on the page it comes by itself', async () => {
    const loadRemote = vi.fn(async () => ({ default: MiniMap }));
    const place = open(loadRemote);
    await place.setProps({ asked: true });
    await flushPromises();
    expect(place.findComponent(MiniMap).exists()).toBe(true);
  });

  it('says when it cannot be had, and tries again when that is wanted', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const loadRemote = vi.fn(async () => ({ default: MiniMap })).mockRejectedValueOnce(new Error('gone'));
    const place = open(loadRemote, { asked: true });
    await flushPromises();
    expect(place.text()).toContain('Chưa mở được bản đồ.');
    await place.get('button').trigger('click');
    await flushPromises();
    expect(place.findComponent(MiniMap).exists()).toBe(true);
    vi.restoreAllMocks();
  });

  it('without a shell that loads it there is nothing to press', () => {
    const place = open(undefined);
    expect(place.text()).toBe('Chưa mở được bản đồ.');
    expect(place.find('button').exists()).toBe(false);
  });
});
