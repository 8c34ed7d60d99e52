import type { Pool } from 'pg';
import type { ChainEnd, ChainEntry } from './verify-chain.ts';

const COLUMNS = `l.case_id as "caseId", l.n, l.type, l.version, l.command_id as "commandId", l.actor_id as "actorId", l.at, l.data, l.prev_hash as "prevHash", l.hash, t.words, t.salt`;

/** All events of one case with their words, and where its row says that the chain ends. */
export async function readChain(pool: Pool, caseId: string): Promise<{ entries: ChainEntry[]; end: ChainEnd | null }> {
  const [entries, end] = await Promise.all([
    pool.query<ChainEntry>(
      `select ${COLUMNS} from events.log l left join cases.history_text t on t.case_id = l.case_id and t.n = l.n where l.case_id = $1 order by l.n`,
      [caseId],
    ),
    pool.query<ChainEnd>('select n, last_hash as "lastHash" from cases."case" where id = $1', [caseId]),
  ]);
  return { entries: entries.rows, end: end.rows[0] ?? null };
}

/** The same for many cases: two queries. Cases whose row is gone but whose events remain are in it too. */
export async function readChains(pool: Pool, ids: readonly string[]): Promise<Map<string, { entries: ChainEntry[]; end: ChainEnd | null }>> {
  const [entries, ends] = await Promise.all([
    pool.query<ChainEntry>(
      `select ${COLUMNS} from events.log l left join cases.history_text t on t.case_id = l.case_id and t.n = l.n where l.case_id = any($1) order by l.case_id, l.n`,
      [ids],
    ),
    pool.query<ChainEnd & { id: string }>('select id, n, last_hash as "lastHash" from cases."case" where id = any($1)', [ids]),
  ]);
  const chains = new Map<string, { entries: ChainEntry[]; end: ChainEnd | null }>(ids.map((id) => [id, { entries: [], end: null }]));
  for (const entry of entries.rows) chains.get(entry.caseId)?.entries.push(entry);
  for (const end of ends.rows) chains.set(end.id, { entries: chains.get(end.id)?.entries ?? [], end });
  return chains;
}
