import { randomUUID } from 'node:crypto';
import { runCommand } from '../command/run-command.ts';
import { SYSTEM, type Services } from '../context.ts';
import { decide } from '../decide.ts';
import { commandOf } from '../process/timers.ts';

export interface DueTimer {
  caseId: string;
  kind: string;
}

// Marked, not deleted: a change that leaves the time as it is must not arm it again.
const TAKE = 'update cases.timer set fired_at = $3 where case_id = $1 and kind = $2 and fired_at is null and at <= $3 returning 1';

/** What the system does when a timer's rule is not known any more: nothing, but the timer is taken. */
const nothing = (): [] => [];

/**
 * Fires one timer in one transaction: the case is locked, then the timer is looked at again. A restart in between fires nothing twice and skips nothing;
 * of several replicas one takes it, the others find it taken.
 */
export async function fire(services: Services, { caseId, kind }: DueTimer): Promise<void> {
  const command = commandOf(kind);
  await runCommand({
    context: { ...SYSTEM, services, requestId: `timer:${kind}:${randomUUID()}` },
    name: command?.name ?? kind,
    caseId,
    input: null,
    fileIds: [],
    system: true,
    isWanted: async ({ sql }, now) => (await sql(TAKE, [caseId, kind, now])).length > 0,
    decide: command ? (state, rules) => decide(command, state, rules) : nothing,
  });
}
