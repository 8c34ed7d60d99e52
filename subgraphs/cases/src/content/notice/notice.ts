import { Form, type TextField } from '../../form/form.ts';
import type { NoticeKind } from '../../graph/enums.ts';
import { timeText, type ContentRow, type ContentTable } from '../content-table.ts';
import { CONTENT_WORDS } from '../content-words.ts';

/** A notice as it is read. Times are texts: RFC 3339 in UTC, milliseconds. */
export interface NoticeRow extends ContentRow {
  id: string;
  agencyId: string | null;
  kind: NoticeKind;
  title: string;
  summary: string;
  /** Markdown. */
  body: string;
  pinned: boolean;
  published: boolean;
  /** Of a draft: when it was begun. */
  publishedAt: string;
  validUntil: string | null;
}

export const NOTICES: ContentTable<NoticeRow> = {
  name: 'notice',
  key: 'id',
  columns: {
    id: 'id',
    agencyId: 'agency_id',
    kind: 'kind',
    title: 'title',
    summary: 'summary',
    body: 'body',
    pinned: 'pinned',
    published: 'published',
    publishedAt: 'at',
    validUntil: 'valid_until',
  },
  select: `id, agency_id as "agencyId", kind, title, summary, body, pinned, published, ${timeText('at')} as "publishedAt", ${timeText('valid_until')} as "validUntil", version`,
};

/** A notice as its author fills it in; what may be left out stays. */
export interface NoticeForm extends Pick<NoticeRow, 'kind' | 'title' | 'summary' | 'body'> {
  pinned?: boolean | null | undefined;
  validUntil?: Date | null | undefined;
  attachmentIds?: string[] | null | undefined;
}

const TITLE: TextField = { name: { vi: 'tiêu đề', en: 'the title' }, longest: 200 };
const SUMMARY: TextField = { name: { vi: 'tóm tắt', en: 'the summary' }, longest: 300 };
const BODY: TextField = { name: { vi: 'nội dung', en: 'the text' }, longest: 20_000, lines: true };

/** The notice as it is stored. @throws INVALID_INPUT with a problem a field */
export function readNotice(
  form: NoticeForm,
  before: NoticeRow | null,
  now: Date,
): Omit<NoticeForm, 'validUntil' | 'attachmentIds'> & Pick<NoticeRow, 'pinned' | 'validUntil'> {
  const fields = new Form();
  const title = fields.text('input.title', form.title, TITLE);
  const summary = fields.text('input.summary', form.summary, SUMMARY);
  const body = fields.text('input.body', form.body, BODY);
  const validUntil = form.validUntil === undefined ? (before?.validUntil ?? null) : (form.validUntil?.toISOString() ?? null);
  if (validUntil !== null && validUntil !== before?.validUntil && new Date(validUntil) <= now)
    fields.wrong('input.validUntil', 'OUT_OF_RANGE', CONTENT_WORDS.later);
  fields.refuse();
  return { kind: form.kind, title, summary, body, pinned: form.pinned ?? before?.pinned ?? false, validUntil };
}
