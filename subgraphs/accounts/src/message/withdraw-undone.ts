import { isCaseEvent, type CaseEventData, type LoggedEvent } from '@pakn/events';
import type { ClientBase } from 'pg';
import type { NoticeKey } from './notice-words.ts';
import { NOTIFICATION_CHANNEL } from './tell-owner.ts';

const UNDONE: NoticeKey = 'UNDONE';

const ACTS = '($1::json) as u(case_id uuid, done_at timestamptz, at timestamptz)';
// A message knows its case by what it is sent once for. Its job finds nothing then, and ends.
const WITHDRAW = `
  delete from accounts.message m using json_to_recordset${ACTS}
  where m.created_at = u.done_at and m.marked_at is null and strpos(m.once, ':' || u.case_id || ':') > 0`;
// In place, and as the newest: whoever reads the list finds no notice of what did not happen, and who is connected is sent this one.
const REPLACE = `
  update accounts.notification n set kind = 'UNDONE', words = '${UNDONE}', seq = default, read_at = null, created_at = u.at from json_to_recordset${ACTS}
  where n.case_id = u.case_id and n.created_at = u.done_at`;

const isUndo = ({ type, caseId }: LoggedEvent): boolean => type === 'ActUndone' && caseId !== null;

/** The events whose notices are wanted: none of an act that is undone in the same batch. */
export function withoutUndone(events: readonly LoggedEvent[]): LoggedEvent[] {
  const undone = new Set(events.filter(isUndo).flatMap(({ caseId, data }) => (data as CaseEventData).undone?.map(({ n }) => `${caseId} ${n}`) ?? []));
  return events.filter(({ type, caseId, n }) => !isCaseEvent(type) || !undone.has(`${caseId} ${n}`));
}

/** Of an act that was undone no message leaves that still waits, and whoever was notified in the app is notified of the undo instead. */
export async function withdrawUndone(client: Pick<ClientBase, 'query'>, events: readonly LoggedEvent[]): Promise<void> {
  const acts = events.filter(isUndo).map(({ caseId, at, data }) => ({ case_id: caseId, done_at: (data as CaseEventData).doneAt, at }));
  if (acts.length === 0) return;
  await client.query(WITHDRAW, [JSON.stringify(acts)]);
  const { rowCount } = await client.query(REPLACE, [JSON.stringify(acts)]);
  if (rowCount) await client.query(`select pg_notify($1, '')`, [NOTIFICATION_CHANNEL]);
}
