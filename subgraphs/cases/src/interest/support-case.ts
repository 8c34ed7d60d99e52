import type { CaseEvent } from '@pakn/events/case';
import { permit } from '../process/permit.ts';
import type { Rules } from '../process/rules.ts';
import type { CaseState } from '../state/case-state.ts';

/**
 * "Tôi cũng gặp" (B-06): somebody else has the problem too, or takes that back, which is always possible.
 * @throws NOT_NOW for a case that is not public or is over
 */
export function supportCase({ on }: { on: boolean }, state: CaseState, rules: Rules): CaseEvent[] {
  if (on) permit('SUPPORT', state, rules);
  return [{ type: 'CaseSupported', data: { on } }];
}
