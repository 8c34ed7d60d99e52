import type { CaseEvent } from '@pakn/events/case';
import { permit } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { ownPart } from '../process/situation.ts';
import { commentOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';

/** Bỏ nhận xử lý: back into the agency's queue, for any colleague to claim. The clock goes on. */
export function releaseCase(input: { comment?: string | null }, state: CaseState, rules: Rules): CaseEvent[] {
  permit('RELEASE', state, rules);
  const part = ownPart(state, rules.actor);
  if (!part) throw new Error('a release without a part');
  const comment = commentOf(input.comment);
  return [{ type: 'CaseReleased', data: { assignmentId: part.id }, ...(comment ? { words: { comment } } : {}) }];
}
