import { Form, type TextField } from '../../form/form.ts';
import type { Audience } from '../../graph/enums.ts';
import { timeText, type ContentRow, type ContentTable } from '../content-table.ts';
import { CONTENT_WORDS } from '../content-words.ts';

/** A chapter of the guide. Times are texts: RFC 3339 in UTC, milliseconds. */
export interface GuideRow extends ContentRow {
  slug: string;
  title: string;
  /** Markdown. */
  body: string;
  audience: Audience;
  order: number;
  updatedAt: string;
}

export const GUIDES: ContentTable<GuideRow> = {
  name: 'guide',
  key: 'slug',
  columns: { slug: 'slug', title: 'title', body: 'body', audience: 'audience', order: 'position' },
  dated: true,
  select: `slug, title, body, audience, position as "order", ${timeText('updated_at')} as "updatedAt", version`,
};

export type GuideForm = Pick<GuideRow, 'slug' | 'title' | 'body' | 'audience' | 'order'>;

const SLUG = /^[a-z0-9](?:-?[a-z0-9]){1,59}$/;
const MOST_ORDER = 9_999;
const TITLE: TextField = { name: { vi: 'tiêu đề', en: 'the title' }, longest: 200 };
const BODY: TextField = { name: { vi: 'nội dung', en: 'the text' }, longest: 20_000, lines: true };

/** The chapter as it is stored. @throws INVALID_INPUT with a problem a field */
export function readGuide(form: GuideForm): Omit<GuideRow, 'slug' | 'updatedAt' | 'version'> {
  const fields = new Form();
  if (!SLUG.test(form.slug)) fields.wrong('input.slug', 'INVALID_INPUT', CONTENT_WORDS.slug);
  const title = fields.text('input.title', form.title, TITLE);
  const body = fields.text('input.body', form.body, BODY);
  if (!(form.order >= 0 && form.order <= MOST_ORDER)) fields.wrong('input.order', 'OUT_OF_RANGE', CONTENT_WORDS.order);
  fields.refuse();
  return { title, body, audience: form.audience, order: form.order };
}
