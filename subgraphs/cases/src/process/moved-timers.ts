import type { CaseEvent } from '@pakn/events/case';
import type { CaseRow } from '../state/case-state.ts';
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
export function movedTimers(kept: readonly KeptTimer[], wanted: readonly Timer[], { clock, now }: { clock: CaseRow['clock']; now: Date }): KeptTimer[] {
  const announced = announcedIn(clock);
  const known = new Map(kept.map((timer) => [timer.kind, timer]));
  return wanted.flatMap(({ kind, at, until }): KeptTimer[] => {
    const before = known.get(kind);
    // What was announced had no row until the calendar put its moment after that: a reminder, or what is over by now, is not announced again.
    if (!before && announced.has(kind) && (at <= now || !firesAgain(kind))) return [{ kind, at, firedAt: now }];
    if (!before) return until === null || until > now ? [{ kind, at, firedAt: null }] : [];
    const liesAheadAgain = firesAgain(kind) && at > now && at.getTime() !== before.at.getTime();
    return [{ kind, at, firedAt: liesAheadAgain ? null : before.firedAt }];
  });
}

/** What people were notified of since the clock began, by the kind of its timer. */
const announcedIn = (clock: CaseRow['clock']): Set<string> =>
  new Set(clock.slice(clock.findLastIndex(({ type }) => type === 'START') + 1).flatMap((entry) => (entry.type === 'NOTIFIED' ? [entry.of] : [])));

/**
 * The timers that fire again when an act moves their time: of a new or adopted case, or of an act that moves the clock, all of them. Another act may find the
 * calendar changed; then only what announces that a time has passed, and lies ahead again.
 */
export function armedAgain(timers: readonly Timer[], { events, isNew, now }: { events: readonly CaseEvent[]; isNew: boolean; now: Date }): string[] {
  const isMoved = isNew || events.length === 0 || events.some((event) => event.type === 'ActUndone' || movesClock(event));
  return timers.filter(({ kind, at }) => isMoved || (firesAgain(kind) && at > now)).map(({ kind }) => kind);
}

/** Whether it gave or took time; that people were notified does not. */
function movesClock({ data }: CaseEvent): boolean {
  const { entries = [], ...others } = ('clock' in data && data.clock) || {};
  return Object.keys(others).length > 0 || entries.some(({ type }) => type !== 'NOTIFIED');
}
