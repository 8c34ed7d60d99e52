import latin400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?url';
import latin600 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-600-normal.woff2?url';
import vietnamese400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url';
import vietnamese600 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2?url';
import type { Feature, FeatureCollection, MultiPolygon, Point } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import { SOVEREIGNTY } from './sovereignty';

/** A commune as the map labels it. */
export interface WardLabel {
  code: string;
  name: string;
  kind: string;
  lon: number;
  lat: number;
}

const KINDS: Record<string, string> = { phuong: 'P.', xa: 'X.', dac_khu: 'ĐK.' };
const REGULAR = 'Be Vietnam Pro';
const STRONG = 'Be Vietnam Pro SemiBold';
/** Letters with Vietnamese marks; everything else comes from the latin file. */
const VIETNAMESE =
  'U+0102-0103 U+0110-0111 U+0128-0129 U+0168-0169 U+01A0-01A1 U+01AF-01B0 U+0300-0301 U+0303-0304 U+0308-0309 U+0323 U+0329 U+1EA0-1EF9 U+20AB'.split(' ');

const absolute = (url: string): string => new URL(url, import.meta.url).href;
const faces = (vietnamese: string, latin: string) => [{ url: absolute(vietnamese), 'unicode-range': VIETNAMESE }, { url: absolute(latin) }];

/** Reads a colour of the design's tokens, so that the map follows the theme. */
function tokens(): (name: string) => string {
  const computed = getComputedStyle(document.documentElement);
  return (name) => computed.getPropertyValue(name).trim();
}

const wardPoints = (wards: readonly WardLabel[]): FeatureCollection<Point> => ({
  type: 'FeatureCollection',
  features: wards.map((ward) => ({
    type: 'Feature',
    properties: { name: `${KINDS[ward.kind] ?? ''} ${ward.name}`.trim() },
    geometry: { type: 'Point', coordinates: [ward.lon, ward.lat] },
  })),
});

/**
 * The base map without an outside server: land from Natural Earth, communes by name, the labels of sovereignty, letters from our own fonts.
 * Rebuild it when the theme changes.
 */
export function mapStyle(land: Feature<MultiPolygon>, wards: readonly WardLabel[]): StyleSpecification {
  const token = tokens();
  const halo = { 'text-halo-color': token('--map-halo'), 'text-halo-width': 1.4 };
  return {
    version: 8,
    'font-faces': { [REGULAR]: faces(vietnamese400, latin400), [STRONG]: faces(vietnamese600, latin600) },
    sources: {
      land: { type: 'geojson', data: land, attribution: 'Natural Earth' },
      wards: { type: 'geojson', data: wardPoints(wards) },
      sovereignty: { type: 'geojson', data: SOVEREIGNTY },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': token('--map-sea-1') } },
      {
        id: 'shelf',
        type: 'line',
        source: 'land',
        paint: { 'line-color': token('--map-sea-0'), 'line-width': ['interpolate', ['linear'], ['zoom'], 4, 6, 9, 22, 13, 60], 'line-blur': 4 },
      },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': token('--map-land'), 'fill-outline-color': token('--map-border') } },
      {
        id: 'ward-labels',
        type: 'symbol',
        source: 'wards',
        minzoom: 8,
        layout: {
          'text-field': ['get', 'name'],
          'text-font': [REGULAR],
          'text-size': ['interpolate', ['linear'], ['zoom'], 8, 11, 12, 15],
          'text-max-width': 7,
        },
        paint: { 'text-color': token('--map-label'), ...halo },
      },
      {
        id: 'sea-label',
        type: 'symbol',
        source: 'sovereignty',
        filter: ['==', ['get', 'kind'], 'sea'],
        layout: { 'text-field': ['get', 'name'], 'text-font': [REGULAR], 'text-letter-spacing': 0.25, 'text-size': 17 },
        paint: { 'text-color': token('--map-label-sea') },
      },
      {
        id: 'sovereignty-labels',
        type: 'symbol',
        source: 'sovereignty',
        filter: ['==', ['get', 'kind'], 'archipelago'],
        layout: {
          'text-field': ['get', 'name'],
          'text-font': [STRONG],
          'text-size': ['interpolate', ['linear'], ['zoom'], 4, 11, 8, 15],
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: { 'text-color': token('--map-label'), ...halo },
      },
    ],
  };
}
