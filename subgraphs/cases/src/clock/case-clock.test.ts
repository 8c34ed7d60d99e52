import { describe, expect, it } from 'vitest';
import days from '../reference/data/calendar-days.json' with { type: 'json' };
import levels from '../reference/data/service-levels.json' with { type: 'json' };
import periods from '../reference/data/working-periods.json' with { type: 'json' };
import { clockPeriods, readClock, type ClockEvent } from './case-clock.ts';
import { agencyDueAt, agencyRemindAt, deskLimit, levelInForce, promisesOf, type ServiceLevelRule } from './limits.ts';
import { progressOf, verdictAt } from './progress.ts';
import { WorkingCalendar, type CalendarDayRule } from './working-calendar.ts';

const calendar = new WorkingCalendar({ periods, days: days as CalendarDayRule[] });
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+07:00`);
const local = (instant: Date | null): string | null => instant && new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const level = (urgency: 'URGENT' | 'QUICK' | 'NORMAL' | 'COMPLEX'): ServiceLevelRule => levelInForce(levels as ServiceLevelRule[], urgency, '2026-11-20');

describe('B-02 the clock of a case', () => {
  const started: ClockEvent = { type: 'START', at: at('2026-03-10 08:00'), minutes: 480 };

  it('is nothing before it starts', () => {
    expect(readClock(calendar, [started], at('2026-03-10 07:59'))).toMatchObject({ dueAt: null, workingMinutes: 0 });
  });

  it('counts used and remaining minutes, negative when overdue', () => {
    expect(readClock(calendar, [started], at('2026-03-10 14:30'))).toMatchObject({ usedMinutes: 270, remainingMinutes: 210, workingMinutes: 480 });
    expect(readClock(calendar, [started], at('2026-03-11 09:00'))).toMatchObject({ usedMinutes: 540, remainingMinutes: -60 });
  });

  it('waits while paused and goes on with what was left', () => {
    const events: ClockEvent[] = [started, { type: 'PAUSE', at: at('2026-03-10 10:00') }, { type: 'RESUME', at: at('2026-03-11 10:00') }];
    expect(readClock(calendar, events, at('2026-03-10 17:30'))).toMatchObject({ usedMinutes: 120, pausedMinutes: 330, pausedAt: at('2026-03-10 10:00') });
    const after = readClock(calendar, events, at('2026-03-11 10:00'));
    expect(local(after.dueAt)).toBe('2026-03-12 08:00');
    expect(after).toMatchObject({ usedMinutes: 120, remainingMinutes: 360, pausedMinutes: 480, pausedAt: null });
  });

  it('an appointment extends, a stop keeps the deadline that was in force, a result sent back goes on with what was left', () => {
    const events: ClockEvent[] = [
      started,
      { type: 'EXTEND', at: at('2026-03-10 09:00'), minutes: 480 },
      { type: 'STOP', at: at('2026-03-11 08:00') },
      { type: 'RESUME', at: at('2026-03-12 08:00') },
    ];
    expect(local(readClock(calendar, events, at('2026-03-11 12:00')).dueAt)).toBe('2026-03-12 08:00');
    expect(readClock(calendar, events, at('2026-03-11 12:00')).stoppedAt).toEqual(at('2026-03-11 08:00'));
    expect(local(readClock(calendar, events, at('2026-03-12 08:00')).dueAt)).toBe('2026-03-13 08:00');
  });

  it('another start begins again', () => {
    const events: ClockEvent[] = [started, { type: 'STOP', at: at('2026-03-10 11:00') }, { type: 'START', at: at('2026-03-12 08:00'), minutes: 60 }];
    expect(readClock(calendar, events, at('2026-03-12 08:30'))).toMatchObject({ usedMinutes: 30, pausedMinutes: 0, workingMinutes: 60 });
  });

  it('the strip shows working time from the start to the deadline without pauses', () => {
    const events: ClockEvent[] = [started, { type: 'PAUSE', at: at('2026-03-10 09:00') }, { type: 'RESUME', at: at('2026-03-10 15:00') }];
    const strip = clockPeriods(calendar, events, at('2026-03-10 15:00'));
    expect(strip.map((span) => [local(span.from), local(span.to)])).toEqual([
      ['2026-03-10 08:00', '2026-03-10 09:00'],
      ['2026-03-10 15:00', '2026-03-10 17:30'],
      ['2026-03-11 07:30', '2026-03-11 11:30'],
      ['2026-03-11 13:30', '2026-03-11 14:00'],
    ]);
  });
});

describe('B-02 limits and progress', () => {
  it('promises reception within 8 working hours and the answer after reception and the limit of the urgency', () => {
    const promises = promisesOf(calendar, at('2026-03-13 16:59'), level('QUICK'), 8);
    expect(local(promises.receptionDueAt)).toBe('2026-03-16 16:59');
    expect(local(promises.answerDueAt)).toBe('2026-03-19 16:59');
  });

  it('gives an agency its own full limit and warns before it', () => {
    const dueAt = agencyDueAt(calendar, at('2026-03-10 08:00'), level('NORMAL'));
    expect(local(dueAt)).toBe('2026-03-17 08:00');
    expect(local(agencyRemindAt(calendar, dueAt, level('NORMAL')))).toBe('2026-03-16 08:00');
    const desk = deskLimit(calendar, at('2026-03-10 08:00'), level('URGENT'), 8);
    expect([local(desk.dueAt), local(desk.remindAt)]).toEqual(['2026-03-11 08:00', '2026-03-10 08:30']);
  });

  it('takes the newest level in force on the day', () => {
    const changed = [...(levels as ServiceLevelRule[]), { ...level('NORMAL'), resolve: 24, validFrom: '2026-12-01' }];
    expect(levelInForce(changed, 'NORMAL', '2026-11-30').resolve).toBe(40);
    expect(levelInForce(changed, 'NORMAL', '2026-12-01').resolve).toBe(24);
  });

  const running = { dueAt: at('2026-03-11 08:00'), remindAt: at('2026-03-10 16:00'), paused: false, stopped: false, verdict: null } as const;
  it.each([
    ['NOT_DUE', { ...running, now: at('2026-03-10 15:59') }],
    ['DUE_SOON', { ...running, now: at('2026-03-10 16:00') }],
    ['DUE_SOON', { ...running, now: at('2026-03-11 08:00') }],
    ['OVERDUE', { ...running, now: at('2026-03-11 08:01') }],
    ['PAUSED', { ...running, paused: true, now: at('2026-03-12 08:00') }],
    ['NONE', { ...running, stopped: true, now: at('2026-03-12 08:00') }],
    ['NONE', { ...running, dueAt: null, now: at('2026-03-12 08:00') }],
    ['LATE', { ...running, verdict: 'LATE' as const, stopped: true, now: at('2026-03-12 08:00') }],
    ['ON_TIME', { ...running, verdict: 'ON_TIME' as const, now: at('2026-03-12 08:00') }],
  ])('progress is %s', (expected, input) => {
    expect(progressOf(input)).toBe(expected);
  });

  it('exactly at the deadline is on time', () => {
    expect(verdictAt(running.dueAt, running.dueAt)).toBe('ON_TIME');
    expect(verdictAt(running.dueAt, new Date(running.dueAt.getTime() + 1))).toBe('LATE');
  });
});
