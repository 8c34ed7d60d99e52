import type { Pool } from 'pg';
import { botSays } from './change-conversation.ts';
import { SUPPORT_CHANNEL } from './support-channel.ts';

/** Nobody wrote for so long: it is over. Who waits is not left alone over a weekend and a long holiday (Tết). */
const SILENT_HOURS = { BOT: 24, LIVE: 12, WAITING: 14 * 24 };
/** What was said is deleted so long after the end. */
export const KEPT_DAYS = 90;
const AT_ONCE = 200;

// The advisory lock is that of change-conversation.ts: what somebody is just changing is left to the next round.
const END = `
  with over as (
    select id from cases.support_conversation c
    where status <> 'CLOSED' and last_said_at < cases.now() - make_interval(hours => case status when 'BOT' then $1 when 'LIVE' then $2 else $3 end::int)
      and pg_try_advisory_xact_lock(hashtextextended('support:' || id::text, 0))
    order by last_said_at limit ${AT_ONCE} for update skip locked
  ), said as (
    insert into cases.support_message (conversation_id, n, id, sender, said, sent_at)
      select c.id, c.said + 1, gen_random_uuid(), 'BOT', $4, cases.now() from cases.support_conversation c join over using (id)
  )
  update cases.support_conversation c set status = 'CLOSED', closed_at = cases.now(), version = version + 1, said = c.said + 1, last_said_at = cases.now(),
    changed_x = pg_current_xact_id() from over where c.id = over.id returning pg_notify('${SUPPORT_CHANNEL}', '')`;
const FORGET = `delete from cases.support_conversation where id in (
  select id from cases.support_conversation where status = 'CLOSED' and closed_at < cases.now() - make_interval(days => $1) limit ${AT_ONCE} for update skip locked)`;

/** Ends conversations in which nobody writes any more, and deletes the words of those that ended long ago. Safe to run in several replicas. */
export async function sweepSupport(pool: Pool): Promise<void> {
  const { BOT, LIVE, WAITING } = SILENT_HOURS;
  await pool.query(END, [BOT, LIVE, WAITING, JSON.stringify(botSays({ code: 'ENDED' }).said)]);
  await pool.query(FORGET, [KEPT_DAYS]);
}
