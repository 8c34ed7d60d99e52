import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from 'vue-i18n';
import LocationPicker from './LocationPicker.vue';

type Listener = (event: Record<string, unknown>) => void;
/** The map as the picker uses it: where its middle is, what listens, and which movements the picker made itself. */
const { view } = vi.hoisted(() => ({
  view: {
    lng: 109.2,
    lat: 12.2,
    options: {} as Record<string, unknown>,
    listeners: new Map<string, Listener[]>(),
    eased: [] as { to: { center?: unknown }; data: object }[],
    on: (name: string, listener: Listener) => void view.listeners.set(name, [...(view.listeners.get(name) ?? []), listener]),
    getCenter: () => ({ lng: view.lng, lat: view.lat }),
    getZoom: () => 12,
    easeTo: (to: { center?: unknown }, data: object = {}) => void view.eased.push({ to, data }),
    remove: () => undefined,
    /** As MapLibre does it after a wheel: what begins within its event is ended at once. */
    taps: (lng: number, lat: number) => {
      for (const listener of view.listeners.get('click') ?? []) listener({ lngLat: { lng, lat } });
      view.eased.length = 0;
    },
    /** A movement has ended with the middle there. */
    ends: (lng: number, lat: number, data: Record<string, unknown> = {}) => {
      Object.assign(view, { lng, lat });
      for (const listener of view.listeners.get('moveend') ?? []) listener(data);
    },
  },
}));
vi.mock('../base/create-map', () => ({
  canDraw: () => true,
  createMap: (_element: HTMLElement, options: Record<string, unknown>) => ((view.options = options), Promise.resolve(view)),
}));
vi.mock('../base/use-province', async () => {
  const { ref } = await import('vue');
  return { useProvince: () => ({ wards: ref([{ code: '22366' }]), mainland: ref([108, 11, 110, 13]) }) };
});

beforeEach(() => {
  Object.assign(view, { lng: 109.2, lat: 12.2, eased: [] });
  view.listeners.clear();
});
const open = async (point: { lon: number; lat: number } | null = null) => {
  const labels = { map: 'Bản đồ chọn vị trí', zoomIn: '+', zoomOut: '-', noMap: '' };
  const shown = mount(LocationPicker, { props: { modelValue: point, labels }, global: { plugins: [createI18n({ legacy: false, locale: 'vi' })] } });
  await flushPromises();
  const chosen = (): unknown => shown.emitted('update:modelValue')?.at(-1)?.[0] ?? null;
  return { shown, chosen };
};

describe('P11 a map that is not drawn yet', () => {
  it('says so, and not any more when it is drawn', async () => {
    const { shown } = await open();
    await shown.setProps({ loading: 'Đang tải bản đồ' });
    expect(shown.text()).toBe('Đang tải bản đồ');
    view.listeners.get('load')?.[0]?.({});
    await flushPromises();
    expect(shown.text()).toBe('');
  });
});

describe('A4-07 the point that is taken is where the pin stands', () => {
  it.each(['a drag', 'its swing', 'arrow keys', 'a double click', 'two fingers'])('at the end of every movement: %s', async () => {
    const { chosen } = await open();
    view.ends(109.1234567, 12.7654321);
    expect(chosen()).toEqual({ lon: 109.123457, lat: 12.765432 });
    view.ends(109.3, 12.3);
    expect(chosen()).toEqual({ lon: 109.3, lat: 12.3 });
  });

  it('a tap moves the pin there, also one right after the wheel', async () => {
    await open();
    view.taps(109.3, 12.3);
    await flushPromises();
    expect(view.eased).toMatchObject([{ to: { center: { lng: 109.3, lat: 12.3 } } }]);
  });

  it('zooming by a wheel or two fingers leaves it there', async () => {
    await open();
    expect(view.options.more).toMatchObject({ scrollZoom: { around: 'center' }, touchZoomRotate: { around: 'center' } });
  });

  it('what the person did not do chooses nothing: the first view, a new size of the window, a zoom', async () => {
    const { chosen } = await open();
    view.ends(109.2, 12.2);
    expect(chosen()).toBeNull();
  });

  it('a point from elsewhere is shown and not changed by its own movement', async () => {
    const { shown, chosen } = await open();
    await shown.setProps({ modelValue: { lon: 108.9, lat: 11.6 } });
    expect(view.eased).toMatchObject([{ to: { center: [108.9, 11.6] } }]);
    view.ends(108.9000000004, 11.59, { ...view.eased[0]?.data });
    expect(chosen()).toBeNull();
  });

  it('A4-08 a commune that was chosen by its name is shown and chooses no point', async () => {
    const { shown, chosen } = await open();
    await shown.setProps({ view: { lon: 109.1, lat: 12.5, zoom: 12 } });
    expect(view.eased).toMatchObject([{ to: { center: [109.1, 12.5], zoom: 12 } }]);
    view.ends(109.1, 12.5, { ...view.eased[0]?.data });
    expect(chosen()).toBeNull();
  });

  it('the canvas has the name, beside the controls', async () => {
    const { shown } = await open();
    expect([view.options.label, view.options.role, shown.find('[role=img]').exists()]).toEqual(['Bản đồ chọn vị trí', 'application', false]);
  });
});
