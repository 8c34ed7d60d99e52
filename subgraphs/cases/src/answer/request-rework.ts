import type { CaseEvent } from '@pakn/events/case';
import { permit, standingOf } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { clockChangeOf } from '../process/run-clock.ts';
import { leadPart } from '../process/situation.ts';
import { LONGEST_COMMENT, wordsOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';
import { waitingAnswerOf } from './waiting-answer.ts';

export interface Reworking {
  answerId: string;
  comment: string;
  notifyBySms?: boolean | null;
}

/** Not good enough: the desk or the agency's leader sends a returned result back to the specialist, whose clock goes on with what was left. */
export function requestRework(input: Reworking, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('REQUEST_REWORK', state, rules);
  const comment = wordsOf(input.comment, { path: 'comment', name: { vi: 'nội dung cần làm lại', en: 'what has to be done' }, longest: LONGEST_COMMENT });
  const answer = waitingAnswerOf(state, input.answerId);
  const lead = leadPart(state);
  if (!lead) throw new Error('a rework without a lead');
  return [
    {
      type: 'ReworkRequested',
      data: {
        answerId: answer.id,
        assignmentId: lead.id,
        toAgencyIds: [lead.agencyId],
        notifyBySms: input.notifyBySms === true,
        standing: standingOf(transition, state),
        clock: clockChangeOf(transition, state, rules),
      },
      words: { comment },
    },
  ];
}
