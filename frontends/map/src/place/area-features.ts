import type { FeatureCollection, Geometry } from 'geojson';

export interface Point {
  lon: number;
  lat: number;
}

export const METRES_PER_DEGREE = 111_320;
const STEPS = 64;

/** Of an area: a circle, an outline, or communes by a point each. */
type Shape = { centre: Point | null; metres: number } | { corners: readonly Point[] } | { wards: readonly Point[] };

/** What the map draws of an area: a circle as a polygon, an outline with its corners; fewer than three corners are a line. */
export function areaFeatures(area: Shape): FeatureCollection {
  const geometries: Geometry[] =
    'wards' in area ? area.wards.map(pointAt) : 'corners' in area ? outline(area.corners) : area.centre ? [circle(area.centre, area.metres)] : [];
  return { type: 'FeatureCollection', features: geometries.map((geometry) => ({ type: 'Feature', properties: {}, geometry })) };
}

const pointAt = ({ lon, lat }: Point): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

/** West, south, east, north of what is drawn; null: nothing is. */
export function boundsOf({ features }: FeatureCollection): [number, number, number, number] | null {
  const places = features.flatMap(({ geometry }): number[][] => {
    if (geometry.type === 'Polygon') return geometry.coordinates.flat();
    if (geometry.type === 'LineString') return geometry.coordinates;
    return geometry.type === 'Point' ? [geometry.coordinates] : [];
  });
  if (places.length === 0) return null;
  const [lons, lats] = [places.map(([lon = 0]) => lon), places.map(([, lat = 0]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
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
  const points = corners.map(pointAt);
  const [first] = places;
  if (places.length < 2 || !first) return points;
  const shape: Geometry = places.length === 2 ? { type: 'LineString', coordinates: places } : { type: 'Polygon', coordinates: [[...places, first]] };
  return [shape, ...points];
}
