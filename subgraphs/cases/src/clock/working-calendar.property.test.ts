import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import days from '../reference/data/calendar-days.json' with { type: 'json' };
import periods from '../reference/data/working-periods.json' with { type: 'json' };
import { readClock, type ClockEvent } from './case-clock.ts';
import { WorkingCalendar, type CalendarDayRule } from './working-calendar.ts';

/** `RUNS=100000 npx vitest run --project unit working-calendar.property` for the full count. */
const RUNS = Number(process.env['RUNS'] ?? 300);
const dayRules = days as CalendarDayRule[];
const calendar = new WorkingCalendar({ periods, days: dayRules });

const MINUTE = 60_000;
const from = Date.parse('2024-01-01T00:00:00+07:00') / MINUTE;
const to = Date.parse('2027-12-01T00:00:00+07:00') / MINUTE;
const minute = fc.integer({ min: from, max: to }).map((value) => new Date(value * MINUTE));
const instant = fc.integer({ min: from * MINUTE, max: to * MINUTE }).map((value) => new Date(value));
const limit = fc.integer({ min: 0, max: 80 * 60 });

/** The oracle: looks at one minute after the other and at the raw rules, shares nothing with the calendar. */
const off = new Set(dayRules.filter((day) => !day.working && day.status !== 'unconfirmed').map((day) => day.date));
const extra = new Set(dayRules.filter((day) => day.working && day.status !== 'unconfirmed').map((day) => day.date));
function worksIn(minuteStart: number): boolean {
  const wall = new Date(minuteStart + 7 * 3_600_000);
  const date = wall.toISOString().slice(0, 10);
  const time = wall.toISOString().slice(11, 16);
  const weekend = wall.getUTCDay() === 0 || wall.getUTCDay() === 6;
  if (off.has(date) || (weekend && !extra.has(date))) return false;
  return (time >= '07:30' && time < '11:30') || (time >= '13:30' && time < '17:30');
}
function countedDeadline(start: Date, minutes: number): number {
  let at = start.getTime();
  for (let left = minutes; left > 0; at += MINUTE) if (worksIn(at)) left--;
  return at;
}

const clear = (each: number): void => expect(each).toBe(0);

describe('B-02 properties of the working calendar', () => {
  it('agrees with a count minute by minute', () => {
    let mismatches = 0;
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 24 * 60 }), (start, minutes) => {
        if (calendar.addWorkingMinutes(start, minutes).getTime() !== countedDeadline(start, minutes)) mismatches++;
        return mismatches === 0;
      }),
      { numRuns: RUNS },
    );
    clear(mismatches);
  });

  it('a deadline falls inside working time or at its closing, and the way back is exact', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 80 * 60 }), (start, minutes) => {
        const deadline = calendar.addWorkingMinutes(start, minutes);
        return calendar.isWorking(new Date(deadline.getTime() - 1)) && calendar.workingMinutesBetween(start, deadline) === minutes;
      }),
      { numRuns: RUNS },
    );
  });

  it('is monotone in the start and in the limit', () => {
    fc.assert(
      fc.property(instant, instant, limit, limit, (a, b, m, n) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        const [short, long] = m <= n ? [m, n] : [n, m];
        return (
          calendar.addWorkingMinutes(early, long) <= calendar.addWorkingMinutes(late, long) &&
          calendar.addWorkingMinutes(early, short) <= calendar.addWorkingMinutes(early, long)
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('adds up: a then b minutes are a + b minutes, and spans sum to the time between', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 2400 }), fc.integer({ min: 1, max: 2400 }), (start, a, b) => {
        const end = calendar.addWorkingMinutes(start, a + b);
        const spans = calendar.periods(start, end).reduce((sum, span) => sum + span.to.getTime() - span.from.getTime(), 0);
        return (
          calendar.addWorkingMinutes(calendar.addWorkingMinutes(start, a), b).getTime() === end.getTime() && spans === calendar.workingMsBetween(start, end)
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('pause and resume shift the deadline by exactly the working time between them; reading twice says the same', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 4800 }),
        fc.integer({ min: 0, max: 30_000 }),
        fc.integer({ min: 0, max: 30_000 }),
        (start, minutes, untilPause, untilResume) => {
          const paused = new Date(start.getTime() + untilPause * MINUTE);
          const resumed = new Date(paused.getTime() + untilResume * MINUTE);
          const events: ClockEvent[] = [
            { type: 'START', at: start, minutes },
            { type: 'PAUSE', at: paused },
            { type: 'RESUME', at: resumed },
          ];
          const reading = readClock(calendar, events, resumed);
          const shifted = calendar.addWorkingMs(start, minutes * MINUTE + calendar.workingMsBetween(paused, resumed));
          return reading.dueAt?.getTime() === shifted.getTime() && JSON.stringify(reading) === JSON.stringify(readClock(calendar, events, resumed));
        },
      ),
      { numRuns: RUNS },
    );
  });
});
