import { movedTimers } from '../process/moved-timers.ts';
import type { ReferenceRules } from '../process/rules.ts';
import { timersOf } from '../process/timers.ts';
import type { CaseState } from '../state/case-state.ts';
import type { Write } from './transaction.ts';

const KEPT = 'select kind, at, fired_at as "firedAt" from cases.timer where case_id = $1';
const MOVE = `
  with wanted as (select kind, at, fired_at from unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) as w(kind, at, fired_at)),
    gone as (delete from cases.timer t where t.case_id = $1 and t.kind not in (select kind from wanted))
  insert into cases.timer (case_id, kind, at, fired_at) select $1, kind, at, fired_at from wanted
  on conflict (case_id, kind) do update set at = excluded.at, fired_at = excluded.fired_at
    where (cases.timer.at, cases.timer.fired_at) is distinct from (excluded.at, excluded.fired_at)`;

/** Sets the timers of a case whose calendar was changed, under the case's lock; also where no deadline moved: a level's time is a timer only. */
export async function moveTimers({ sql }: Pick<Write, 'sql'>, state: CaseState, reference: ReferenceRules, now: Date): Promise<void> {
  const caseId = state.case.id;
  const kept = await sql<{ kind: string; at: string; firedAt: string | null }>(KEPT, [caseId]);
  const timers = movedTimers(
    kept.map(({ kind, at, firedAt }) => ({ kind, at: new Date(at), firedAt: firedAt === null ? null : new Date(firedAt) })),
    timersOf(state, reference),
    { clock: state.case.clock, now },
  );
  await sql(MOVE, [caseId, timers.map(({ kind }) => kind), timers.map(({ at }) => at), timers.map(({ firedAt }) => firedAt)]);
}
