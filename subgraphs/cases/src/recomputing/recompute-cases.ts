import { createListener } from '@pakn/events';
import { isPassingFault } from '@pakn/service-kit';
import { earlierOnesEnded } from '../command/earlier-transactions.ts';
import { moveTimers } from '../command/move-timers.ts';
import { runCommand } from '../command/run-command.ts';
import { SYSTEM, type Services } from '../context.ts';
import { decide } from '../decide.ts';
import { startWorkLoop, type WorkLoop } from '../work-loop.ts';

/** Notifies the workers of every replica; the triggers of the calendar's tables do (migration 0010), PostgreSQL delivers it when the transaction commits. */
const RECOMPUTING_CHANNEL = 'recomputing';
/** What another replica was asked and did not do: it stopped, or a case could not be had. */
const EVERY_MS = 60_000;
const CASES_AT_ONCE = 200;
const REPORT_EVERY = 1_000;

/** One pass over the open cases. */
interface Pass {
  id: number;
  /** Of the request that changed the calendar. */
  commandId: string;
  /** The database's time as its text. */
  begunAt: string;
  /** The last case that was looked at. */
  cursor: string | null;
  /** In milliseconds, for the log. */
  tookMs: number;
}

// The newest request that waits begins a pass, which does the work of those before it as well. One that was committed while a pass was running has a pass of its own.
const BEGIN = `
  with newest as (select id from cases.recomputation where finished_at is null order by id desc limit 1),
    begun as (update cases.recomputation r set begun_at = clock_timestamp() from newest where r.id = newest.id and r.begun_at is null returning r.id)
  update cases.recomputation r set covered_by = begun.id from begun where r.finished_at is null and r.id < begun.id`;
const PRESENT = `select id::float8 as id, command_id as "commandId", cursor, begun_at::text as "begunAt", round(extract(epoch from clock_timestamp() - begun_at) * 1000)::float8 as "tookMs"
  from cases.recomputation where finished_at is null and begun_at is not null order by id desc limit 1`;

const NEXT = `select id from cases."case" where step <> 'DONE' and ($1::uuid is null or id > $1) order by id limit ${CASES_AT_ONCE}`;
// In the transaction of the case, under its lock: what a replica did, another one finds done, and a restart goes on after it.
const TAKE = `update cases.recomputation set cursor = $2, checked = checked + 1 where id = $1 and finished_at is null and (cursor is null or cursor < $2) returning 1`;
const COUNT_CHANGED = 'update cases.recomputation set changed = changed + 1 where id = $1';
const SKIP = `update cases.recomputation set cursor = $2, checked = checked + 1, failed = failed + 1 where id = $1 and (cursor is null or cursor < $2)`;
const FINISH = `update cases.recomputation set finished_at = clock_timestamp() where (id = $1 or covered_by = $1) and finished_at is null
  returning id::float8 as id, checked, changed, failed`;

/**
 * Derives the open deadlines again for everybody who asked (B-02), one case a transaction, in the order of the cases' ids: a restart goes on where it stopped,
 * of two replicas each case is done by one. Answers how many cases it changed.
 */
export async function recomputeCases(services: Services, isStopping: () => boolean = () => false): Promise<number> {
  if (!services.reference.isReady()) return 0;
  let changed = 0;
  while (!isStopping()) {
    const pass = await presentPass(services);
    if (!pass) break;
    // One that goes on has waited for them already.
    if (pass.cursor === null && !(await earlierOnesEnded(services, pass.begunAt, isStopping))) break;
    const { rows } = await services.pool.query<{ id: string }>(NEXT, [pass.cursor]);
    for (const { id } of rows) {
      if (isStopping()) return changed;
      if (await recompute(services, pass, id)) changed++;
    }
    if (rows.length < CASES_AT_ONCE) await finish(services, pass);
    else await report(services, pass);
  }
  return changed;
}

async function presentPass({ pool }: Pick<Services, 'pool'>): Promise<Pass | undefined> {
  const { rows } = await pool.query<{ waits: boolean }>('select exists (select from cases.recomputation where finished_at is null) as waits');
  if (!rows[0]?.waits) return undefined;
  await pool.query(BEGIN);
  return (await pool.query<Pass>(PRESENT)).rows[0];
}

/**
 * Whether the case was changed. One that cannot be decided is counted and left, the others go on.
 * @throws what passes by itself (a lock, a lost connection): the pass goes on with this case the next time
 */
async function recompute(services: Services, { id, commandId }: Pass, caseId: string): Promise<boolean> {
  let isChanged = false;
  try {
    await runCommand({
      context: { ...SYSTEM, services, requestId: commandId },
      name: 'recomputeDeadlines',
      caseId,
      input: null,
      fileIds: [],
      system: true,
      isWanted: async ({ sql }) => (await sql(TAKE, [id, caseId])).length > 0,
      decide: (state, rules) => decide({ name: 'recomputeDeadlines', input: {} }, state, rules),
      async afterwards(write, { state, rules, events }) {
        isChanged = events.length > 0;
        if (isChanged) await write.sql(COUNT_CHANGED, [id]);
        else await moveTimers(write, state, rules.reference, rules.now);
      },
    });
    return isChanged;
  } catch (error) {
    if (isPassingFault(error)) throw error;
    services.logger.error({ caseId, error: error instanceof Error ? error.message : String(error) }, 'the deadlines of a case could not be derived again');
    await services.pool.query(SKIP, [id, caseId]);
    return false;
  }
}

async function report({ pool, logger }: Pick<Services, 'pool' | 'logger'>, { id, tookMs }: Pass): Promise<void> {
  const { rows } = await pool.query<{ checked: number; changed: number }>('select checked, changed from cases.recomputation where id = $1', [id]);
  const seen = rows[0];
  if (seen && seen.checked % REPORT_EVERY < CASES_AT_ONCE) logger.info({ recomputation: id, ...seen, tookMs }, 'open deadlines are being derived again');
}

async function finish({ pool, logger }: Pick<Services, 'pool' | 'logger'>, { id, tookMs }: Pass): Promise<void> {
  const { rows } = await pool.query<{ id: number; checked: number; changed: number; failed: number }>(FINISH, [id]);
  const seen = rows.find((row) => row.id === id);
  if (seen) logger.info({ ...seen, recomputation: id, tookMs }, 'every open deadline was derived again');
}

/** Derives deadlines again beside the work: at the start, when a calendar was changed (by any replica), and every minute. */
export function startRecomputing(services: Services, url: string): WorkLoop {
  const loop = startWorkLoop({
    everyMs: EVERY_MS,
    round: (isStopping) => recomputeCases(services, isStopping),
    logger: services.logger,
    failure: 'open deadlines could not be derived again',
  });
  const listener = createListener({ url, channel: RECOMPUTING_CHANNEL, onNotice: () => loop.wake() });
  return {
    wake: loop.wake,
    async stop() {
      await Promise.all([listener.close(), loop.stop()]);
    },
  };
}
