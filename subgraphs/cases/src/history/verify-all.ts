import type { Pool } from 'pg';
import { readKept } from '../command/read-chain.ts';
import { verifyCase } from './verify-chain.ts';

const CASES_AT_ONCE = 500;
const NEXT = `select distinct case_id as id from events.log where case_id > $1 order by case_id limit ${CASES_AT_ONCE}`;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

export interface BrokenChain {
  caseId: string;
  /** Number of the first event that does not fit. */
  n: number;
  why: string;
}

/** Recomputes every case of the province from its events, some hundred at a time. Cases without any event are broken too. */
export async function verifyAll(pool: Pool, onBroken: (broken: BrokenChain) => void): Promise<{ cases: number; events: number; broken: number }> {
  const seen = { cases: 0, events: 0, broken: 0 };
  const report = (broken: BrokenChain): void => {
    seen.broken++;
    onBroken(broken);
  };
  for (let last = BEFORE_ALL; ;) {
    const ids = (await pool.query<{ id: string }>(NEXT, [last])).rows.map((row) => row.id);
    for (const [caseId, kept] of await readKept(pool, ids)) {
      seen.cases++;
      seen.events += kept.entries.length;
      const verdict = verifyCase(kept);
      if (!verdict.holds) report({ caseId, n: verdict.n, why: verdict.why });
    }
    if (ids.length < CASES_AT_ONCE) break;
    last = ids.at(-1) ?? last;
  }
  const silent = await pool.query<{ id: string }>('select id from cases."case" c where not exists (select 1 from events.log l where l.case_id = c.id)');
  for (const { id } of silent.rows) report({ caseId: id, n: 1, why: 'every event is missing' });
  return seen;
}
