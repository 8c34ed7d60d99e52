import type { CasesContext } from '../context.ts';
import { boxOf, IN_AREA } from '../case/in-area.ts';
import { readArea, type AreaForm } from './area-form.ts';
import type { AreaPreview } from './area.graph.ts';
import { nextDigest } from './next-digest.ts';
import { shapeOf } from './save-area.ts';

const DAYS = 30;
const MOST = 1_000;
/** Those of the last weeks, by time or by place: both have an index. */
const COUNT = `
  select count(*)::int as count from (
    select 1 from cases."case" c,
      (values ($1::text[], $2::text[], $3::polygon, $4::float8, $5::float8, $6::int)) as a (ward_codes, category_codes, outline, lon, lat, metres)
    where c.is_public and c.submitted_at >= $7 and ($8::box is null or point(c.public_lon, c.public_lat) <@ $8::box) and ${IN_AREA} limit ${MOST}) found`;

/** How much an area would bring, before it is saved. @throws INVALID_INPUT with a problem a field */
export async function previewArea({ services }: CasesContext, form: AreaForm): Promise<AreaPreview> {
  const area = readArea(form, services.reference);
  const now = services.clock.now();
  const shape = shapeOf(area);
  const [, , outline, lon, lat, metres] = shape as [unknown, unknown, string | null, number | null, number | null, number | null];
  const box = boxOf({ outline, lon, lat, metres });
  const corners = box && `((${box[0]},${box[1]}),(${box[2]},${box[3]}))`;
  const { rows } = await services.pool.query<{ count: number }>(COUNT, [...shape, new Date(now.getTime() - DAYS * 86_400_000), corners]);
  return { recentCount: rows[0]?.count ?? 0, digestAt: nextDigest(now, area.frequency) };
}
