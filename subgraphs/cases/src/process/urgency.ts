import type { ClockChange } from '@pakn/events/case';
import type { CaseState } from '../state/case-state.ts';
import type { Rules } from './rules.ts';
import { promisesChange } from './promises.ts';
import { extendClock } from './run-clock.ts';
import { leadPart } from './situation.ts';
import type { Urgency } from './terms.ts';

/** Another urgency brings other limits: new promises, and for an agency that already works the difference of the two limits. */
export function urgencyChange(state: CaseState, rules: Rules, urgency: Urgency): ClockChange {
  const { reference, now } = rules;
  const before = reference.level(state.case.urgency, now).resolve;
  const promises = promisesChange({ ...state.case, urgency }, rules);
  if (!leadPart(state) || state.case.verdict) return promises;
  const promised = { ...state.case, urgency, answerDueAt: new Date(promises.answerDueAt ?? 0), answerMinutes: promises.answerMinutes ?? null };
  return { ...promises, ...extendClock({ ...state, case: promised }, rules, (reference.level(urgency, now).resolve - before) * 60) };
}
