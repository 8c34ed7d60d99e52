import { describe, expect, it } from 'vitest';
import { statusFace } from './status';
import { workingHoursStrip, type ClockView } from './working-hours';

describe('A8-01 the face of a status', () => {
  it.each([
    ['IN_PROGRESS', 'RECEPTION', undefined, 'RECEIVED'],
    ['IN_PROGRESS', 'SPECIALIST', false, 'RECEIVED'],
    ['IN_PROGRESS', 'SPECIALIST', true, 'IN_PROGRESS'],
    ['IN_PROGRESS', 'SPECIALIST', undefined, 'IN_PROGRESS'],
    ['IN_PROGRESS', 'COORDINATION', true, 'COORDINATING'],
    ['RESULT_REVIEW', 'RESULT_REVIEW', true, 'RESULT_REVIEW'],
    ['ANSWERED', 'DONE', true, 'ANSWERED'],
  ] as const)('%s at %s, claimed %s', (status, step, claimed, shown) => {
    expect(statusFace(status, step, claimed).shown).toBe(shown);
  });
});

describe('B-02 the working-hours strip', () => {
  const clock = (more: Partial<ClockView>): ClockView => ({
    startedAt: '2026-11-20T14:30:00+07:00',
    stoppedAt: null,
    workingMinutes: 300,
    usedMinutes: 60,
    remainingMinutes: 240,
    periods: [
      { from: '2026-11-20T14:30:00+07:00', to: '2026-11-20T17:30:00+07:00' },
      { from: '2026-11-23T07:30:00+07:00', to: '2026-11-23T09:30:00+07:00' },
    ],
    ...more,
  });
  const at = (text: string): number => Date.parse(`2026-11-${text}:00+07:00`);
  const sumOf = (kind: string, strip: ReturnType<typeof workingHoursStrip>): number =>
    strip.segments.filter((segment) => segment.kind === kind).reduce((sum, { width }) => sum + width, 0);

  it('only office hours have width: used, then left, a thin gap for the weekend', () => {
    const strip = workingHoursStrip(clock({}), at('20T15:30'));
    expect(strip.segments.map(({ kind }) => kind)).toEqual(['used', 'left', 'off', 'left']);
    expect([sumOf('used', strip), sumOf('left', strip)]).toEqual([60, 240]);
    expect(sumOf('off', strip)).toBeLessThan(20);
  });
  it('"now" stands at the end of what was used', () => {
    const strip = workingHoursStrip(clock({}), at('20T15:30'));
    expect(strip.now).toBeCloseTo((60 / (300 * 1.035)) * 100, 3);
  });
  it('in a gap "now" stands where the gap begins', () => {
    const strip = workingHoursStrip(clock({}), at('21T12:00'));
    expect(strip.now).toBeCloseTo((180 / (300 * 1.035)) * 100, 3);
  });
  it('before office hours nothing is used', () => {
    expect(workingHoursStrip(clock({}), at('20T14:00')).now).toBe(0);
  });
  it('overdue time is hatched, and bounded however long it is', () => {
    const strip = workingHoursStrip(clock({ remainingMinutes: -6000, usedMinutes: 300 }), at('30T10:00'));
    expect(strip.segments.at(-1)).toEqual({ kind: 'late', width: 75 });
    expect([strip.overdueMinutes, strip.now]).toEqual([6000, 100]);
  });
  it('a stopped clock stands still', () => {
    const stopped = clock({ stoppedAt: '2026-11-20T15:30:00+07:00' });
    expect(workingHoursStrip(stopped, at('23T09:00'))).toEqual(workingHoursStrip(stopped, at('20T15:30')));
  });
  it('marks the first hour of a new day and the deadline', () => {
    expect(workingHoursStrip(clock({}), at('20T15:30')).marks.map(({ kind }) => kind)).toEqual(['start', 'day', 'due']);
  });
  it('no periods, no strip', () => {
    expect(workingHoursStrip(clock({ periods: [] }), at('20T15:30')).segments).toEqual([]);
  });
});
