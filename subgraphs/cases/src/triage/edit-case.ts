import type { CaseEvent } from '@pakn/events/case';
import { DomainError, refuseIfAny } from '@pakn/service-kit/rules';
import { edited, wrongIn, type CaseEdit } from '../process/edit.ts';
import { permit } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import type { CaseState } from '../state/case-state.ts';

/**
 * The desk corrects, classifies and decides publicity. A new category brings its urgency unless one is chosen; a new urgency brings its limits.
 * @throws NOT_NOW when a case should become public before it was accepted, INVALID_INPUT with a problem a field
 */
export function editCase(edit: CaseEdit, state: CaseState, rules: Rules): CaseEvent[] {
  permit('EDIT', state, rules);
  if (edit.categoryCode != null || edit.urgency != null) permit('CLASSIFY', state, rules);
  refuseIfAny(wrongIn(edit, state, rules));
  const found = state.case;
  if (edit.isPublic && !found.acceptedAt)
    throw new DomainError('NOT_NOW', {
      caseId: found.id,
      message: { vi: 'Chỉ công khai được phản ánh đã tiếp nhận.', en: 'Only an accepted report can be made public.' },
    });
  return [edited(edit, state, rules)];
}
