import { encodeCursor, keyAfter, pageSize, type Identity } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { textQuery } from '../../form/text-query.ts';
import type { NoticeKind } from '../../graph/enums.ts';
import { isOfficer, mayPublish, mayWrite } from '../content-rights.ts';
import { NOTICES, type NoticeRow } from './notice.ts';

/** What everybody finds in lists. */
const SHOWN = 'published and (valid_until is null or valid_until > cases.now())';

export interface NoticeQuery {
  first: number;
  after: string | null | undefined;
  kind: NoticeKind | null | undefined;
  search: string | null | undefined;
  /** Also what is not published or no longer valid, as far as this reader may see it. */
  drafts: boolean;
}

export interface Page<R> {
  nodes: R[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** One page of notices by keyset, pinned ones first, then the newest. */
export async function listNotices(pool: Pool, identity: Identity, { first, after, kind, search, drafts }: NoticeQuery): Promise<Page<NoticeRow>> {
  const size = pageSize(first);
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = [drafts ? seenBy(identity, value) : SHOWN];
  if (kind) conditions.push(`kind = ${value(kind)}`);
  const words = textQuery(search ?? '');
  if (words !== null) conditions.push(`search @@ to_tsquery('simple', ${value(words)})`);
  const key = keyAfter(after, ['number', 'time', 'id']);
  if (key) conditions.push(`(pinned, at, id) < (${value(key[0] === 1)}::boolean, ${value(key[1])}::timestamptz, ${value(key[2])}::uuid)`);
  const { rows } = await pool.query<NoticeRow>(
    `select ${NOTICES.select} from cases.notice where ${conditions.join(' and ')} order by pinned desc, at desc, id desc limit ${size + 1}`,
    values,
  );
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > size, endCursor: last ? encodeCursor([Number(last.pinned), last.publishedAt, last.id]) : null },
  };
}

/** As `seesNotice`, for lists. */
function seenBy(identity: Identity, value: (given: unknown) => string): string {
  if (mayPublish(identity)) return 'true';
  return isOfficer(identity) ? `(published or agency_id = ${value(identity.agencyId ?? null)})` : SHOWN;
}

/** A notice that was published stays to be read, also when it is no longer valid: links to it are kept. A draft is for who writes or publishes it. */
export const seesNotice = (identity: Identity, notice: NoticeRow): boolean => notice.published || mayPublish(identity) || mayWrite(identity, notice);

export async function findNotice(pool: Pool, identity: Identity, id: string): Promise<NoticeRow | null> {
  const { rows } = await pool.query<NoticeRow>(`select ${NOTICES.select} from cases.notice where id = $1`, [id]);
  return rows[0] && seesNotice(identity, rows[0]) ? rows[0] : null;
}

/** The newest warning that is valid: it stands above the home page. */
export async function currentAlert(pool: Pool): Promise<NoticeRow | null> {
  const { rows } = await pool.query<NoticeRow>(
    `select ${NOTICES.select} from cases.notice where ${SHOWN} and kind = 'ALERT' order by at desc, id desc limit 1`,
  );
  return rows[0] ?? null;
}
