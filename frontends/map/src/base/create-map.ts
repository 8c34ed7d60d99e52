import { Map as MapView, setWorkerUrl, type LngLatBoundsLike, type MapOptions } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Feature, MultiPolygon } from 'geojson';
import { mapStyle, type WardLabel } from './map-style';

let workerKnown = false;

/** Whether this browser can draw the map at all; without it the lists stay. */
export function canDraw(): boolean {
  const canvas = document.createElement('canvas');
  return Boolean(canvas.getContext('webgl2') ?? canvas.getContext('webgl'));
}

/** What the library's own controls are called, by the page's language. */
const CONTROLS: Record<string, Record<string, string>> = {
  vi: {
    'NavigationControl.ZoomIn': 'Phóng to',
    'NavigationControl.ZoomOut': 'Thu nhỏ',
    'AttributionControl.ToggleAttribution': 'Nguồn dữ liệu',
  },
  en: { 'AttributionControl.ToggleAttribution': 'Sources of the map' },
};

/**
 * Makes a map in an element; it follows the theme until `remove()`. The element itself has no role and no name: the map's canvas takes the focus, so it has them,
 * beside its controls and not around them.
 * @param options `label`: what a screen reader calls it; `role`: `application` where the arrow keys do more than move the picture
 * @throws when WebGL is missing
 */
export async function createMap(
  container: HTMLElement,
  options: { label: string; role?: 'region' | 'application'; wards: readonly WardLabel[]; bounds?: LngLatBoundsLike; more?: Partial<MapOptions> },
): Promise<MapView> {
  if (!canDraw()) throw new Error('This browser has no WebGL');
  if (!workerKnown) {
    setWorkerUrl(new URL(workerUrl, import.meta.url).href);
    workerKnown = true;
  }
  const { default: land } = (await import('./made/land.json')) as unknown as { default: Feature<MultiPolygon> };
  const map = new MapView({
    container,
    style: mapStyle(land, options.wards),
    ...(options.bounds ? { bounds: options.bounds, fitBoundsOptions: { padding: 24 } } : {}),
    maxZoom: 17,
    minZoom: 3.5,
    dragRotate: false,
    pitchWithRotate: false,
    attributionControl: { compact: true },
    locale: { ...CONTROLS[document.documentElement.lang], 'Map.Title': options.label },
    ...options.more,
  });
  // For whoever takes a picture of it (bench/pictures.ts): nothing more is to be drawn.
  map.on('movestart', () => delete container.dataset.drawn);
  map.on('idle', () => (container.dataset.drawn = 'yes'));
  map.getCanvas().setAttribute('role', options.role ?? 'region');
  map.touchZoomRotate.disableRotation();
  const theme = new MutationObserver(() => map.setStyle(mapStyle(land, options.wards)));
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  map.once('remove', () => theme.disconnect());
  return map;
}
