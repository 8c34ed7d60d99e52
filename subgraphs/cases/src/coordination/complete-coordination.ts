import type { CaseEvent } from '@pakn/events/case';
import { permit, standingOf } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { isOpen } from '../process/situation.ts';
import { LONGEST_COMMENT, wordsOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';

/**
 * A co-handler's own "completed", with what it did. When the last one is done, the case lies with the lead alone again. An unclaimed part counts as claimed by who completes it.
 * @throws INVALID_INPUT without words
 */
export function completeCoordination(input: { comment: string }, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('COMPLETE_COORDINATION', state, rules);
  const { actor } = rules;
  const comment = wordsOf(input.comment, { path: 'comment', name: { vi: 'ý kiến phối hợp', en: 'the comment' }, longest: LONGEST_COMMENT });
  const part = state.assignments.find((each) => each.part === 'COORDINATOR' && each.agencyId === actor.agencyId && isOpen(each));
  if (!part) throw new Error('a completion without a part');
  const done = state.assignments.map((each) => (each === part ? { ...each, status: 'COMPLETED' as const } : each));
  return [
    {
      type: 'CoordinationCompleted',
      data: {
        assignmentId: part.id,
        officerId: actor.sub ?? part.officerId ?? null,
        ...(transition.to ? { standing: standingOf(transition, { ...state, assignments: done }) } : {}),
      },
      words: { comment },
    },
  ];
}
