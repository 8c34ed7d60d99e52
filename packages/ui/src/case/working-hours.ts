/** What the working-hours strip draws; of spec/04's CaseClock. */
export interface ClockView {
  startedAt?: string | null;
  stoppedAt?: string | null;
  workingMinutes: number;
  usedMinutes: number;
  remainingMinutes: number;
  periods: readonly { from: string; to: string }[];
}
export type StripKind = 'used' | 'left' | 'off' | 'late';
export interface StripSegment {
  kind: StripKind;
  width: number;
}
export interface StripMark {
  at: number;
  kind: 'start' | 'now' | 'day' | 'due';
  moment: string;
}
export interface Strip {
  segments: StripSegment[];
  marks: StripMark[];
  now: number | null;
  overdueMinutes: number;
}

/** A gap (night, lunch, weekend, pause) is this part of the bar, however long it is. */
const GAP_PART = 0.035;
/** Overdue time takes at most this part. */
const LATE_PART = 0.25;
const MINUTE_MS = 60_000;

/**
 * Cuts a case's clock into the strip: only office hours have width, gaps are thin.
 * Percentages run from 0 to 100 along the bar. @param now moment in ms; a stopped clock stands where it stopped
 */
export function workingHoursStrip(clock: ClockView, now: number): Strip {
  const periods = clock.periods.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })).filter(({ from, to }) => to > from);
  const first = periods[0];
  const last = periods.at(-1);
  if (!first || !last) return { segments: [], marks: [], now: null, overdueMinutes: 0 };
  const until = clock.stoppedAt ? Math.min(Date.parse(clock.stoppedAt), now) : now;
  const working = periods.reduce((sum, { from, to }) => sum + (to - from), 0) / MINUTE_MS;
  const overdueMinutes = Math.max(0, -clock.remainingMinutes);
  const gap = working * GAP_PART;
  const late = overdueMinutes > 0 ? Math.min(overdueMinutes, working * LATE_PART) : 0;
  const whole = working + gap * (periods.length - 1) + late;
  const segments: StripSegment[] = [];
  const marks: StripMark[] = [{ at: 0, kind: 'start', moment: new Date(first.from).toISOString() }];
  const push = (kind: StripKind, width: number): void => {
    if (width > 0) segments.push({ kind, width });
  };
  let at = 0;
  let nowAt: number | null = until <= first.from ? 0 : null;
  periods.forEach(({ from, to }, index) => {
    if (index > 0) {
      push('off', gap);
      const before = periods[index - 1];
      if (before && until > before.to && until <= from) nowAt = at;
      at += gap;
      if (before && from - before.to > 3 * 60 * MINUTE_MS) marks.push({ at: (at / whole) * 100, kind: 'day', moment: new Date(from).toISOString() });
    }
    const used = Math.min(Math.max(until - from, 0), to - from) / MINUTE_MS;
    push('used', used);
    push('left', (to - from) / MINUTE_MS - used);
    if (until > from && until <= to) nowAt = at + used;
    at += (to - from) / MINUTE_MS;
  });
  marks.push({ at: (at / whole) * 100, kind: 'due', moment: new Date(last.to).toISOString() });
  push('late', late);
  if (nowAt === null) nowAt = whole;
  return { segments, marks, now: (nowAt / whole) * 100, overdueMinutes };
}
