import type { Pool } from 'pg';
import { readChains } from './read-chain.ts';
import { verifyChain } from './verify-chain.ts';

const CASES_AT_ONCE = 500;
const NEXT = `select distinct case_id as id from events.log where case_id > $1 order by case_id limit ${CASES_AT_ONCE}`;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

export interface BrokenChain {
  caseId: string;
  /** Number of the first event that does not fit. */
  n: number;
  why: string;
}

/** Recomputes every chain of the province, some hundred cases at a time. Cases without any event are broken too. */
export async function verifyAll(pool: Pool, onBroken: (broken: BrokenChain) => void): Promise<{ cases: number; events: number; broken: number }> {
  const seen = { cases: 0, events: 0, broken: 0 };
  const report = (broken: BrokenChain): void => {
    seen.broken++;
    onBroken(broken);
  };
  for (let last = BEFORE_ALL; ;) {
    const ids = (await pool.query<{ id: string }>(NEXT, [last])).rows.map((row) => row.id);
    for (const [caseId, { entries, end }] of await readChains(pool, ids)) {
      seen.cases++;
      seen.events += entries.length;
      const verdict = end ? verifyChain(entries, end) : { holds: false as const, n: 1, why: 'the case itself is missing' };
      if (!verdict.holds) report({ caseId, n: verdict.n, why: verdict.why });
    }
    if (ids.length < CASES_AT_ONCE) break;
    last = ids.at(-1) ?? last;
  }
  const silent = await pool.query<{ id: string }>('select id from cases."case" c where not exists (select 1 from events.log l where l.case_id = c.id)');
  for (const { id } of silent.rows) report({ caseId: id, n: 1, why: 'every event is missing' });
  return seen;
}
