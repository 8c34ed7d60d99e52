import type { Pool } from 'pg';

/** A street that several published reports, or an address of the administrators, have named in a commune. */
export interface SeenStreet {
  wardCode: string;
  name: string;
  words: string;
  /** About the middle of what was reported in it, to a thousandth of a degree (110 m); null: nothing had a point. */
  lon: number | null;
  lat: number | null;
}

// The condition is that of the index `street_offered`.
const FIND = `
  select ward_code as "wardCode", name, words, round((lon_sum / nullif(located, 0))::numeric, 3)::float8 as lon, round((lat_sum / nullif(located, 0))::numeric, 3)::float8 as lat
  from cases.street
  where (reports >= 3 or addresses > 0) and words >= $1 and words < $1 || chr(1114111) and ($2::text[] is null or ward_code = any($2))
  order by words = $1 desc, reports desc, words, ward_code limit $3`;

/** Streets that begin so, those named most first. @param words folded @param wards null: of every commune */
export async function seenStreets(pool: Pick<Pool, 'query'>, words: string, wards: readonly string[] | null, most: number): Promise<SeenStreet[]> {
  const { rows } = await pool.query<SeenStreet>({ name: 'seen streets', text: FIND, values: [words, wards, most] });
  return rows;
}
