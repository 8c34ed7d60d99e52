import type { CaseEvent } from '@pakn/events/case';
import { DomainError } from '@pakn/service-kit';
import type { Rules } from '../process/rules.ts';
import { wordsOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';
import { mayFollow } from '../state/may-see.ts';

/** The longest reason, in graphemes. */
const LONGEST_REASON = 1_000;

/**
 * "Báo vi phạm": somebody says what is wrong with another person's public case. Nothing of the case changes: the duty desk is notified and decides.
 * @throws NOT_NOW for the own case and one that is not public, INVALID_INPUT without a reason
 */
export function reportAbuse(input: { reason: string }, state: CaseState, rules: Rules): CaseEvent[] {
  if (!mayFollow(state.case, rules.actor)) throw new DomainError('NOT_NOW', { caseId: state.case.id });
  const comment = wordsOf(input.reason, { path: 'reason', name: { vi: 'lý do báo vi phạm', en: 'what is wrong with it' }, longest: LONGEST_REASON });
  return [{ type: 'AbuseReported', data: {}, words: { comment } }];
}
