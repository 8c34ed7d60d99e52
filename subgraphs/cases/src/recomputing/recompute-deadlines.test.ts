import type { CaseEvent } from '@pakn/events/case';
import { describe, expect, it } from 'vitest';
import type { CalendarDayRule } from '../clock/working-calendar.ts';
import type { ReferenceRules } from '../process/rules.ts';
import type { CaseState } from '../state/case-state.ts';
import { AGENCY, PEOPLE, plainReference, plainRules, withCalendar } from '../testing/plain-rules.ts';
import { story, type Story } from '../testing/story.ts';
import { recomputeDeadlines } from './recompute-deadlines.ts';

const { operator, specialist, leader, helper, citizen, system } = PEOPLE;
const { roads, commune, desk } = AGENCY;
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+07:00`);
const local = (date: Date | string | null | undefined): string | null =>
  date ? new Date(new Date(date).getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : null;
const off = (date: string): CalendarDayRule => ({ date, working: false, status: 'confirmed' });
/** Tuesday 24 November 2026 is confirmed as a day off. */
const CULTURE_DAY = withCalendar([off('2026-11-24')]);
const PHOTO = { id: '00000000-0000-4000-8000-0000000f11e5', ownerId: specialist.sub ?? '', mediaType: 'image/jpeg', status: 'READY' as const };
const photo = { files: [{ ...PHOTO, taken: false, answerId: null }] };
const kept = ({ state }: Story) => ({ files: [{ ...PHOTO, taken: true, answerId: state.answers[0]?.id ?? null }] });

const timesOf = ({ state: { case: found } }: Story) => [found.dueAt, found.remindAt, found.receptionDueAt, found.answerDueAt].map(local);
const partsOf = ({ state }: Story) => state.assignments.map(({ part, dueAt }) => [part, local(dueAt)]);
const changed = (run: Story, reference = CULTURE_DAY) => run.recomputes(reference).events[0]?.data as Record<string, never> | undefined;
const goesTo = (run: Story, until: string): string[] => run.passes(at(until)).map(({ at: when, kind }) => `${local(when)} ${kind.split(':')[0]}`);

/** With the lead since Friday 20/11/2026 08:30: QUICK, 24 working hours. */
function assigned(coordinatorAgencyIds: string[] = [], urgency?: 'NORMAL'): Story {
  const run = story();
  run.does(operator, 'assignCase', { input: { leadAgencyId: roads, coordinatorAgencyIds, ...(urgency ? { urgency } : {}) } });
  run.does(specialist, 'claimCase', {});
  return run;
}
function reviewed(run: Story = assigned()): Story {
  run.does(specialist, 'recordAnswer', { input: { agencyId: roads, content: 'Đã vá.', attachmentIds: [PHOTO.id] } }, photo);
  expect(run.does(specialist, 'returnResult', { comment: 'Đã xong' }, kept(run)).refused).toBeNull();
  return run;
}

describe('B-02 the calendar changes after the fact: what a day off moves', () => {
  it('nothing when nothing differs: the same calendar, a day that the case does not meet, a second pass', () => {
    const run = assigned([commune]);
    expect(run.recomputes(plainReference()).events).toEqual([]);
    expect(run.recomputes(withCalendar([off('2027-03-10')])).events).toEqual([]);
    expect(run.recomputes(CULTURE_DAY).types).toEqual(['DeadlineChanged']);
    expect(run.recomputes(CULTURE_DAY).events).toEqual([]);
  });

  it('at the desk in reception: its limit, the warning and both promises; the event says exactly that', () => {
    const run = story();
    expect(timesOf(run)).toEqual(['2026-11-23 08:30', '2026-11-20 10:30', '2026-11-23 08:30', '2026-11-26 08:30']);
    const outcome = run.recomputes(withCalendar([off('2026-11-23')]));
    expect(outcome.changes).toEqual([['dueAt', 'receptionDueAt', 'answerDueAt']]);
    expect(timesOf(run)).toEqual(['2026-11-24 08:30', '2026-11-20 10:30', '2026-11-24 08:30', '2026-11-27 08:30']);
    expect(outcome.events[0]?.data).toMatchObject({ notify: { agencyIds: [desk], leadersOnly: false }, appointments: [] });
  });

  it('a reception promise that was kept stays as it was', () => {
    const run = assigned();
    run.recomputes(withCalendar([off('2026-11-23')]));
    expect(timesOf(run)).toEqual(['2026-11-26 08:30', '2026-11-25 14:30', '2026-11-23 08:30', '2026-11-27 08:30']);
  });

  it('with an agency: the lead, its reminder, its part, a co-handler that is not later than the lead', () => {
    const run = assigned([commune]);
    expect(partsOf(run)).toEqual([
      ['LEAD', '2026-11-25 08:30'],
      ['COORDINATOR', '2026-11-24 14:30'],
    ]);
    const data = changed(run);
    expect(timesOf(run)).toEqual(['2026-11-26 08:30', '2026-11-25 14:30', '2026-11-23 08:30', '2026-11-27 08:30']);
    expect(partsOf(run)).toEqual([
      ['LEAD', '2026-11-26 08:30'],
      ['COORDINATOR', '2026-11-25 14:30'],
    ]);
    expect(data).toMatchObject({ notify: { agencyIds: [roads], leadersOnly: false } });
    expect(Object.keys(data?.['clock'] ?? {}).sort()).toEqual(['answerDueAt', 'answerMinutes', 'dueAt', 'parts', 'remindAt', 'remindMinutes']);
  });

  it('a co-handler whose day ended before keeps it; one that completed its part too', () => {
    const run = assigned([commune], 'NORMAL'); // 40 hours: due 27/11 08:30, the co-handler on 26/11 08:30
    run.does(helper, 'completeCoordination', { comment: 'Đã rào chắn' });
    run.recomputes(CULTURE_DAY);
    expect(partsOf(run)).toEqual([
      ['LEAD', '2026-11-30 08:30'],
      ['COORDINATOR', '2026-11-26 08:30'],
    ]);
  });

  it('a day off that was wrong is taken back: everything is as before', () => {
    const run = assigned([commune]);
    const before = [timesOf(run), partsOf(run)];
    run.recomputes(CULTURE_DAY);
    run.recomputes(plainReference());
    expect([timesOf(run), partsOf(run)]).toEqual(before);
  });

  it('shorter working hours from a date on, and a make-up Saturday that brings deadlines forward', () => {
    const run = assigned();
    run.recomputes(withCalendar([{ date: '2026-11-21', working: true, status: 'confirmed' }]));
    expect(timesOf(run)).toEqual(['2026-11-24 08:30', '2026-11-23 14:30', '2026-11-23 08:30', '2026-11-25 08:30']);
    const mornings = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:30', to: '11:30', validFrom: '2000-01-01' }));
    run.recomputes(withCalendar([], { periods: mornings }));
    expect(local(run.state.case.dueAt)).toBe('2026-11-30 08:30'); // 3 hours on Friday, then 4 a day
  });

  it('a result under review: the verdict stays, the desk has its limit again from when it came', () => {
    const run = assigned();
    run.passes(at('2026-11-23 15:00'));
    reviewed(run);
    const { verdict, stoppedAt, usedMinutes } = run.state.case;
    expect(local(run.state.case.dueAt)).toBe('2026-11-24 15:00');
    expect(changed(run)).toMatchObject({ notify: { agencyIds: [desk], leadersOnly: false } });
    expect(run.state.case).toMatchObject({ verdict, stoppedAt, usedMinutes, dueAt: at('2026-11-25 15:00') });
    expect(partsOf(run)).toEqual([['LEAD', '2026-11-25 08:30']]);
  });

  it('a raised urgency, and an extension: the minutes that were granted stay', () => {
    const run = assigned([], 'NORMAL');
    run.does(operator, 'editCase', { urgency: 'QUICK' });
    const quick = assigned();
    run.recomputes(CULTURE_DAY);
    quick.recomputes(CULTURE_DAY);
    expect(timesOf(run)).toEqual(timesOf(quick));
  });

  it('moved to a successor, and reopened: counted from the clock as ever', () => {
    const run = assigned();
    run.does(system, 'transferToSuccessor', { agencyId: roads, successorId: commune });
    changed(run);
    expect(local(run.state.case.dueAt)).toBe('2026-11-26 08:30');

    const again = reviewed();
    again.does(operator, 'publishAnswer', { answerId: again.state.answers[0]?.id ?? '', makeCasePublic: false }, kept(again));
    expect(again.recomputes(CULTURE_DAY).events).toEqual([]); // done: nothing is open
    again.does(citizen, 'reopenCase', { reason: 'Chưa xong' });
    expect(local(again.state.case.dueAt)).toBe('2026-11-26 08:30');
    expect(again.recomputes(plainReference()).types).toEqual(['DeadlineChanged']);
    expect(local(again.state.case.dueAt)).toBe('2026-11-25 08:30');
  });
});

describe('B-02 the calendar changes while the clock waits', () => {
  it('the holder waits for its deadline until it goes on; the promise to the citizen moves at once', () => {
    const run = assigned();
    run.does(specialist, 'pauseCase', { reasonCode: 'SITE_VISIT', comment: 'Chờ khảo sát', withinWorkingHours: 8 });
    const before = run.state.case;
    expect(Object.keys(changed(run)?.['clock'] ?? {})).toEqual(['answerDueAt', 'answerMinutes']);
    expect(run.state.case).toMatchObject({ dueAt: before.dueAt, remindAt: before.remindAt, answerDueAt: at('2026-11-27 08:30') });
    run.does(specialist, 'resumeCase', {});
    expect(local(run.state.case.dueAt)).toBe('2026-11-26 08:30');
    expect(run.recomputes(CULTURE_DAY).events).toEqual([]);
  });

  it('asked at the desk: the reception promise moves, the limit when the answer comes', () => {
    const run = story();
    run.does(operator, 'requestInfo', { question: 'Ở đâu?', withinWorkingHours: 4 });
    const monday = withCalendar([off('2026-11-23')]);
    run.recomputes(monday);
    expect(timesOf(run)).toEqual(['2026-11-23 08:30', '2026-11-20 10:30', '2026-11-24 08:30', '2026-11-27 08:30']);
    run.does(citizen, 'supplyInfo', { text: 'Trước số 86' });
    expect(local(run.state.case.dueAt)).toBe('2026-11-24 08:30');
  });
});

describe('B-02 A8-17 the calendar changes under an appointment', () => {
  const wish = { amount: 5, unit: 'DAY' as const, remindAmount: 1, remindUnit: 'DAY' as const, reason: 'Chờ vật tư' };

  it('keeps the working days that were asked for, and so does its reminder', () => {
    const run = assigned();
    run.does(specialist, 'scheduleCase', { input: wish });
    const appointed = ({ state }: Story) => state.appointments.map(({ dueAt, remindAt }) => [local(dueAt), local(remindAt)]);
    expect(appointed(run)).toEqual([['2026-11-27 08:30', '2026-11-26 08:30']]);
    run.recomputes(withCalendar([off('2026-11-26')]));
    expect(appointed(run)).toEqual([['2026-11-30 08:30', '2026-11-27 08:30']]);
    expect(timesOf(run)).toEqual(['2026-11-30 08:30', '2026-11-27 08:30', '2026-11-23 08:30', '2026-11-30 08:30']);
  });

  it('one that promised an earlier day leaves the deadline, and reminds of itself', () => {
    const run = assigned([], 'NORMAL');
    run.does(specialist, 'scheduleCase', { input: { ...wish, amount: 2 } });
    expect(timesOf(run).slice(0, 2)).toEqual(['2026-11-27 08:30', '2026-11-23 08:30']);
    run.recomputes(withCalendar([off('2026-11-23')]));
    expect(timesOf(run).slice(0, 2)).toEqual(['2026-11-30 08:30', '2026-11-24 08:30']);
  });

  it('a second one that waits for the leader is agreed to by the calendar in force', () => {
    const run = assigned();
    run.does(specialist, 'scheduleCase', { input: wish });
    run.does(specialist, 'scheduleCase', { input: { ...wish, amount: 6 } });
    run.recomputes(CULTURE_DAY);
    const second = run.state.appointments[1];
    expect(local(second?.dueAt)).toBe('2026-12-01 08:30');
    run.does(leader, 'decideAppointment', { appointmentId: second?.id ?? '', agreed: true });
    expect(local(run.state.case.dueAt)).toBe('2026-12-01 08:30');
    expect(run.recomputes(CULTURE_DAY).events).toEqual([]);
  });
});

describe('B-02 B-04 timers after a change of the calendar: no stage twice, none left out', () => {
  it('a reminder that was given is not given again, those ahead move', () => {
    const run = assigned();
    expect(goesTo(run, '2026-11-23 17:00')).toEqual(['2026-11-23 14:30 HALF']);
    run.recomputes(CULTURE_DAY);
    expect(goesTo(run, '2026-11-26 12:00')).toEqual(['2026-11-25 13:42 FOUR_FIFTHS', '2026-11-25 14:30 DUE_SOON', '2026-11-26 08:30 OVERDUE']);
  });

  it('a day off in the past puts a given reminder ahead: it stays given', () => {
    const run = assigned();
    expect(goesTo(run, '2026-11-23 16:00')).toEqual(['2026-11-23 14:30 HALF']);
    run.recomputes(withCalendar([off('2026-11-20'), off('2026-11-24')]));
    expect(goesTo(run, '2026-11-27 07:00').filter((each) => each.includes('HALF'))).toEqual([]);
  });

  it('a stage that a shorter calendar puts into the past is announced at once, before the deadline', () => {
    const run = assigned();
    expect(goesTo(run, '2026-11-23 14:00')).toEqual([]);
    run.recomputes(withCalendar([{ date: '2026-11-21', working: true, status: 'confirmed' }])); // due a day earlier, half of it used up in the morning
    expect(goesTo(run, '2026-11-23 14:00')).toEqual(['2026-11-21 14:30 HALF', '2026-11-23 13:42 FOUR_FIFTHS']);
    expect(goesTo(run, '2026-11-24 12:00')).toEqual(['2026-11-23 14:30 DUE_SOON', '2026-11-24 08:30 OVERDUE']);
  });

  it('an overdue case whose deadline lies ahead again stays with the leader to whom it climbed, and is notified of the new one when that passes', () => {
    const run = assigned();
    goesTo(run, '2026-11-25 08:31');
    expect(run.state.case.step).toBe('AGENCY_LEADER');
    run.recomputes(CULTURE_DAY);
    expect(run.state.case).toMatchObject({ step: 'AGENCY_LEADER', dueAt: at('2026-11-26 08:30') });
    // One hop for each expiry: the next level has the case 8 working hours after the new deadline, not after the old one.
    expect(goesTo(run, '2026-11-27 12:00')).toEqual(['2026-11-26 08:30 OVERDUE', '2026-11-27 08:30 ESCALATE']);
    expect(run.events.filter(({ event }) => event.type === 'CaseEscalated')).toHaveLength(2);
    expect(run.state.case.step).toBe('PROVINCE_OFFICE');
  });

  it('one that stays overdue is not announced again', () => {
    const run = assigned();
    goesTo(run, '2026-11-27 07:00');
    run.recomputes(CULTURE_DAY); // due 26/11 instead of 25/11: passed either way
    expect(goesTo(run, '2026-11-27 07:30').filter((each) => each.includes('OVERDUE'))).toEqual([]);
  });

  it('the time of a level moves with the days after the deadline', () => {
    const run = assigned();
    goesTo(run, '2026-11-25 08:31');
    const outcome = run.recomputes(withCalendar([off('2026-11-26')]));
    expect(outcome.events.map(({ data }) => Object.keys((data as { clock: object }).clock))).toEqual([['answerDueAt', 'answerMinutes']]);
    expect(goesTo(run, '2026-11-27 12:00')).toEqual(['2026-11-27 08:30 ESCALATE']);
  });

  it("a co-handler's part that had passed and lies ahead again is announced again, once", () => {
    const run = assigned([commune]);
    expect(goesTo(run, '2026-11-24 15:00')).toContain('2026-11-24 14:30 PART_DUE');
    run.recomputes(CULTURE_DAY);
    expect(goesTo(run, '2026-11-26 08:00').filter((each) => each.includes('PART_DUE'))).toEqual(['2026-11-25 14:30 PART_DUE']);
  });
});

describe('B-02 cases from before granted minutes were stored', () => {
  const withoutMinutes = ({ state }: Story): CaseState => ({
    ...state,
    case: { ...state.case, remindMinutes: null, answerMinutes: null },
    assignments: state.assignments.map((part) => ({ ...part, limitMinutes: null })),
    appointments: state.appointments.map((each) => ({ ...each, limitMinutes: null, warningMinutes: null })),
  });
  const recomputed = (run: Story, reference: ReferenceRules): CaseEvent[] =>
    recomputeDeadlines({}, withoutMinutes(run), { ...plainRules(run.now, system), reference });

  it('nothing moves without a change', () => {
    for (const run of [story(), assigned([commune]), reviewed()]) expect(recomputed(run, plainReference())).toEqual([]);
  });

  it('the co-handler follows the reminder that it was given; the reminder is as long before as the calendar in force makes it', () => {
    const run = assigned([commune]);
    const [event] = recomputed(run, withCalendar([off('2026-11-23')]));
    expect(event?.data).toMatchObject({
      clock: {
        dueAt: at('2026-11-26 08:30').toISOString(),
        remindAt: at('2026-11-25 14:30').toISOString(),
        answerDueAt: at('2026-11-27 08:30').toISOString(),
        parts: [{ dueAt: at('2026-11-26 08:30').toISOString() }, { dueAt: at('2026-11-25 14:30').toISOString() }],
      },
    });
  });

  it('the promised answer is never earlier than it was', () => {
    const [event] = recomputed(assigned(), withCalendar([{ date: '2026-11-21', working: true, status: 'confirmed' }]));
    expect(event?.data).toMatchObject({ clock: { dueAt: at('2026-11-24 08:30').toISOString() } });
    expect(event?.data).not.toHaveProperty('clock.answerDueAt');
  });
});
