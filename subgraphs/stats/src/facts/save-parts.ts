import type { ClientBase } from 'pg';
import type { Batch } from './next-batch.ts';
import type { NewFacts } from './new-facts.ts';

const UPSERT = `
  insert into stats.part (assignment_id, ordinal, batch, case_id, agency_id, part, status, assigned_at, due_at, completed_at)
  select "assignmentId", ordinal, $2, "caseId", "agencyId", part, status, "assignedAt", "dueAt", "completedAt"
    from jsonb_to_recordset($1::jsonb)
      as given("assignmentId" uuid, ordinal integer, "caseId" uuid, "agencyId" uuid, part text, status text, "assignedAt" timestamptz, "dueAt" timestamptz, "completedAt" timestamptz)
  on conflict (assignment_id) do update set batch = excluded.batch, case_id = excluded.case_id, agency_id = excluded.agency_id, part = excluded.part, status = excluded.status,
    assigned_at = excluded.assigned_at, due_at = excluded.due_at, completed_at = excluded.completed_at, gone = false`;
const MARK_GONE = 'update stats.part set gone = true, batch = $1 where case_id = any($2) and not assignment_id = any($3) and not gone';

/** Stores the assignments that the newest facts of these cases name; the ones they no longer name are marked. */
export async function saveParts(client: ClientBase, batch: Batch, changed: readonly NewFacts[]): Promise<void> {
  if (changed.length === 0) return;
  const parts = changed.flatMap(({ caseId, facts }) => facts.parts.map((part) => ({ ...part, caseId })));
  const ids = parts.map((part) => part.assignmentId);
  await client.query(MARK_GONE, [batch.n, changed.map(({ caseId }) => caseId), ids]);
  if (parts.length === 0) return;
  const { rows: known } = await client.query<{ assignment_id: string; ordinal: number }>(
    'select assignment_id, ordinal from stats.part where assignment_id = any($1)',
    [ids],
  );
  const ordinals = new Map(known.map((row) => [row.assignment_id, row.ordinal]));
  let next = batch.parts;
  const rows = parts.map((part) => ({ ...part, ordinal: ordinals.get(part.assignmentId) ?? next++ }));
  if (next > batch.parts) await client.query('update stats.batch set parts = $1', [next]);
  await client.query(UPSERT, [JSON.stringify(rows), batch.n]);
}
