import type { CaseEvent } from '@pakn/events/case';
import { permit, standingOf } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { NO_DEADLINE } from '../process/run-clock.ts';
import { commentOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';

/** Rút phản ánh: the reporter takes the report back as long as nobody has accepted it. It counts nowhere, so nobody is on time or late. */
export function withdrawCase(input: { reason?: string | null }, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('WITHDRAW', state, rules);
  const comment = commentOf(input.reason, 'reason');
  const clock = { ...NO_DEADLINE, entries: [{ type: 'STOP' as const, at: rules.now.toISOString() }] };
  return [{ type: 'CaseWithdrawn', data: { standing: standingOf(transition, state), clock }, ...(comment ? { words: { comment } } : {}) }];
}
