import { UNDO_SECONDS, type CaseAction } from '@pakn/vocabulary';
import type { Pool } from 'pg';
import { lastAct, undoneUntil, type DoneEvent } from '../process/undoable.ts';

/** What a viewer did a moment ago and may take back (B-16). */
export interface Offer {
  action: CaseAction;
  until: Date;
}

/** More events than one act and the talk after it have. */
const NEWEST = 12;
const RECENT = `
  select l.case_id as "caseId", l.n, l.type, l.command_id as "commandId", l.actor_id as "actorId", l.at, l.data
    from cases."case" c join events.log l on l.case_id = c.id and l.n > c.n - ${NEWEST}
   where c.id = any($1) and l.at > $2::timestamptz - make_interval(secs => ${UNDO_SECONDS}) order by l.case_id, l.n`;

/** What the viewer may take back of each case; null: nothing. */
export async function undoOffers(pool: Pool, caseIds: readonly string[], { viewerId, now }: { viewerId: string; now: Date }): Promise<(Offer | null)[]> {
  const { rows } = await pool.query<DoneEvent & { caseId: string }>(RECENT, [caseIds, now]);
  return caseIds.map((id) => {
    const act = lastAct(rows.filter(({ caseId }) => caseId === id));
    return act?.actorId === viewerId && act.action && undoneUntil(act) > now ? { action: act.action, until: undoneUntil(act) } : null;
  });
}
