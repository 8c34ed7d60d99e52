import type { CaseEvent } from '@pakn/events/case';
import { refuseIfAny } from '@pakn/service-kit/rules';
import { permit, standingOf } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { calendarOf, clockChangeOf } from '../process/run-clock.ts';
import { isOpen, leadPart } from '../process/situation.ts';
import { LONGEST_COMMENT, UNKNOWN_AGENCY, wordsOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';

export interface Returning {
  reasonCode: string;
  comment: string;
  suggestedAgencyId?: string | null;
  notifyBySms?: boolean | null;
}

/**
 * Chuyển trả nhân viên trực (A8-12): out of competence. The case lies at the duty desk again, whose own limit begins; the parts of the agency and its open co-handlers are over.
 * @throws INVALID_INPUT for an unknown reason or agency, or without words
 */
export function returnToOperator(input: Returning, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('RETURN_TO_OPERATOR', state, rules);
  const { reference } = rules;
  refuseIfAny([
    ...(reference.reason('RETURN', input.reasonCode)?.active
      ? []
      : [{ path: 'reasonCode', code: 'UNKNOWN', message: { vi: 'Hãy chọn lý do chuyển trả.', en: 'Choose why it is handed back.' } }]),
    ...(input.suggestedAgencyId == null || reference.agency(input.suggestedAgencyId)?.active
      ? []
      : [
          {
            path: 'suggestedAgencyId',
            code: 'UNKNOWN',
            message: UNKNOWN_AGENCY,
          },
        ]),
  ]);
  const comment = wordsOf(input.comment, { path: 'comment', name: { vi: 'lý do chuyển trả', en: 'the reason' }, longest: LONGEST_COMMENT });
  const lead = leadPart(state);
  if (!lead) throw new Error('a return without a lead');
  const inTime = calendarOf(state.case, rules).addWorkingMinutes(lead.assignedAt, reference.settings().returnWithinHours * 60);
  return [
    {
      type: 'CaseReturned',
      data: {
        reasonCode: input.reasonCode,
        suggestedAgencyId: input.suggestedAgencyId ?? null,
        assignmentId: lead.id,
        late: rules.now > inTime,
        endedParts: state.assignments.filter((part) => part === lead || isOpen(part)).map((part) => part.id),
        toAgencyIds: [reference.operatorAgencyId()],
        notifyBySms: input.notifyBySms === true,
        standing: standingOf(transition, state),
        clock: clockChangeOf(transition, state, rules),
      },
      words: { comment },
    },
  ];
}
