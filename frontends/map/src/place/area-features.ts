import type { FeatureCollection, Geometry } from 'geojson';

export interface Point {
  lon: number;
  lat: number;
}

export const METRES_PER_DEGREE = 111_320;
const STEPS = 64;

/** What the map draws of an area: a circle as a polygon, an outline with its corners; fewer than three corners are a line. */
export function areaFeatures(area: { centre: Point | null; metres: number } | { corners: readonly Point[] }): FeatureCollection {
  const geometries: Geometry[] = 'corners' in area ? outline(area.corners) : area.centre ? [circle(area.centre, area.metres)] : [];
  return { type: 'FeatureCollection', features: geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry })) };
}

function circle({ lon, lat }: Point, metres: number): Geometry {
  const [north, east] = [metres / METRES_PER_DEGREE, metres / METRES_PER_DEGREE / Math.cos((lat * Math.PI) / 180)];
  const ring = Array.from({ length: STEPS + 1 }, (_, step) => {
    const angle = ((step % STEPS) / STEPS) * 2 * Math.PI;
    return [lon + east * Math.cos(angle), lat + north * Math.sin(angle)];
  });
  return { type: 'Polygon', coordinates: [ring] };
}

function outline(corners: readonly Point[]): Geometry[] {
  const places = corners.map(({ lon, lat }) => [lon, lat]);
  const points = places.map((coordinates): Geometry => ({ type: 'Point', coordinates }));
  const [first] = places;
  if (places.length < 2 || !first) return points;
  const shape: Geometry = places.length === 2 ? { type: 'LineString', coordinates: places } : { type: 'Polygon', coordinates: [[...places, first]] };
  return [shape, ...points];
}
