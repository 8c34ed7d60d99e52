import type { CaseEvent } from '@pakn/events/case';
import { firesAgain, type Timer } from './timers.ts';

/** A timer as it is kept: one that fired stays, marked, as long as it is wanted at that time. */
export interface KeptTimer {
  kind: string;
  at: Date;
  firedAt: Date | null;
}

/**
 * The timers of a case after its calendar was changed: nobody is warned twice of the same stage, and no stage is left out.
 * - A reminder that was given is not given again, wherever its time lies now.
 * - What was announced as passed (a deadline, a level's time) is announced again when it lies ahead again and then passes.
 * - What had not fired and lies in the past now fires at the next sweep.
 * - A reminder that was over when it was set, and lies ahead now, is given.
 */
export function movedTimers(kept: readonly KeptTimer[], wanted: readonly Timer[], now: Date): KeptTimer[] {
  const known = new Map(kept.map((timer) => [timer.kind, timer]));
  return wanted.flatMap(({ kind, at, until }): KeptTimer[] => {
    const before = known.get(kind);
    if (!before) return until === null || until > now ? [{ kind, at, firedAt: null }] : [];
    const liesAheadAgain = firesAgain(kind) && at > now && at.getTime() !== before.at.getTime();
    return [{ kind, at, firedAt: liesAheadAgain ? null : before.firedAt }];
  });
}

/**
 * The timers that fire anew when an act moves their time: of a new or adopted case, or of an act that moves the clock, all of them. Another act may find the
 * calendar changed; then only what announces that a time has passed, and lies ahead again.
 */
export function armedAnew(timers: readonly Timer[], { events, isNew, now }: { events: readonly CaseEvent[]; isNew: boolean; now: Date }): string[] {
  const isMoved = isNew || events.length === 0 || events.some(({ data }) => 'clock' in data && Object.keys(data.clock ?? {}).length > 0);
  return timers.filter(({ kind, at }) => isMoved || (firesAgain(kind) && at > now)).map(({ kind }) => kind);
}
