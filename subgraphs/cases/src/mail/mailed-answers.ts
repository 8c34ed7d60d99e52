import { UNDO_SECONDS } from '@pakn/vocabulary';
import type { Pool } from 'pg';
import { NOW } from '../clock/database-time.ts';
import type { MailedAnswer } from './mail.graph.ts';

/** "Hoàn tác" is offered for so long: what was taken back in time is mailed to nobody. */
const ANSWERS = `
  select a.id, c.code, c.reporter_id as "contactId", a.content, a.published_at as "publishedAt",
    (select count(*)::int from cases.attachment f where f.answer_id = a.id and f.status = 'READY') as files
  from cases."case" c join cases.answer a on a.case_id = c.id
  where c.channel = 'EMAIL' and a.published and a.published_at >= $1 and a.published_at <= ${NOW} - make_interval(secs => ${UNDO_SECONDS})
  order by a.published_at, a.id limit $2`;

/** The published answers to reports that came by mail, from a time on, the oldest first. */
export const mailedAnswers = async (pool: Pool, from: Date, limit: number): Promise<MailedAnswer[]> =>
  (await pool.query<MailedAnswer>(ANSWERS, [from, limit])).rows;
