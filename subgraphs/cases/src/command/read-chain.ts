import { inTransaction } from '@pakn/service-kit';
import type { Pool, PoolClient } from 'pg';
import { CASE_COLUMNS, columnsOf } from '../entities/case-row.ts';
import { Answer, Appointment, Assignment, Message, Note, Reopening } from '../entities/parts.entity.ts';
import type { CaseRow, CaseState } from '../state/case-state.ts';
import type { Write } from './transaction.ts';
import type { ChainEnd, ChainEntry, KeptCase } from './kept-case.ts';

const ENTRIES = `
  select l.case_id as "caseId", l.n, l.type, l.version, l.command_id as "commandId", l.actor_id as "actorId", l.at, l.data, l.prev_hash as "prevHash", l.hash, t.words, t.salt
  from events.log l left join cases.history_text t on t.case_id = l.case_id and t.n = l.n where l.case_id = any($1) order by l.case_id, l.n`;
const LISTS = { assignments: Assignment, answers: Answer, appointments: Appointment, reopenings: Reopening, messages: Message, notes: Note } as const;

/** Events and rows of some cases. Which were asked for but have neither is in it too, without entries. */
export const readKept = (pool: Pool, ids: readonly string[]): Promise<Map<string, KeptCase>> =>
  inTransaction(pool, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only');
    const kept = new Map<string, KeptCase>(ids.map((id) => [id, { entries: [], stored: null }]));
    for (const entry of (await client.query<ChainEntry>(ENTRIES, [ids])).rows) kept.get(entry.caseId)?.entries.push(entry);
    const states = await readStates(client, ids);
    for (const { state, end } of states) Object.assign(kept.get(state.case.id) ?? {}, { stored: { state, end } });
    return kept;
  });

/** The events of a case whose row this transaction has locked, in their order. */
export async function readLockedChain(write: Pick<Write, 'sql'>, id: string): Promise<ChainEntry[]> {
  const entries = await write.sql<Omit<ChainEntry, 'at'> & { at: string }>(ENTRIES, [[id]]);
  return entries.map((entry) => ({ ...entry, at: new Date(entry.at) }));
}

/** The same of one case. */
export const readKeptCase = async (pool: Pool, id: string): Promise<KeptCase> => (await readKept(pool, [id])).get(id) ?? { entries: [], stored: null };

async function readStates(client: PoolClient, ids: readonly string[]): Promise<{ state: CaseState; end: ChainEnd }[]> {
  const { rows } = await client.query<CaseRow & ChainEnd>(`select ${CASE_COLUMNS}, c.last_hash as "lastHash" from cases."case" c where c.id = any($1)`, [ids]);
  const found = new Map(
    rows.map(({ n, lastHash, ...row }) => [
      row.id,
      {
        end: { n, lastHash },
        state: { case: row, assignments: [], answers: [], appointments: [], reopenings: [], messages: [], notes: [] } as { case: CaseRow } & Lists,
      },
    ]),
  );
  for (const [list, entity] of Object.entries(LISTS) as [keyof Lists, (typeof LISTS)[keyof Lists]][]) {
    const table = entity.name.toLowerCase();
    const parts = await client.query<{ caseId: string }>(`select ${columnsOf('p', entity)} from cases.${table} p where p.case_id = any($1) order by p.id`, [
      ids,
    ]);
    for (const part of parts.rows) found.get(part.caseId)?.state[list].push(part as never);
  }
  return [...found.values()];
}

type Lists = { [K in keyof typeof LISTS]: CaseState[K][number][] };
