import type { CaseEvent } from '@pakn/events/case';
import type { CaseState } from '../state/case-state.ts';
import { armedAgain, type KeptTimer } from './moved-timers.ts';
import type { ReferenceRules } from './rules.ts';
import { timersOf } from './timers.ts';

/**
 * The timers of a case after a command, in memory, as the shell keeps them in the table: a timer that is set after its `until` is left out; one that is due
 * and still wanted stays as it is; one whose time did not change keeps that it fired.
 */
export function armTimers(
  kept: readonly KeptTimer[],
  state: CaseState,
  { reference, events, isNew, now }: { reference: ReferenceRules; events: readonly CaseEvent[]; isNew: boolean; now: Date },
): KeptTimer[] {
  const wanted = timersOf(state, reference);
  const armed = wanted.filter(({ until }) => until === null || until > now);
  const known = new Map(kept.map((timer) => [timer.kind, timer]));
  const again = new Set(armedAgain(wanted, { events, isNew, now }));
  const due = kept.filter(({ kind, at }) => at <= now && wanted.some((timer) => timer.kind === kind) && !armed.some((timer) => timer.kind === kind));
  return [
    ...due,
    ...armed.map(({ kind, at }): KeptTimer => {
      const before = known.get(kind);
      if (before?.at.getTime() === at.getTime()) return before;
      return { kind, at, firedAt: again.has(kind) ? null : (before?.firedAt ?? null) };
    }),
  ];
}
