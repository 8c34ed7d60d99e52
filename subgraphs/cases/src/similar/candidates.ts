import type { CaseStatus } from '@pakn/vocabulary';
import type { Services } from '../context.ts';
import type { Point } from './metres.ts';
import { namesOf, type Pair } from './names.ts';
import { shownPoint } from './shown-point.ts';
import type { Candidate, ReportLook } from './signals.ts';
import { withoutTelex } from './typed-words.ts';

/** Weeks before the report's own, nearest first: once enough are found, the older ones are not looked at. */
const WEEKS = [
  { from: -1, to: 1 },
  { from: -5, to: -2 },
  { from: -13, to: -6 },
  // What lasts: a road that was never finished, a village without water.
  { from: -26, to: -14 },
  { from: -52, to: -27 },
] as const;
const ENOUGH = 100;
/** Of each stretch of weeks, the newest. */
const MOST = 150;
/** Of those that only name the same commune. */
const MOST_WIDE = 60;
const MOST_PAIRS = 24;
/** Of the content: what migration 0019 files a report under, and what is compared. */
const FILED_CONTENT = 160;
const READ_CONTENT = 240;
/** Squares in one degree, as in migration 0019; a square is about 550 m wide. */
const SQUARES = 200;
const WEEK_MS = 604_800_000;

// The expression and the condition are those of the index `case_similar`; `offset 0` keeps the planner from walking along the newest instead.
const FIND = `
  select * from (
    select c.id, c.title, left(c.content, ${READ_CONTENT}) as content, c.address, c.category_code as "categoryCode", c.status, c.submitted_at as at,
      c.public_lon as "publicLon", c.public_lat as "publicLat"
    from cases."case" c
    where c.is_public
      and cases.similar_keys(c.title || ' ' || c.address || ' ' || left(c.content, ${FILED_CONTENT}), c.public_lon, c.public_lat, c.submitted_at)
        && array(select cases.similar_key(part, week) from unnest($1::text[]) as part, generate_series($2::int, $3::int) as week)
      and ($5 or c.public_lon is null) and c.status not in ('MERGED', 'WITHDRAWN') and c.id is distinct from $4::uuid
    offset 0
  ) as found order by at desc, id limit $6`;

export interface FoundCandidate extends Candidate {
  id: string;
}
interface Row extends Omit<FoundCandidate, 'point'> {
  status: CaseStatus;
  publicLon: number | null;
  publicLat: number | null;
}

/** What a report is looked for under. */
export interface Search {
  parts: readonly string[];
  /** Or only those without a point: what has one would lie in the squares around the report's own. */
  alsoWithPoint: boolean;
  most: number;
}

/** Published reports of the last year that lie near or name the same place: at most a few hundred, however many there are. @param except the report itself */
export async function findCandidates(
  { pool, reference }: Pick<Services, 'pool' | 'reference'>,
  own: ReportLook,
  wide: ReadonlySet<string>,
  except: string | null,
): Promise<FoundCandidate[]> {
  const thisWeek = Math.floor(own.at.getTime() / WEEK_MS);
  const found = await Promise.all(searchesOf(own, wide).map(search));
  // One may be found by its point and by its commune.
  return [...new Map(found.flat().map((row) => [row.id, row])).values()];

  async function search({ parts, alsoWithPoint, most }: Search): Promise<FoundCandidate[]> {
    const rows: Row[] = [];
    for (const { from, to } of WEEKS) {
      const values = [parts, thisWeek + from, thisWeek + to, except, alsoWithPoint, most];
      rows.push(...(await pool.query<Row>({ name: 'similar candidates', text: FIND, values })).rows);
      if (rows.length >= ENOUGH) break;
    }
    return rows.map(({ publicLon, publicLat, ...row }) => ({ ...row, point: shownPoint(reference, { ...row, publicLon, publicLat }) }));
  }
}

/** The places that the report names with the squares around its point; and the communes, which find many. */
export function searchesOf(own: ReportLook, wide: ReadonlySet<string>): Search[] {
  const squares = own.point ? squaresAround(own.point) : [];
  const { pairs } = namesOf(`${own.title} . ${own.address} . ${own.content.slice(0, FILED_CONTENT)}`, wide);
  const narrow = [...filedAs(pairs.filter(({ weight }) => weight >= 1)), ...squares];
  const searches = [
    { parts: narrow, alsoWithPoint: true, most: MOST },
    { parts: filedAs(pairs.filter(({ weight }) => weight < 1)), alsoWithPoint: !own.point, most: narrow.length > 0 ? MOST_WIDE : MOST },
  ];
  return searches.filter(({ parts }) => parts.length > 0);
}

function filedAs(pairs: readonly Pair[]): string[] {
  const written = pairs.slice(0, MOST_PAIRS).flatMap(({ one, other }) => {
    const pair = `${withoutTelex(one)} ${withoutTelex(other)}`;
    // "23/10" stands as it was written.
    return /^\d+ \d+$/.test(pair) ? [pair, `${withoutTelex(one)} thang`] : [pair];
  });
  return [...new Set(written)];
}

function squaresAround({ lon, lat }: Point): string[] {
  const around = [-1, 0, 1];
  const [column, row] = [Math.floor(lon * SQUARES), Math.floor(lat * SQUARES)];
  return around.flatMap((east) => around.map((north) => `${column + east}/${row + north}`));
}
