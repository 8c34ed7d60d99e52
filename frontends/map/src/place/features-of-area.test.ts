import { describe, expect, it } from 'vitest';
import { boundsOf } from './area-features';
import { featuresOfArea } from './features-of-area';

const wards = [
  { code: '1', lon: 109, lat: 12 },
  { code: '2', lon: 109.5, lat: 12.5 },
  { code: '3', lon: 110, lat: 13 },
];
const nothing = { circle: null, outline: [], wards: [] };

describe('B-21 an area on the map', () => {
  it('is its circle, its outline with the corners, or the places of its communes', () => {
    const shapes = (area: object) => featuresOfArea({ ...nothing, ...area }, wards).features.map(({ geometry }) => geometry.type);
    expect(shapes({ circle: { lon: 109, lat: 12, metres: 500 } })).toEqual(['Polygon']);
    expect(shapes({ outline: wards })).toEqual(['Polygon', 'Point', 'Point', 'Point']);
    expect(shapes({ wards: [{ code: '1' }, { code: '3' }, { code: 'gone' }] })).toEqual(['Point', 'Point']);
    expect(shapes({})).toEqual([]);
  });

  it('is shown whole', () => {
    expect(boundsOf(featuresOfArea({ ...nothing, wards: [{ code: '1' }, { code: '3' }] }, wards))).toEqual([109, 12, 110, 13]);
    const [west = 0, , east = 0] = boundsOf(featuresOfArea({ ...nothing, circle: { lon: 109, lat: 12, metres: 11_132 } }, wards)) ?? [];
    expect(east - west).toBeCloseTo(0.2 / Math.cos((12 * Math.PI) / 180), 3);
    expect(boundsOf(featuresOfArea(nothing, wards))).toBeNull();
  });
});
