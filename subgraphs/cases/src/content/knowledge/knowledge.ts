import { encodeCursor, keyAfter, pageSize, type Identity } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { Form, type TextField } from '../../form/form.ts';
import { textQuery } from '../../form/text-query.ts';
import type { Audience } from '../../graph/enums.ts';
import type { Catalogues } from '../../reference/reference-book.ts';
import { isOfficer } from '../content-rights.ts';
import { timeText, type ContentRow, type ContentTable } from '../content-table.ts';
import { CONTENT_WORDS } from '../content-words.ts';

/** An article of the knowledge base. Times are texts: RFC 3339 in UTC, milliseconds. */
export interface KnowledgeRow extends ContentRow {
  id: string;
  agencyId: string | null;
  categoryCode: string | null;
  title: string;
  /** Markdown. */
  body: string;
  audience: Audience;
  validUntil: string | null;
  updatedAt: string;
}

export const KNOWLEDGE: ContentTable<KnowledgeRow> = {
  name: 'knowledge',
  key: 'id',
  columns: { id: 'id', agencyId: 'agency_id', categoryCode: 'category_code', title: 'title', body: 'body', audience: 'audience', validUntil: 'valid_until' },
  dated: true,
  select: `id, agency_id as "agencyId", category_code as "categoryCode", title, body, audience, ${timeText('valid_until')} as "validUntil",
    ${timeText('updated_at')} as "updatedAt", version`,
};

/** An article as its author fills it in; what may be left out stays. */
export interface KnowledgeForm extends Pick<KnowledgeRow, 'title' | 'body' | 'audience'> {
  categoryCode?: string | null | undefined;
  validUntil?: Date | null | undefined;
}

const TITLE: TextField = { name: { vi: 'tiêu đề', en: 'the title' }, longest: 200 };
const BODY: TextField = { name: { vi: 'nội dung', en: 'the text' }, longest: 20_000, lines: true };

/** The article as it is stored. @throws INVALID_INPUT with a problem a field */
export function readKnowledge(
  form: KnowledgeForm,
  before: KnowledgeRow | null,
  { now, category }: { now: Date; category: Catalogues['category'] },
): Omit<KnowledgeRow, 'id' | 'agencyId' | 'updatedAt' | 'version'> {
  const fields = new Form();
  const title = fields.text('input.title', form.title, TITLE);
  const body = fields.text('input.body', form.body, BODY);
  const categoryCode = form.categoryCode === undefined ? (before?.categoryCode ?? null) : form.categoryCode || null;
  if (categoryCode !== null && !category(categoryCode)) fields.wrong('input.categoryCode', 'UNKNOWN', CONTENT_WORDS.category);
  const validUntil = form.validUntil === undefined ? (before?.validUntil ?? null) : (form.validUntil?.toISOString() ?? null);
  if (validUntil !== null && validUntil !== before?.validUntil && new Date(validUntil) <= now)
    fields.wrong('input.validUntil', 'OUT_OF_RANGE', CONTENT_WORDS.later);
  fields.refuse();
  return { title, body, audience: form.audience, categoryCode, validUntil };
}

/** What everybody may read. Officers read everything, also what is no longer valid: an article says so. */
const SHOWN = `audience = 'PUBLIC' and (valid_until is null or valid_until > cases.now())`;

/** One page of the knowledge base by keyset, what was changed last first. */
export async function listKnowledge(
  pool: Pool,
  identity: Identity,
  { first, after, search }: { first: number; after: string | null | undefined; search: string | null | undefined },
): Promise<{ nodes: KnowledgeRow[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }> {
  const size = pageSize(first);
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = [isOfficer(identity) ? 'true' : SHOWN];
  const words = textQuery(search ?? '');
  if (words !== null) conditions.push(`search @@ to_tsquery('simple', ${value(words)})`);
  const key = keyAfter(after, ['time', 'id']);
  // The list is told apart in milliseconds, as the rows are written.
  if (key) conditions.push(`(updated_at, id) < (${value(key[0])}::timestamptz, ${value(key[1])}::uuid)`);
  const { rows } = await pool.query<KnowledgeRow>(
    `select ${KNOWLEDGE.select} from cases.knowledge where ${conditions.join(' and ')} order by updated_at desc, id desc limit ${size + 1}`,
    values,
  );
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return { nodes, pageInfo: { hasNextPage: rows.length > size, endCursor: last ? encodeCursor([last.updatedAt, last.id]) : null } };
}

export async function findKnowledge(pool: Pool, identity: Identity, id: string): Promise<KnowledgeRow | null> {
  const { rows } = await pool.query<KnowledgeRow>(`select ${KNOWLEDGE.select} from cases.knowledge where id = $1 and ${isOfficer(identity) ? 'true' : SHOWN}`, [
    id,
  ]);
  return rows[0] ?? null;
}
