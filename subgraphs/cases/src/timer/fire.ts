import type { Services } from '../context.ts';
import { SYSTEM } from '../context.ts';
import { changeCase } from '../case/change-case.ts';
import type { Desk } from '../case/desk.ts';
import type { Happening } from '../case/record.ts';
import type { TimerKind } from '../case/timers.ts';

export interface DueTimer {
  caseId: string;
  kind: TimerKind;
}

// Marked, not deleted: a change that leaves the time as it is must not arm it again.
const TAKE = 'update cases.timer set fired_at = $3 where case_id = $1 and kind = $2 and fired_at is null and at <= $3 returning 1';

/** What a timer does to a case. The ladder of escalation comes with its issue: OVERDUE only tells. */
const EFFECTS: Record<TimerKind, (desk: Desk, now: Date) => Happening> = {
  DUE_SOON: () => ({ type: 'CaseDueSoon' }),
  OVERDUE: () => ({ type: 'CaseOverdue' }),
  CLOSE: (desk, now) => {
    Object.assign(desk.case, { status: 'CLOSED', closedAt: now });
    return { type: 'CaseClosed' };
  },
};

/**
 * Fires one timer in one transaction: the case is locked, then the timer is looked at again. A restart in between fires nothing twice and skips nothing;
 * of several replicas one takes it, the others find it taken.
 */
export async function fire(services: Services, { caseId, kind }: DueTimer): Promise<void> {
  await changeCase({ context: { ...SYSTEM, services }, caseId, action: kind, system: true }, async (desk, { sql, now }) => {
    const taken = await sql(TAKE, [caseId, kind, now]);
    return taken.length > 0 ? EFFECTS[kind](desk, now) : [];
  });
}
