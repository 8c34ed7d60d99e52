import type { CaseEvent } from '@pakn/events/case';
import type { CaseState } from '../state/case-state.ts';
import { evolve } from '../state/evolve.ts';
import type { Rules } from './rules.ts';

/** The events of one decision, one after the other: each is decided on the state that the ones before it left. */
export interface Decision {
  readonly state: CaseState;
  readonly events: CaseEvent[];
  add(event: CaseEvent): void;
}

/** Begins a decision on a state. */
export function begin(state: CaseState, rules: Pick<Rules, 'actor' | 'now'>): Decision {
  const stamp = { caseId: state.case.id, at: rules.now, actorId: rules.actor.sub ?? null };
  let found = state;
  const events: CaseEvent[] = [];
  return {
    get state() {
      return found;
    },
    events,
    add(event) {
      events.push(event);
      found = evolve(found, event, stamp);
    },
  };
}
