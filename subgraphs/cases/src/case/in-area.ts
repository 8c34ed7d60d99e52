import { isId } from '@pakn/service-kit';
import type { Pool } from 'pg';

/** West, south, east, north, in degrees. */
export type Box = [west: number, south: number, east: number, north: number];

/**
 * Outlines are stored in these parts of a degree (0.1 m): PostgreSQL takes numbers for equal that differ by less than 1e-6, so that in degrees a point far outside
 * on the height of a corner would count as inside.
 */
export const PARTS = 1e6;

const METRES_PER_DEGREE = 111_320;
const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;
/** Along the ground, exact enough within a province. */
const METRES = `${METRES_PER_DEGREE} * sqrt(power(c.public_lat - a.lat, 2) + power((c.public_lon - a.lon) * cos(radians((c.public_lat + a.lat) / 2)), 2))`;

/**
 * Whether a case c lies in a followed area a (B-21), in SQL: all that the area names must hold, and what is empty does not limit. Only the public point counts:
 * a case whose point nobody may see lies in no circle and no outline, whatever its own point is.
 */
export const IN_AREA = `(cardinality(a.ward_codes) = 0 or c.ward_code = any(a.ward_codes))
  and (cardinality(a.category_codes) = 0 or c.category_code = any(a.category_codes))
  and (a.outline is null or a.outline @> point(c.public_lon * ${PARTS}, c.public_lat * ${PARTS}))
  and (a.metres is null or ${METRES} <= a.metres)`;

/** An area as it is stored; its shape is a circle, an outline or none. */
export interface AreaRow {
  id: string;
  version: number;
  name: string;
  wardCodes: string[];
  categoryCodes: string[];
  /** As PostgreSQL writes a polygon, in PARTS: "((109100000,12200000),…)". */
  outline: string | null;
  lon: number | null;
  lat: number | null;
  metres: number | null;
  frequency: string;
}

export const AREA_COLUMNS = `a.id, a.version, a.name, a.ward_codes as "wardCodes", a.category_codes as "categoryCodes", a.outline::text as outline, a.lon, a.lat, a.metres, a.frequency`;

/** Somebody's own area; null: there is none with this id, or it is somebody else's. */
export async function ownArea(pool: Pool, id: string, accountId: string): Promise<AreaRow | null> {
  if (!isId(id)) return null;
  const { rows } = await pool.query<AreaRow>(`select ${AREA_COLUMNS} from cases.area a where a.id = $1 and a.account_id = $2`, [id, accountId]);
  return rows[0] ?? null;
}

/** The corners of an outline in degrees, from what PostgreSQL writes. */
export function cornersOf(outline: string): { lon: number; lat: number }[] {
  return [...outline.matchAll(/\(([^(),]+),([^(),]+)\)/g)].map(([, lon, lat]) => ({ lon: Number(lon) / PARTS, lat: Number(lat) / PARTS }));
}

/** The box around an area's shape; null: it has none. What lies in the area lies in the box. */
export function boxOf({ outline, lon, lat, metres }: Pick<AreaRow, 'outline' | 'lon' | 'lat' | 'metres'>): Box | null {
  if (outline !== null) {
    const corners = cornersOf(outline);
    const [lons, lats] = [corners.map((corner) => corner.lon), corners.map((corner) => corner.lat)];
    return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  }
  if (lon === null || lat === null || metres === null) return null;
  const north = metres / METRES_PER_DEGREE;
  // At the circle's edge that is farther from the equator a degree of longitude is shortest.
  const east = north / Math.cos(toRadians(Math.abs(lat) + north));
  return [lon - east, lat - north, lon + east, lat + north];
}
