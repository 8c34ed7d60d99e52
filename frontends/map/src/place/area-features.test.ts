import { expect, it } from 'vitest';
import { areaFeatures } from './area-features';

const shapes = (area: Parameters<typeof areaFeatures>[0]): string[] => areaFeatures(area).features.map(({ geometry }) => geometry.type);
const CORNERS = [
  { lon: 109, lat: 12 },
  { lon: 109.1, lat: 12 },
  { lon: 109.1, lat: 12.1 },
];

it('B-21 a circle is a closed ring, as far from its middle everywhere', () => {
  const { geometry } = areaFeatures({ centre: { lon: 109, lat: 12 }, metres: 1_000 }).features[0] ?? {};
  const ring = geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
  expect(ring[0]).toEqual(ring.at(-1));
  for (const [lon = 0, lat = 0] of ring) {
    const metres = 111_320 * Math.hypot(lat - 12, (lon - 109) * Math.cos((12 * Math.PI) / 180));
    expect(metres).toBeCloseTo(1_000, 3);
  }
});

it('B-21 an outline is drawn from its first corner on', () => {
  expect([0, 1, 2, 3].map((n) => shapes({ corners: CORNERS.slice(0, n) }))).toEqual([
    [],
    ['Point'],
    ['LineString', 'Point', 'Point'],
    ['Polygon', 'Point', 'Point', 'Point'],
  ]);
  expect(shapes({ centre: null, metres: 500 })).toEqual([]);
});
