import type { CaseEventType } from '@pakn/events/case';
import { describe, expect, it } from 'vitest';
import { AGENCY, PEOPLE, plainReference } from '../testing/plain-rules.ts';
import { story, type Story } from '../testing/story.ts';
import { armedAgain } from './moved-timers.ts';
import { timersOf } from './timers.ts';

const { operator, specialist, leader, office } = PEOPLE;
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+07:00`);
const local = (date: Date | null | undefined): string => new Date((date?.getTime() ?? 0) + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const lead = { input: { leadAgencyId: AGENCY.roads } };
const PHOTO = { id: '00000000-0000-4000-8000-0000000f11e5', ownerId: specialist.sub ?? '', mediaType: 'image/jpeg', status: 'READY' as const };

/** How often an event of this type happened. */
const count = (run: Story, type: CaseEventType): number => run.events.filter(({ event }) => event.type === type).length;
/** With the lead since Friday 20/11/2026 08:30, claimed: 24 working hours, due on Wednesday 25/11 at 08:30. */
function claimed(): Story {
  const run = story();
  run.does(operator, 'assignCase', lead);
  run.does(specialist, 'claimCase', {});
  return run;
}
function returned(run: Story, who = specialist): void {
  const files = [{ ...PHOTO, ownerId: who.sub ?? '', taken: false, answerId: null }];
  run.does(who, 'recordAnswer', { input: { agencyId: who.agencyId ?? '', content: 'Đã vá.', attachmentIds: [PHOTO.id] } }, { files });
  const kept = run.state.answers.map(({ id }) => ({ ...PHOTO, taken: true, answerId: id }));
  expect(run.does(who, 'returnResult', { comment: '' }, { files: kept }).refused).toBeNull();
}
const reworked = (run: Story): unknown =>
  expect(run.does(operator, 'requestRework', { answerId: run.state.answers.at(-1)?.id ?? '', comment: 'Thiếu ảnh' }).refused).toBeNull();

describe('B-04 X-06 a deadline that passed is announced once', () => {
  it('a late result that is sent back stays on the level that it had climbed to, and goes on climbing from there', () => {
    const run = claimed();
    run.passes(at('2026-11-25 10:00'));
    expect(run.state.case.step).toBe('AGENCY_LEADER');
    returned(run, leader);
    run.passes(at('2026-11-25 11:00'));
    reworked(run);
    expect(run.state.case).toMatchObject({ step: 'AGENCY_LEADER', verdict: null });
    run.passes(at('2026-11-26 09:00'));
    expect([count(run, 'CaseOverdue'), count(run, 'CaseEscalated')]).toEqual([1, 1]);
    run.passes(at('2026-12-01 18:00'));
    expect([count(run, 'CaseOverdue'), count(run, 'CaseEscalated')]).toEqual([1, 2]);
    expect(run.state.case.step).toBe('PROVINCE_OFFICE');
    run.does(office, 'takeOverCase', {});
    returned(run, office);
    reworked(run);
    expect(run.state.case.step).toBe('PROVINCE_OFFICE');
    run.passes(at('2027-01-20 18:00'));
    expect([count(run, 'CaseOverdue'), count(run, 'CaseEscalated')]).toEqual([1, 2]);
  });

  it('a result in time that is sent back: its own deadline is still to come, and each review has one of its own', () => {
    const run = claimed();
    run.passes(at('2026-11-24 15:00'));
    expect(count(run, 'CaseDueSoon')).toBe(1);
    returned(run);
    run.passes(at('2026-11-25 17:00'));
    expect([count(run, 'CaseDueSoon'), count(run, 'CaseOverdue')]).toEqual([2, 1]); // the desk is warned, then its head notified
    reworked(run);
    expect(run.state.case.step).toBe('SPECIALIST');
    run.passes(at('2026-11-26 18:00'));
    expect([count(run, 'CaseDueSoon'), count(run, 'CaseOverdue'), count(run, 'CaseEscalated')]).toEqual([2, 2, 1]);
    returned(run, leader);
    run.passes(at('2026-11-30 18:00'));
    expect([count(run, 'CaseDueSoon'), count(run, 'CaseOverdue')]).toEqual([3, 3]); // the second review
  });

  it.each([
    ['of the lead', 'pauseCase', { reasonCode: 'SITE_VISIT', comment: 'Chờ khảo sát', withinWorkingHours: 8 }],
    ['for an answer of the reporter', 'requestInfo', { question: 'Ở đoạn nào?', withinWorkingHours: 8 }],
  ] as const)('a pause %s after the deadline announces nothing when it ends', (_, name, input) => {
    const run = claimed();
    run.passes(at('2026-11-25 10:00'));
    expect(run.does(leader, name, input as never).refused).toBeNull();
    run.passes(at('2026-11-26 18:00'));
    expect(run.state.case.pausedAt).toBeNull();
    expect(local(run.state.case.dueAt)).toBe('2026-11-26 08:30');
    expect([count(run, 'CaseOverdue'), count(run, 'CaseEscalated'), count(run, 'CaseDueSoon')]).toEqual([1, 1, 1]);
  });

  it('a pause that began before the deadline moves it: announced once, at the new time', () => {
    const run = claimed();
    run.passes(at('2026-11-25 08:00'));
    run.does(specialist, 'pauseCase', { reasonCode: 'SITE_VISIT', comment: 'Chờ khảo sát', withinWorkingHours: 8 });
    run.passes(at('2026-11-30 18:00'));
    expect(run.events.filter(({ event }) => event.type === 'CaseOverdue').map((each) => local(each.at))).toEqual(['2026-11-26 08:30']);
    expect(count(run, 'CaseDueSoon')).toBe(1);
  });

  it('a deadline that is set again by another limit is announced again when it passes', () => {
    const run = claimed();
    run.passes(at('2026-11-25 09:00'));
    run.does(operator, 'editCase', { urgency: 'NORMAL' }); // 16 working hours more
    expect(local(run.state.case.dueAt)).toBe('2026-11-27 08:30');
    run.passes(at('2026-11-27 09:00'));
    expect(run.events.filter(({ event }) => event.type === 'CaseOverdue').map((each) => local(each.at))).toEqual(['2026-11-25 08:30', '2026-11-27 08:30']);
  });

  it('a late case whose limit is shortened is not announced again', () => {
    const run = claimed();
    run.passes(at('2026-11-25 09:00'));
    run.does(operator, 'editCase', { urgency: 'URGENT' });
    run.passes(at('2026-11-25 17:30'));
    expect([count(run, 'CaseOverdue'), count(run, 'CaseEscalated')]).toEqual([1, 1]);
  });

  it('the desk that is asked for more by a late report is notified once too', () => {
    const run = story();
    run.passes(at('2026-11-23 09:00'));
    run.does(operator, 'requestInfo', { question: 'Ở đoạn nào?', withinWorkingHours: 4 });
    run.passes(at('2026-11-25 18:00'));
    expect(run.state.case).toMatchObject({ status: 'AWAITING_ACCEPTANCE', pausedAt: null });
    expect([count(run, 'CaseDueSoon'), count(run, 'CaseOverdue')]).toEqual([1, 1]);
  });

  it('a case that is released after its leader was notified announces it once', () => {
    const run = story();
    run.does(operator, 'assignCase', lead);
    run.passes(at('2026-11-20 15:00'));
    run.does(specialist, 'claimCase', {});
    run.does(specialist, 'releaseCase', {});
    run.passes(at('2026-11-20 17:30'));
    expect(count(run, 'CaseUnclaimed')).toBe(1);
  });
});

describe('B-04 a shortened limit', () => {
  it('warns at once when the warning is over already, and once', () => {
    const run = claimed();
    run.passes(at('2026-11-20 15:30')); // 5 working hours used
    run.does(operator, 'editCase', { urgency: 'URGENT' }); // 8 working hours, warned one before
    expect(local(run.state.case.dueAt)).toBe('2026-11-23 08:30');
    run.passes(at('2026-11-20 15:31'));
    expect(count(run, 'CaseDueSoon')).toBe(0);
    const near = claimed();
    near.passes(at('2026-11-23 08:00')); // 7.5 of them
    near.does(operator, 'editCase', { urgency: 'URGENT' });
    near.passes(at('2026-11-23 08:01'));
    expect(count(near, 'CaseDueSoon')).toBe(1);
    near.passes(at('2026-11-23 08:45'));
    expect([count(near, 'CaseDueSoon'), count(near, 'CaseOverdue')]).toEqual([1, 1]);
  });

  it('says only that it is late when it is late by that', () => {
    const run = claimed();
    run.passes(at('2026-11-23 14:00'));
    run.does(operator, 'editCase', { urgency: 'URGENT' });
    run.passes(at('2026-11-23 14:01'));
    expect([count(run, 'CaseDueSoon'), count(run, 'CaseOverdue'), count(run, 'CaseEscalated')]).toEqual([0, 1, 1]);
  });
});

it('B-02 that people were notified gives no time: after a changed calendar it sets no reminder again', () => {
  const run = claimed();
  run.passes(at('2026-11-24 14:30'));
  const { event } = run.events.findLast((each) => each.event.type === 'CaseDueSoon') ?? {};
  expect(event?.data).toHaveProperty('clock');
  const timers = timersOf(run.state, plainReference());
  expect(timers.map(({ kind }) => kind)).toContain('HALF');
  expect(armedAgain(timers, { events: event ? [event] : [], isNew: false, now: run.now })).toEqual(['OVERDUE', 'LATE_NOTICE']);
});
