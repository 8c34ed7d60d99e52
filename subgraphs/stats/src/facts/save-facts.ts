import type { CaseFacts } from '@pakn/events';
import type { ClientBase } from 'pg';
import type { Batch } from './next-batch.ts';
import type { NewFacts } from './new-facts.ts';
import { saveParts } from './save-parts.ts';

/** Facts that are columns of stats.fact, named alike in snake case. */
const COLUMNS: Record<Exclude<keyof CaseFacts, 'parts'>, string> = {
  code: 'text',
  status: 'text',
  step: 'text',
  channel: 'text',
  kind: 'text',
  subjectKind: 'text',
  identityMode: 'text',
  categoryCode: 'text',
  topicCode: 'text',
  urgency: 'text',
  wardCode: 'text',
  lon: 'float8',
  lat: 'float8',
  isPublic: 'boolean',
  submittedAt: 'timestamptz',
  acceptedAt: 'timestamptz',
  dueAt: 'timestamptz',
  answerDueAt: 'timestamptz',
  receptionDueAt: 'timestamptz',
  answeredAt: 'timestamptz',
  pausedAt: 'timestamptz',
  stoppedAt: 'timestamptz',
  verdict: 'text',
  leadAgencyId: 'uuid',
  countedAgencyId: 'uuid',
  satisfaction: 'text',
  reopened: 'integer',
  usedMinutes: 'integer',
  claimedAt: 'timestamptz',
  returns: 'integer',
  lateReturns: 'integer',
  pausedMinutes: 'integer',
  unclaimedPastLimit: 'boolean',
};
const NAMES = Object.keys(COLUMNS);
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const UPSERT = `
  insert into stats.fact (case_id, ordinal, n, batch, ${NAMES.map(snake).join(', ')})
  select "caseId", ordinal, n, $2, ${NAMES.map((name) => `"${name}"`).join(', ')}
    from jsonb_to_recordset($1::jsonb) as given("caseId" uuid, ordinal integer, n integer, ${Object.entries(COLUMNS)
      .map(([name, type]) => `"${name}" ${type}`)
      .join(', ')})
  on conflict (case_id) do update set n = excluded.n, batch = excluded.batch, ${NAMES.map((name) => `${snake(name)} = excluded.${snake(name)}`).join(', ')}
    where stats.fact.n < excluded.n or stats.fact.batch <= $3
  returning case_id`;

/** Stores facts that are newer than the stored ones; new cases get the next ordinals. */
export async function saveFacts(client: ClientBase, batch: Batch, given: { newest: NewFacts[]; replaceUpTo: number }): Promise<void> {
  if (given.newest.length === 0) return;
  const { rows: known } = await client.query<{ case_id: string; ordinal: number }>('select case_id, ordinal from stats.fact where case_id = any($1)', [
    given.newest.map(({ caseId }) => caseId),
  ]);
  const ordinals = new Map(known.map((row) => [row.case_id, row.ordinal]));
  let next = batch.cases;
  const rows = given.newest.map(({ caseId, n, facts: { parts: _parts, ...facts } }) => ({ caseId, n, ordinal: ordinals.get(caseId) ?? next++, ...facts }));
  if (next > batch.cases) await client.query('update stats.batch set cases = $1', [next]);
  const { rows: taken } = await client.query<{ case_id: string }>(UPSERT, [JSON.stringify(rows), batch.n, given.replaceUpTo]);
  const changed = new Set(taken.map((row) => row.case_id));
  await saveParts(
    client,
    batch,
    given.newest.filter(({ caseId }) => changed.has(caseId)),
  );
}
