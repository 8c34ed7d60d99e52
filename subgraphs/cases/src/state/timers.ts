import type { CaseState } from './case-state.ts';

/** DUE_SOON is an appointment's reminder too: scheduling sets both. */
export type TimerKind = 'DUE_SOON' | 'OVERDUE' | 'CLOSE';

/** An answered case is closed after so many days, or so many after its rating (spec 03). */
const CLOSE_AFTER_DAYS = 30;
const CLOSE_AFTER_RATING_DAYS = 7;
const DAY_MS = 86_400_000;

/** The timers that a case needs as it is now. A timer whose time did not change keeps that it fired. */
export function timersOf({ case: found }: Pick<CaseState, 'case'>): { kind: TimerKind; at: Date }[] {
  const timers: { kind: TimerKind; at: Date }[] = [];
  if (found.dueAt && !found.verdict && !found.pausedAt && found.step !== 'DONE') {
    if (found.remindAt) timers.push({ kind: 'DUE_SOON', at: found.remindAt });
    // Exactly at the deadline is still in time.
    timers.push({ kind: 'OVERDUE', at: new Date(found.dueAt.getTime() + 1) });
  }
  if (found.status === 'ANSWERED' && found.answeredAt) timers.push({ kind: 'CLOSE', at: closingTime(found.answeredAt, found.ratedAt ?? null) });
  return timers;
}

function closingTime(answeredAt: Date, ratedAt: Date | null): Date {
  const unrated = answeredAt.getTime() + CLOSE_AFTER_DAYS * DAY_MS;
  return new Date(ratedAt ? Math.min(unrated, ratedAt.getTime() + CLOSE_AFTER_RATING_DAYS * DAY_MS) : unrated);
}
