import { UNDO_SECONDS, type MailedKind } from '@pakn/vocabulary';
import { NOW } from '../clock/database-time.ts';
import type { Services } from '../context.ts';
import type { MailedWords } from './mail.graph.ts';

/** "Hoàn tác" is offered for so long, with some grace: what was taken back in time is mailed to nobody. */
const STANDS_AFTER_S = UNDO_SECONDS + 1;

interface Row {
  id: string;
  kind: MailedKind;
  code: string;
  contactId: string;
  content: string | null;
  reasonCode: string | null;
  at: Date;
  files: MailedWords['files'];
}

const COMMON = 'c.code, c.reporter_id as "contactId"';
/** One kind: what it selects and whose time it has. Each is found by an index on that time. */
const part = (
  kind: MailedKind,
  { id, content, reason = 'null', at, from, where }: Record<'id' | 'content' | 'at' | 'from' | 'where', string> & { reason?: string },
): string => `
  (select ${id} as id, '${kind}' as kind, ${COMMON}, ${content} as content, ${reason} as "reasonCode", ${at} as at from ${from}
   where c.channel = 'EMAIL' and ${where} and ${at} >= $1 and ${at} <= ${NOW} - make_interval(secs => ${STANDS_AFTER_S}) order by ${at}, ${id} limit $2)`;

const CASE = 'cases."case" c';
const ITS_CASE = 'join cases."case" c on c.id';
const PARTS = [
  part('ANSWERED', { id: 'a.id', content: 'a.content', at: 'a.published_at', from: `cases.answer a ${ITS_CASE} = a.case_id`, where: 'a.published' }),
  part('MESSAGE_OF_AGENCY', { id: 'm.id', content: 'm.text', at: 'm.sent_at', from: `cases.message m ${ITS_CASE} = m.case_id`, where: 'not m.from_reporter' }),
  // A question that was answered meanwhile, and a refusal that was taken back, are no news any more.
  part('INFO_REQUESTED', { id: 'c.id', content: 'c.info_question', at: 'c.info_asked_at', from: CASE, where: `c.status = 'AWAITING_INFO'` }),
  part('REJECTED', {
    id: 'c.id',
    content: 'c.rejection_explanation',
    reason: 'c.rejection_reason_code',
    at: 'c.rejected_at',
    from: CASE,
    where: `c.status = 'REJECTED'`,
  }),
  part('CLOSED', { id: 'c.id', content: 'null', at: 'c.closed_at', from: CASE, where: `c.status = 'CLOSED'` }),
];
const FILES = `select coalesce(json_agg(json_build_object('id', coalesce(f.rendition, f.id), 'name', f.name, 'bytes', f.bytes) order by f.position, f.id), '[]')
  from cases.attachment f where (f.answer_id = w.id or f.message_id = w.id) and f.status = 'READY'`;
const WORDS = `select w.*, case when w.kind in ('ANSWERED', 'MESSAGE_OF_AGENCY') then (${FILES}) else '[]' end as files
  from (${PARTS.join(' union all ')}) w order by w.at, w.id limit $2`;

/** What is written to those who mailed a report, from a time on, the oldest first. */
export async function mailedWords({ pool, reference }: Pick<Services, 'pool' | 'reference'>, from: Date, limit: number): Promise<MailedWords[]> {
  const { rows } = await pool.query<Row>(WORDS, [from, limit]);
  return rows.map(({ content, reasonCode, ...words }) => {
    const { label, whereToGo } = (reasonCode && reference.reason('REFUSAL', reasonCode)) || { label: null, whereToGo: null };
    return {
      ...words,
      content: [label && `Lý do: ${label}.`, content, whereToGo && `Nơi có thể gửi: ${whereToGo}`].filter(Boolean).join('\n\n'),
    };
  });
}
