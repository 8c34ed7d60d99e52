import { describe, expect, it } from 'vitest';
import { AGENCY, PEOPLE, plainReference } from '../testing/plain-rules.ts';
import { story, type Story } from '../testing/story.ts';
import { clockChangeOf, deadlinesOf, extendClock, pausedMinutesOf, readingOf } from './run-clock.ts';

const { operator } = PEOPLE;
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+07:00`);
const rulesAt = (local: string) => ({ reference: plainReference(), now: at(local) });
const iso = (local: string): string => at(local).toISOString();
/** Filed on Friday, 20 November 2026, at 08:30 and sent on at once: 24 working hours. */
function assigned(coordinatorAgencyIds: string[] = []): Story['state'] {
  const run = story();
  run.does(operator, 'assignCase', { input: { leadAgencyId: AGENCY.roads, coordinatorAgencyIds } });
  return run.state;
}
/** The state with more entries of its clock. */
const after = (state: Story['state'], ...entries: { type: 'PAUSE' | 'RESUME'; at: string }[]): Story['state'] => ({
  ...state,
  case: { ...state.case, clock: [...state.case.clock, ...entries] },
});

describe('B-02 what a transition does to the clock', () => {
  it('START_DESK: the desk has its own limit and an early warning', () => {
    expect(clockChangeOf({ clock: 'START_DESK' }, story().state, rulesAt('2026-11-23 08:00'))).toMatchObject({
      entries: [{ type: 'START', at: iso('2026-11-23 08:00'), minutes: 480 }],
      dueAt: iso('2026-11-24 08:00'),
    });
  });

  it('START_AGENCY: the lead has the full limit, a co-handler is due when the lead is reminded', () => {
    const state = assigned([AGENCY.commune]);
    const change = clockChangeOf({ clock: 'START_AGENCY' }, state, rulesAt('2026-11-23 08:00'));
    expect(change).toMatchObject({ entries: [{ type: 'START', minutes: 1_440 }], dueAt: iso('2026-11-26 08:00'), result: null });
    const [lead, helper] = state.assignments;
    expect(change.parts?.find((part) => part.assignmentId === lead?.id)?.dueAt).toBe(change.dueAt);
    // Its deadline lies before the lead's already: it stays.
    expect(change.parts?.some((part) => part.assignmentId === helper?.id)).toBe(false);
    const late = { ...state, assignments: state.assignments.map((part) => ({ ...part, dueAt: at('2026-12-01 08:00') })) };
    const moved = clockChangeOf({ clock: 'START_AGENCY' }, late, rulesAt('2026-11-23 08:00'));
    expect(moved.parts?.find((part) => part.assignmentId === helper?.id)?.dueAt).toBe(moved.remindAt);
  });

  it('PAUSE waits and RESUME goes on with what was left: the deadline moves by exactly the working time that was waited', () => {
    const state = assigned();
    expect(clockChangeOf({ clock: 'PAUSE' }, state, rulesAt('2026-11-23 08:00')).entries).toEqual([{ type: 'PAUSE', at: iso('2026-11-23 08:00') }]);
    const waiting = after(state, { type: 'PAUSE', at: iso('2026-11-23 08:00') });
    expect(readingOf(state.case, rulesAt('2026-11-23 10:00')).dueAt).toEqual(at('2026-11-25 08:30'));
    expect(readingOf(waiting.case, rulesAt('2026-11-23 10:00')).dueAt).toEqual(at('2026-11-25 10:30'));
    const resumed = clockChangeOf({ clock: 'RESUME' }, waiting, rulesAt('2026-11-23 14:00'));
    expect(resumed).toMatchObject({ pausedMinutes: 240, dueAt: iso('2026-11-25 14:30') });
    expect(pausedMinutesOf(waiting.case, rulesAt('2026-11-22 10:00'))).toBe(0);
  });

  it.each([
    ['2026-11-25 08:30', 'ON_TIME', 1_440],
    ['2026-11-25 08:31', 'LATE', 1_441],
  ])('STOP at %s is %s by the deadline in force', (local, verdict, usedMinutes) => {
    expect(clockChangeOf({ clock: 'STOP' }, assigned(), rulesAt(local)).result).toEqual({ verdict, stoppedAt: iso(local), usedMinutes });
  });

  it('an extension moves the deadline by working time; nothing asked changes nothing; no clock, no deadlines', () => {
    const state = assigned();
    expect(extendClock(state, rulesAt('2026-11-23 08:00'), 60).dueAt).toBe(iso('2026-11-25 09:30'));
    expect(extendClock(state, rulesAt('2026-11-23 08:00'), 0)).toEqual({});
    expect(clockChangeOf({}, state, rulesAt('2026-11-23 08:00'))).toEqual({});
    expect(deadlinesOf({ ...state, case: { ...state.case, clock: [] } }, rulesAt('2026-11-23 08:00'))).toEqual({});
  });
});
