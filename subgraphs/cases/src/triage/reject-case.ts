import type { CaseEvent } from '@pakn/events/case';
import { DomainError, refuseIfAny } from '@pakn/service-kit/rules';
import { permit, standingOf } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { clockChangeOf, NO_DEADLINE } from '../process/run-clock.ts';
import { commentOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';

/**
 * Không tiếp nhận: the desk refuses a report with a reason; where that reason asks for it, with an explanation too. On time or late is decided now.
 * @throws REASON_REQUIRED without an explanation that is due, INVALID_INPUT for an unknown reason
 */
export function rejectCase(input: { reasonCode: string; explanation?: string | null }, state: CaseState, rules: Rules): CaseEvent[] {
  const transition = permit('REJECT', state, rules);
  const reason = rules.reference.reason('REFUSAL', input.reasonCode);
  if (!reason?.active)
    refuseIfAny([{ path: 'reasonCode', code: 'UNKNOWN', message: { vi: 'Hãy chọn lý do không tiếp nhận.', en: 'Choose why it is not accepted.' } }]);
  const explanation = commentOf(input.explanation, 'explanation');
  if (reason?.explainRequired && !explanation)
    throw new DomainError('REASON_REQUIRED', {
      fields: [
        {
          path: 'explanation',
          code: 'REQUIRED',
          message: { vi: 'Hãy giải thích để người gửi hiểu vì sao.', en: 'Explain why, so that the reporter understands.' },
        },
      ],
    });
  return [
    {
      type: 'CaseRejected',
      data: {
        reasonCode: input.reasonCode,
        operatorId: rules.actor.sub ?? null,
        standing: standingOf(transition, state),
        clock: { ...clockChangeOf(transition, state, rules), ...NO_DEADLINE },
      },
      ...(explanation ? { words: { comment: explanation } } : {}),
    },
  ];
}
