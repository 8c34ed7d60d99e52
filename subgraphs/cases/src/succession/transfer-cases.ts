import { randomUUID } from 'node:crypto';
import { runCommand } from '../command/run-command.ts';
import { SYSTEM, type Services } from '../context.ts';
import { decide } from '../decide.ts';
import { startWorkLoop, type WorkLoop } from '../work-loop.ts';
import type { Succession } from './transfer-to-successor.ts';

/** A case that was done when its agency was closed may be opened again; another replica may have taken the agency's event. */
const EVERY_MS = 60_000;

// Whoever succeeds is looked up along the chain to the first active agency; a circle leads to none. Candidates only: each is looked at again under its lock.
const LEFT_BEHIND = `
  with recursive line as (
    select id as closed, successor_id as next, array[id] as passed from cases.agency where not active
    union all
    select line.closed, a.successor_id, line.passed || a.id from line join cases.agency a on a.id = line.next where not a.active and a.id <> all (line.passed)
  )
  select distinct p.case_id as "caseId", p.agency_id as "agencyId", heir.id as "successorId"
  from line join cases.agency heir on heir.id = line.next and heir.active
    join cases.assignment p on p.agency_id = line.closed and p.status <> 'RETURNED'
    join cases."case" c on c.id = p.case_id and c.step <> 'DONE'
  order by p.case_id, p.agency_id`;

interface LeftBehind extends Succession {
  caseId: string;
}

/**
 * Moves the open cases of closed agencies to their successors, one case a transaction. What is not moved yet is found by its rows, so a restart goes on where it
 * stopped and nothing moves twice. One that fails is logged and tried again the next time, the others go on. Answers how many cases were moved.
 */
export async function transferCases(services: Services, isStopping: () => boolean = () => false): Promise<number> {
  if (!services.reference.isReady()) return 0;
  const { rows } = await services.pool.query<LeftBehind>(LEFT_BEHIND);
  let transferred = 0;
  for (const left of rows) {
    if (isStopping()) break;
    try {
      if (await transfer(services, left)) transferred++;
    } catch (error) {
      services.logger.error({ ...left, error: error instanceof Error ? error.message : String(error) }, 'a case could not be moved to the successor');
    }
  }
  if (transferred > 0) services.logger.info({ transferred }, 'cases of closed agencies were moved to their successors');
  return transferred;
}

/** Whether something was moved: a replica may have been faster. */
async function transfer(services: Services, { caseId, ...succession }: LeftBehind): Promise<boolean> {
  let moved = false;
  await runCommand({
    context: { ...SYSTEM, services, requestId: `succession:${succession.agencyId}:${randomUUID()}` },
    name: 'transferToSuccessor',
    caseId,
    input: null,
    fileIds: [],
    system: true,
    decide(state, rules) {
      const events = decide({ name: 'transferToSuccessor', input: succession }, state, rules);
      moved = events.length > 0;
      return events;
    },
  });
  return moved;
}

/** Moves the cases of closed agencies beside the work: at the start, when woken (an agency changed), and every minute. */
export const startTransferring = (services: Services): WorkLoop =>
  startWorkLoop({
    everyMs: EVERY_MS,
    round: (isStopping) => transferCases(services, isStopping),
    logger: services.logger,
    failure: 'the cases of closed agencies could not be read',
  });
