import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapView } from 'maplibre-gl';

/** Draws an area over the map, or as it is now. The style is made anew when the theme changes: call it at `styledata` too. */
export function drawArea(view: MapView, features: FeatureCollection): void {
  const there = view.getSource<GeoJSONSource>('area');
  if (there) return void there.setData(features);
  const colour = getComputedStyle(document.documentElement).getPropertyValue('--c-primary').trim();
  view.addSource('area', { type: 'geojson', data: features });
  view.addLayer({
    id: 'area-fill',
    type: 'fill',
    source: 'area',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour, 'fill-opacity': 0.2 },
  });
  view.addLayer({ id: 'area-line', type: 'line', source: 'area', paint: { 'line-color': colour, 'line-width': 2.5 } });
  view.addLayer({
    id: 'area-corners',
    type: 'circle',
    source: 'area',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: { 'circle-radius': 5, 'circle-color': colour, 'circle-stroke-width': 2, 'circle-stroke-color': '#fff' },
  });
}
