import { MINUTE_MS } from '@pakn/service-kit/rules';
import type { WorkingCalendar, WorkingSpan } from './working-calendar.ts';

/**
 * What happened to a case's clock, as it is stored. The deadline is never stored as the truth: it is derived from these and the calendar,
 * so that a day that is confirmed later moves every open deadline (B-02).
 * - START begins to count with a limit; a later START (another agency, a reopening) begins again.
 * - PAUSE and STOP suspend; RESUME goes on with what was left. A STOP is a result that was returned, a PAUSE a wait.
 * - EXTEND adds working minutes to the limit.
 */
export type ClockEvent =
  | { type: 'START'; at: Date; minutes: number }
  | { type: 'PAUSE'; at: Date }
  | { type: 'RESUME'; at: Date }
  | { type: 'EXTEND'; at: Date; minutes: number }
  | { type: 'STOP'; at: Date };

/** A clock as it stands at an instant. Minutes are whole working minutes. */
export interface ClockReading {
  startedAt: Date | null;
  stoppedAt: Date | null;
  pausedAt: Date | null;
  /** The deadline; while suspended: as if it went on now. Null before START. */
  dueAt: Date | null;
  workingMinutes: number;
  usedMinutes: number;
  /** Negative when overdue. */
  remainingMinutes: number;
  /** Working time that passed in pauses and stops. */
  pausedMinutes: number;
}

interface Running {
  startedAt: Date;
  limit: number;
  used: number;
  paused: number;
  since: Date;
  state: 'RUNNING' | 'PAUSED' | 'STOPPED';
}

const UNSTARTED: ClockReading = {
  startedAt: null,
  stoppedAt: null,
  pausedAt: null,
  dueAt: null,
  workingMinutes: 0,
  usedMinutes: 0,
  remainingMinutes: 0,
  pausedMinutes: 0,
};

/**
 * Reads a clock. Events are taken in their order; one that says nothing new (a RESUME of a running clock, a second PAUSE) changes nothing.
 * @param now events after it are not yet seen
 */
export function readClock(calendar: WorkingCalendar, events: readonly ClockEvent[], now: Date): ClockReading {
  const running = replay(
    calendar,
    events.filter((event) => event.at <= now),
  );
  if (!running) return UNSTARTED;
  const last = pass(calendar, running, now);
  return {
    startedAt: running.startedAt,
    stoppedAt: running.state === 'STOPPED' ? running.since : null,
    pausedAt: running.state === 'PAUSED' ? running.since : null,
    dueAt: dueOf(calendar, running, last),
    workingMinutes: Math.round(running.limit / MINUTE_MS),
    usedMinutes: Math.floor(last.used / MINUTE_MS),
    remainingMinutes: Math.ceil((running.limit - last.used) / MINUTE_MS),
    pausedMinutes: Math.floor(last.paused / MINUTE_MS),
  };
}

/**
 * Whether `seen` came after a moment of the clock as the clock stands now. A pause moves the moment and changes nothing about that; a new start, a longer limit
 * or another calendar may put the moment behind `seen` again.
 * @param moment of this clock, at its deadline or before
 */
export function cameAfter(
  calendar: WorkingCalendar,
  events: readonly ClockEvent[],
  { seen, moment, dueAt }: { seen: Date; moment: Date; dueAt: Date },
): boolean {
  const running = replay(calendar, events);
  const before = replay(
    calendar,
    events.filter((event) => event.at <= seen),
  );
  if (!running || !before) return seen >= moment;
  if (seen < running.startedAt) return false;
  return pass(calendar, before, seen).used >= running.limit - calendar.workingMsBetween(moment, dueAt);
}

/** The working spans from the start to the deadline, without the pauses: the strip (spec 04 CaseClock.periods). */
export function clockPeriods(calendar: WorkingCalendar, events: readonly ClockEvent[], now: Date): WorkingSpan[] {
  const { startedAt, dueAt } = readClock(calendar, events, now);
  if (!startedAt || !dueAt) return [];
  let spans = calendar.periods(startedAt, dueAt);
  for (const gap of suspensions(events, startedAt, now)) spans = spans.flatMap((span) => without(span, gap));
  return spans;
}

function replay(calendar: WorkingCalendar, events: readonly ClockEvent[]): Running | undefined {
  let running: Running | undefined;
  for (const event of events) {
    if (event.type === 'START') {
      running = { startedAt: event.at, limit: Math.round(event.minutes * MINUTE_MS), used: 0, paused: 0, since: event.at, state: 'RUNNING' };
      continue;
    }
    if (!running) continue;
    if (event.type === 'EXTEND') running = { ...running, limit: running.limit + Math.round(event.minutes * MINUTE_MS) };
    else {
      const state = event.type === 'RESUME' ? 'RUNNING' : event.type === 'PAUSE' ? 'PAUSED' : 'STOPPED';
      if (state === running.state || (state === 'PAUSED' && running.state === 'STOPPED')) continue;
      running = { ...running, ...pass(calendar, running, event.at), since: event.at, state };
    }
  }
  return running;
}

/** Used and paused time once the present state has lasted until `until`. */
function pass(calendar: WorkingCalendar, running: Running, until: Date): { used: number; paused: number } {
  const passed = calendar.workingMsBetween(running.since, until);
  return running.state === 'RUNNING' ? { used: running.used + passed, paused: running.paused } : { used: running.used, paused: running.paused + passed };
}

/** Start + limit + all that was paused: a pause of n working minutes moves the deadline by exactly n. A stopped clock keeps the deadline that was in force. */
function dueOf(calendar: WorkingCalendar, running: Running, last: { paused: number }): Date {
  const paused = running.state === 'STOPPED' ? running.paused : last.paused;
  return calendar.addWorkingMs(running.startedAt, running.limit + paused);
}

/** The gaps in which the clock did not count, up to `now`; a clock that is still stopped has no gap after the stop (its deadline stands). */
function suspensions(events: readonly ClockEvent[], startedAt: Date, now: Date): WorkingSpan[] {
  const gaps: WorkingSpan[] = [];
  let paused: Date | null = null;
  let stopped: Date | null = null;
  const close = (since: Date | null, to: Date): void => void (since && gaps.push({ from: since, to }));
  for (const event of events) {
    if (event.at < startedAt || event.at > now) continue;
    if (event.type === 'START') paused = stopped = null;
    else if (event.type === 'PAUSE' && !stopped) paused ??= event.at;
    else if (event.type === 'STOP') {
      close(paused, event.at);
      stopped ??= event.at;
      paused = null;
    } else if (event.type === 'RESUME') {
      close(paused ?? stopped, event.at);
      paused = stopped = null;
    }
  }
  close(paused, now);
  return gaps;
}

function without(span: WorkingSpan, gap: WorkingSpan): WorkingSpan[] {
  if (gap.to <= span.from || gap.from >= span.to) return [span];
  return [...(span.from < gap.from ? [{ from: span.from, to: gap.from }] : []), ...(gap.to < span.to ? [{ from: gap.to, to: span.to }] : [])];
}
