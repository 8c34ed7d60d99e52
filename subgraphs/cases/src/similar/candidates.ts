import type { CaseStatus } from '@pakn/vocabulary';
import type { Services } from '../context.ts';
import type { Point } from './metres.ts';
import { namesOf } from './names.ts';
import type { Candidate, ReportLook } from './resemblance.ts';
import { shownPoint } from './shown-point.ts';
import { withoutTelex } from './typed-words.ts';

/** Weeks before the report's own, nearest first: once enough are found, the older ones are not looked at. */
const WEEKS = [
  { from: -1, to: 1 },
  { from: -5, to: -2 },
  { from: -13, to: -6 },
] as const;
const ENOUGH = 100;
/** Of each stretch of weeks, the newest. */
const MOST = 150;
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
      and c.status not in ('MERGED', 'WITHDRAWN') and c.id is distinct from $4::uuid
    offset 0
  ) as found order by at desc, id limit ${MOST}`;

export interface FoundCandidate extends Candidate {
  id: string;
}
interface Row extends Omit<FoundCandidate, 'point'> {
  status: CaseStatus;
  publicLon: number | null;
  publicLat: number | null;
}

/** Published reports of the last weeks that lie near or name the same place: at most a few hundred, however many there are. @param except the report itself */
export async function findCandidates(
  { pool, reference }: Pick<Services, 'pool' | 'reference'>,
  own: ReportLook,
  wide: ReadonlySet<string>,
  except: string | null,
): Promise<FoundCandidate[]> {
  const parts = partsOf(own, wide);
  if (parts.length === 0) return [];
  const week = Math.floor(own.at.getTime() / WEEK_MS);
  const found: FoundCandidate[] = [];
  for (const { from, to } of WEEKS) {
    const { rows } = await pool.query<Row>({ name: 'similar candidates', text: FIND, values: [parts, week + from, week + to, except] });
    found.push(...rows.map(({ publicLon, publicLat, ...row }) => ({ ...row, point: shownPoint(reference, { ...row, publicLon, publicLat }) })));
    if (found.length >= ENOUGH) break;
  }
  return found;
}

/** What the report is looked for under: the places that it names, and the squares around its point. */
export function partsOf(own: ReportLook, wide: ReadonlySet<string>): string[] {
  const squares = own.point ? squaresAround(own.point) : [];
  const { pairs } = namesOf(`${own.title} . ${own.address} . ${own.content.slice(0, FILED_CONTENT)}`, wide);
  const telling = pairs.filter(({ weight }) => weight >= 1);
  // A commune's name finds too many, unless there is nothing else to go by.
  const chosen = telling.length > 0 || squares.length > 0 ? telling : pairs;
  const written = chosen.slice(0, MOST_PAIRS).flatMap(({ one, other }) => {
    const [before, behind] = [withoutTelex(one), withoutTelex(other)];
    // "23/10" stands as it was written.
    return /^\d+ \d+$/.test(`${before} ${behind}`) ? [`${before} ${behind}`, `${before} thang`] : [`${before} ${behind}`];
  });
  return [...new Set([...written, ...squares])];
}

function squaresAround({ lon, lat }: Point): string[] {
  const around = [-1, 0, 1];
  const [column, row] = [Math.floor(lon * SQUARES), Math.floor(lat * SQUARES)];
  return around.flatMap((east) => around.map((north) => `${column + east}/${row + north}`));
}
