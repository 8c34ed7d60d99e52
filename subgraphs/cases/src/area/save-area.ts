import { DomainError, fingerprintOf, isId, newId, notFound } from '@pakn/service-kit';
import type { Label } from '@pakn/vocabulary';
import { AREA_COLUMNS, PARTS, type AreaRow } from '../case/in-area.ts';
import { takeKey } from '../command/command-key.ts';
import { writing, type Write } from '../command/transaction.ts';
import type { CasesContext } from '../context.ts';
import { readArea, type AreaForm, type ReadArea } from './area-form.ts';
import { nextDigest } from './next-digest.ts';

/** Areas that one account may follow. */
export const MOST_AREAS = 20;

const LOCK = `select pg_advisory_xact_lock(hashtextextended('area:' || $1::text, 0))`;
const COUNT = 'select count(*)::int as count from cases.area where account_id = $1';
const FIND = `select ${AREA_COLUMNS} from cases.area a where a.id = $1 and a.account_id = $2`;
const SAVE = `insert into cases.area as a (id, account_id, version, name, ward_codes, category_codes, outline, lon, lat, metres, frequency, created_at, digest_at)
  values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (id) do update set version = a.version + 1, name = excluded.name, ward_codes = excluded.ward_codes, category_codes = excluded.category_codes,
    outline = excluded.outline, lon = excluded.lon, lat = excluded.lat, metres = excluded.metres, frequency = excluded.frequency,
    digest_at = case when a.frequency = excluded.frequency then a.digest_at else excluded.digest_at end
  returning ${AREA_COLUMNS}`;
const DELETE = 'delete from cases.area where id = $1 and account_id = $2 returning id';

const TOO_MANY: Label = {
  vi: `Bạn đang theo dõi ${MOST_AREAS} khu vực, là số nhiều nhất được lưu. Hãy xóa bớt rồi lưu lại.`,
  en: `You follow ${MOST_AREAS} areas, which is as many as are kept. Delete one, then save again.`,
};
const CHANGED: Label = {
  vi: 'Khu vực đã được đổi từ một thiết bị hoặc cửa sổ khác. Hãy xem lại rồi lưu.',
  en: 'The area was changed from another device or window. Look at it again, then save.',
};

export interface AreaToSave {
  /** Null: a new one. */
  id: string | null;
  version: number | null;
  form: AreaForm;
}

/**
 * Keeps an area that somebody follows. The same Idempotency-Key answers the first call's area.
 * @throws NOT_FOUND for one that is gone or somebody else's, STALE_VERSION, INVALID_INPUT with a problem a field or for one too many
 */
export async function saveArea(context: CasesContext, { id: asked, version, form }: AreaToSave): Promise<AreaRow> {
  const { services, idempotencyKey: key } = context;
  const accountId = context.subject();
  if (asked !== null && !isId(asked)) throw notFound();
  const area = readArea(form, services.reference);
  return writing(services, async (write) => {
    await write.sql(LOCK, [accountId]);
    const id = asked ?? newId();
    const first = key ? (await takeKey(write, { accountId, key, fingerprint: fingerprintOf('saveArea', asked, version, form) }, id)).first : null;
    const [there] = await write.sql<AreaRow>(FIND, [first?.caseId ?? id, accountId]);
    if (first && there) return there;
    if ((first || asked !== null) && !there) throw notFound();
    if (there && there.version !== version) throw new DomainError('STALE_VERSION', { message: CHANGED });
    if (!there) await refuseTooMany(write, accountId);
    const [saved] = await write.sql<AreaRow>(SAVE, valuesOf(id, accountId, area, services.clock.now()));
    if (!saved) throw new Error('an area was not saved');
    return saved;
  });
}

async function refuseTooMany({ sql }: Pick<Write, 'sql'>, accountId: string): Promise<void> {
  const [counted] = await sql<{ count: number }>(COUNT, [accountId]);
  if ((counted?.count ?? 0) >= MOST_AREAS)
    throw new DomainError('INVALID_INPUT', { message: TOO_MANY, fields: [{ path: 'input', code: 'TOO_MANY', message: TOO_MANY }] });
}

/** Takes an area away, with what was not told of it. @throws NOT_FOUND for one that is gone or somebody else's */
export async function deleteArea(context: CasesContext, id: string): Promise<void> {
  const { services, idempotencyKey: key } = context;
  const accountId = context.subject();
  if (!isId(id)) throw notFound();
  await writing(services, async (write) => {
    if (key && (await takeKey(write, { accountId, key, fingerprint: fingerprintOf('deleteArea', id) }, id)).first) return;
    if ((await write.sql(DELETE, [id, accountId])).length === 0) throw notFound();
  });
}

/** As PostgreSQL reads a polygon. */
const polygonOf = (corners: ReadArea['outline']): string | null =>
  corners && `(${corners.map(({ lon, lat }) => `(${Math.round(lon * PARTS)},${Math.round(lat * PARTS)})`).join(',')})`;

/** The columns of an area's shape, in the order of SAVE and of the preview. */
export function shapeOf({ wardCodes, categoryCodes, circle, outline }: ReadArea): unknown[] {
  return [wardCodes, categoryCodes, polygonOf(outline), circle?.lon ?? null, circle?.lat ?? null, circle?.metres ?? null];
}

const valuesOf = (id: string, accountId: string, area: ReadArea, now: Date): unknown[] => [
  id,
  accountId,
  area.name,
  ...shapeOf(area),
  area.frequency,
  now,
  nextDigest(now, area.frequency),
];
