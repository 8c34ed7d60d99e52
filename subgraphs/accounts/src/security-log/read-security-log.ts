import { isId, type FieldChange } from '@pakn/service-kit';
import type { Pool } from 'pg';
import type { RecordedChange } from '../audit/changes-of.ts';

/** What supervisors read of the log: who looked behind a hidden name or took persons out of the system (spec 04). */
const OF_SUPERVISORS = ['revealReporter', 'requestExport'];

export interface LogFilter {
  actorId?: string | null | undefined;
  agencyId?: string | null | undefined;
  action?: string | null | undefined;
  from?: Date | null | undefined;
  to?: Date | null | undefined;
}

/** `position`: of the entry in the list, for a cursor: the database's own time, which has microseconds. */
export interface LoggedRow {
  id: string;
  at: Date;
  position: string;
  actorId: string | null;
  action: string;
  subject: string | null;
  subjectId: string | null;
  subjectName: string | null;
  changes: RecordedChange[] | null;
  reason: string | null;
}

const READ = `
  select l.id, l.at, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as position, l.actor_id as "actorId", l.action, l.subject, l.subject_id as "subjectId", l.changes, l.reason,
    coalesce((select g.name from accounts.agency g where g.id = l.subject_id), (select c.name from accounts.partner_client c where c.id = l.subject_id)) as "subjectName"
  from accounts.access_log l
  where ($1::text[] is null or l.action = any($1)) and ($2::uuid is null or l.actor_id = $2) and ($3::text is null or l.action = $3)
    and ($4::timestamptz is null or l.at >= $4) and ($5::timestamptz is null or l.at < $5)
    and ($6::uuid is null or l.subject_id = $6 or exists (select 1 from accounts.account a where a.id in (l.actor_id, l.subject_id) and a.agency_id = $6))
    and ($7::timestamptz is null or (l.at, l.id) < ($7, $8::uuid))
  order by l.at desc, l.id desc limit $9`;

/** A page of the log, newest first; one row more than `limit` says that there is more. null as an id that is none: nothing fits it. */
export async function readSecurityLog(
  pool: Pool,
  wanted: { filter: LogFilter; everything: boolean; after: { position: string; id: string } | null; limit: number },
): Promise<LoggedRow[]> {
  const { actorId, agencyId, action, from, to } = wanted.filter;
  if ([actorId, agencyId].some((id) => id != null && !isId(id))) return [];
  const { rows } = await pool.query<LoggedRow>(READ, [
    wanted.everything ? null : OF_SUPERVISORS,
    actorId ?? null,
    action ?? null,
    from ?? null,
    to ?? null,
    agencyId ?? null,
    wanted.after?.position ?? null,
    wanted.after?.id ?? null,
    wanted.limit + 1,
  ]);
  return rows;
}

const text = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((each) => text(each) ?? '').join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Recorded codes and ids as the graph shows them; a field of the log has no other name than its own. */
export const shownChanges = (changes: readonly RecordedChange[] | null): FieldChange[] =>
  (changes ?? []).map(({ field, from, to }) => ({ field, label: field, oldValue: text(from), newValue: text(to) }));
