const GRID_METRES = 200;
const METRES_PER_DEGREE = 111_320;

/** The point the public sees: of sensitive categories the middle of a 200 m square, so that a report does not point at a door (spec 03). */
export function publicPoint(point: { lon: number | null; lat: number | null }, sensitive: boolean): { lon: number | null; lat: number | null } {
  if (point.lon === null || point.lat === null || !sensitive) return point;
  const step = GRID_METRES / METRES_PER_DEGREE;
  const lat = snap(point.lat, step);
  return { lon: snap(point.lon, step / Math.cos((lat * Math.PI) / 180)), lat };
}

const snap = (value: number, step: number): number => Number(((Math.floor(value / step) + 0.5) * step).toFixed(6));
