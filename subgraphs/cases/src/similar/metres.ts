export interface Point {
  lon: number;
  lat: number;
}

const METRES_PER_DEGREE = 111_320;

/** Along the ground, exact enough within a province. */
export function metresBetween(one: Point, other: Point): number {
  const north = (one.lat - other.lat) * METRES_PER_DEGREE;
  const east = (one.lon - other.lon) * METRES_PER_DEGREE * Math.cos((((one.lat + other.lat) / 2) * Math.PI) / 180);
  return Math.hypot(north, east);
}
