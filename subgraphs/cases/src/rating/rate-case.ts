import type { CaseEvent } from '@pakn/events/case';
import { refuseIfAny } from '@pakn/service-kit/rules';
import type { Satisfaction } from '@pakn/vocabulary';
import { permit } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import { commentOf } from '../process/words.ts';
import type { CaseState } from '../state/case-state.ts';

/**
 * Đánh giá (A5-03): the reporter, on the tenant's scale, within the tenant's days after the answer. A later rating replaces the earlier one, so figures count one.
 * @throws RATING_CLOSED, INVALID_INPUT for a word that the tenant does not offer
 */
export function rateCase(input: { satisfaction: Satisfaction; comment?: string | null }, state: CaseState, rules: Rules): CaseEvent[] {
  permit('RATE', state, rules);
  if (!rules.reference.satisfactionScale().includes(input.satisfaction))
    refuseIfAny([{ path: 'satisfaction', code: 'NOT_OFFERED', message: { vi: 'Hãy chọn một mức đánh giá.', en: 'Choose a rating.' } }]);
  const comment = commentOf(input.comment);
  return [{ type: 'CaseRated', data: { satisfaction: input.satisfaction }, ...(comment ? { words: { comment } } : {}) }];
}
