import type { CaseEvent } from '@pakn/events/case';
import { refuseIfAny } from '@pakn/service-kit/rules';
import { asRows, coordinatorsOf, newPart, wrongParts } from '../process/give-parts.ts';
import { permit, standingOf } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { calendarOf, subDeadline } from '../process/run-clock.ts';
import { openCoordinators } from '../process/situation.ts';
import { commentOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';
import type { Assigning } from './assign-case.ts';

/**
 * Phối hợp xử lý (A8-11): the lead asks other agencies for their part; it stays responsible and keeps its deadline. An agency that is at it already is not asked twice.
 * @throws INVALID_INPUT when no co-handler is chosen, or another lead: that way leads over the duty desk
 */
export function coordinateCase({ input }: { input: Assigning }, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('COORDINATE', state, rules);
  const atIt = new Set(openCoordinators(state).map((part) => part.agencyId));
  const asked = coordinatorsOf(input).filter((agencyId) => !atIt.has(agencyId));
  refuseIfAny([
    ...wrongParts(input, rules),
    ...(input.leadAgencyId === state.case.leadAgencyId
      ? []
      : [
          {
            path: 'input.leadAgencyId',
            code: 'NOT_THE_LEAD',
            message: { vi: 'Muốn đổi đơn vị xử lý chính, hãy chuyển trả nhân viên trực.', en: 'To change the lead agency, hand the report back to the desk.' },
          },
        ]),
    ...(asked.length > 0
      ? []
      : [
          {
            path: 'input.coordinatorAgencyIds',
            code: 'REQUIRED',
            message: { vi: 'Hãy chọn ít nhất một đơn vị phối hợp.', en: 'Choose one co-handler at least.' },
          },
        ]),
  ]);
  const comment = commentOf(input.comment, 'input.comment');
  const sub = subDeadline(calendarOf(state.case, rules), rules.now, state.case, rules.now);
  const parts = asked.map((agencyId) => ({ ...newPart(rules, { agencyId, officerId: null, part: 'COORDINATOR' }), ...sub }));
  return [
    {
      type: 'CaseAssigned',
      data: {
        leadAgencyId: null,
        parts,
        toAgencyIds: asked,
        notifyBySms: input.notifyBySms === true,
        standing: standingOf(transition, { ...state, assignments: [...state.assignments, ...asRows(parts, rules.now)] }),
      },
      ...(comment ? { words: { comment } } : {}),
    },
  ];
}
