// Cuts the land around the East Sea out of Natural Earth (npm world-atlas, public domain) into src/base/made/land.json: the base map without any outside server.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import bboxClip from '@turf/bbox-clip';
import { feature } from 'topojson-client';

/** west, south, east, north: mainland South-East Asia, Hoàng Sa and Trường Sa included. */
const BOX = [99, 4, 121, 24];
/** About 100 m: Natural Earth 1:10m is no finer. */
const DECIMALS = 1e3;

const require = createRequire(import.meta.url);
const topology = JSON.parse(readFileSync(require.resolve('world-atlas/land-10m.json'), 'utf8'));
const [land] = feature(topology, topology.objects.land).features;
const round = (value) => Math.round(value * DECIMALS) / DECIMALS;
const polygons = land.geometry.coordinates
  .map((coordinates) => bboxClip({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }, BOX).geometry.coordinates)
  .flatMap((coordinates) => (coordinates.length === 0 ? [] : typeof coordinates[0][0][0] === 'number' ? [coordinates] : coordinates))
  .map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => [round(lon), round(lat)])));
mkdirSync(new URL('src/base/made/', import.meta.url), { recursive: true });
writeFileSync(
  new URL('src/base/made/land.json', import.meta.url),
  JSON.stringify({ type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: polygons } }),
);
