import type { CaseEvent } from '@pakn/events/case';
import { checkedFileIds } from '../process/files.ts';
import { holderOf } from '../process/notify.ts';
import { permit, standingOf } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { clockChangeOf } from '../process/run-clock.ts';
import { leadPart } from '../process/situation.ts';
import { LONGEST_COMMENT, wordsOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';

export interface Reopening {
  reason: string;
  attachmentIds?: string[] | null;
}

/**
 * Yêu cầu xử lý lại (B-09): the reporter says that it is not done, within the tenant's days after the answer. The first goes back to the same agency, a second
 * one to its leader, there is no third. The agency gets its full limit again, and on time or late is open.
 * @throws REOPEN_CLOSED, REOPEN_SPENT, INVALID_INPUT without a reason
 */
export function reopenCase(input: Reopening, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('REOPEN', state, rules);
  const comment = wordsOf(input.reason, { path: 'reason', name: { vi: 'lý do chưa hài lòng', en: 'what is not done' }, longest: LONGEST_COMMENT });
  const files = checkedFileIds(input.attachmentIds, 'attachmentIds', rules);
  const lead = leadPart(state);
  const assignments = state.assignments.map((part) => (part === lead ? { ...part, status: 'CLAIMED' as const } : part));
  const standing = standingOf(transition, { ...state, assignments });
  return [
    {
      type: 'CaseReopened',
      data: {
        reopeningId: rules.newId(),
        number: state.case.reopened + 1,
        files,
        leadPartId: lead?.id ?? null,
        notify: holderOf({ assignments, case: { ...state.case, ...standing } }, rules.reference),
        standing,
        clock: { ...clockChangeOf(transition, { ...state, assignments }, rules), result: null },
      },
      words: { comment },
    },
  ];
}

/** The uploaded files that it names. */
reopenCase.fileIds = ({ attachmentIds }: Reopening): string[] => attachmentIds ?? [];
