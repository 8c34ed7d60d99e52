import { describe, expect, it } from 'vitest';
import { AGENCY, PEOPLE, plainReference } from '../testing/plain-rules.ts';
import { story, type Story } from '../testing/story.ts';

const { operator, specialist, colleague, helper, leader, citizen } = PEOPLE;
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+07:00`);
const local = (date: Date): string => new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const lead = { input: { leadAgencyId: AGENCY.roads } };

/** What fired until then: the time, the kind, the events. */
const fired = (run: Story, until: string): string[] =>
  run.passes(at(until)).map(({ at: when, kind, types }) => `${local(when)} ${kind.split(':')[0]} ${types.join('+')}`);
/** Who was notified by the last event. */
const notified = (run: Story) => (run.events.at(-1)?.event.data as { notify?: object } | undefined)?.notify;

const PHOTO = { id: '00000000-0000-4000-8000-0000000f11e5', ownerId: specialist.sub ?? '', mediaType: 'image/jpeg', status: 'READY' as const };
const photo = { files: [{ ...PHOTO, taken: false, answerId: null }] };
const kept = (run: Story) => ({ files: [{ ...PHOTO, taken: true, answerId: run.state.answers[0]?.id ?? null }] });
/** With the lead, claimed, an answer recorded. */
function answered(): Story {
  const run = story();
  run.does(operator, 'assignCase', lead);
  run.does(specialist, 'claimCase', {});
  run.does(specialist, 'recordAnswer', { input: { agencyId: AGENCY.roads, content: 'Đã vá.', attachmentIds: [PHOTO.id] } }, photo);
  return run;
}

describe('B-04 the ladder: each reminder and each hop once, in order', () => {
  it('a report that nobody takes in: the early warning to the desk, the deadline to its head', () => {
    const run = story(); // Friday 20/11/2026 08:30, QUICK: warned after 2 working hours, due after 8
    expect(fired(run, '2026-11-20 12:00')).toEqual(['2026-11-20 10:30 DUE_SOON CaseDueSoon']);
    expect(notified(run)).toEqual({ agencyIds: [AGENCY.desk], leadersOnly: false });
    expect(fired(run, '2026-11-30 12:00')).toEqual(['2026-11-23 08:30 OVERDUE CaseOverdue']);
    expect(notified(run)).toEqual({ agencyIds: [AGENCY.desk], leadersOnly: true });
    expect(run.state.case).toMatchObject({ status: 'AWAITING_ACCEPTANCE', step: 'RECEPTION', version: 1 });
  });

  it('a case that nobody claims and nobody handles climbs one level for each expiry, and its citizen is notified', () => {
    const run = story();
    run.does(operator, 'assignCase', lead); // 24 working hours from 08:30
    expect(fired(run, '2026-12-10 18:00')).toEqual(
      [
        '2026-11-20 14:30 UNCLAIMED CaseUnclaimed',
        '2026-11-23 14:30 HALF CaseReminded',
        '2026-11-24 13:42 FOUR_FIFTHS CaseReminded',
        '2026-11-24 14:30 DUE_SOON CaseDueSoon',
        '2026-11-25 08:30 OVERDUE CaseOverdue+CaseEscalated',
        '2026-11-26 08:30 ESCALATE CaseEscalated',
        '2026-12-04 08:30 LATE_NOTICE LateNoticeSent',
      ].sort(),
    );
    expect(run.state.case).toMatchObject({ step: 'PROVINCE_OFFICE', unclaimedPastLimit: true, verdict: null });
    expect(run.events.filter(({ event }) => event.type === 'CaseEscalated').map(({ event }) => (event.data as { notify: object }).notify)).toEqual([
      { agencyIds: [AGENCY.roads], leadersOnly: true },
      { agencyIds: [AGENCY.office], leadersOnly: false },
    ]);
  });

  it('B-02 over Tết 2026 nothing fires outside of working time', () => {
    const run = story();
    run.passes(at('2027-02-03 08:00'));
    const late = story();
    late.waits((at('2027-02-03 08:00').getTime() - late.now.getTime()) / 3_600_000);
    late.does(operator, 'assignCase', { input: { ...lead.input, urgency: 'COMPLEX' } });
    const reference = plainReference();
    const times = late.passes(at('2027-03-10 18:00'));
    expect(times.length).toBeGreaterThan(5);
    for (const { at: when } of times)
      expect(reference.calendar(null).isWorking(new Date(when.getTime() - 1)) || reference.calendar(null).isWorking(when), local(when)).toBe(true);
    expect(times.map(({ kind }) => kind)).toEqual(
      [...new Set(times.map(({ kind }) => kind))].concat(
        times
          .filter(({ kind }) => kind === 'LATE_NOTICE')
          .slice(1)
          .map(({ kind }) => kind),
      ),
    );
  });

  it('a returned result that the desk does not look at: warned, then its head', () => {
    const run = answered();
    run.does(specialist, 'returnResult', { comment: 'Đã xong' }, kept(run)); // Friday 08:30
    expect(fired(run, '2026-11-30 12:00')).toEqual(['2026-11-20 10:30 DUE_SOON CaseDueSoon', '2026-11-23 08:30 OVERDUE CaseOverdue']);
    expect(notified(run)).toEqual({ agencyIds: [AGENCY.desk], leadersOnly: true });
    expect(run.state.case).toMatchObject({ step: 'RESULT_REVIEW', verdict: 'ON_TIME' });
  });

  it('what climbed stays up when a co-handler is done, and goes on climbing', () => {
    const run = story();
    run.does(operator, 'assignCase', { input: { ...lead.input, coordinatorAgencyIds: [AGENCY.commune] } });
    run.passes(at('2026-11-25 10:00'));
    expect(run.state.case.step).toBe('AGENCY_LEADER');
    run.does(helper, 'completeCoordination', { comment: 'Đã rào chắn' });
    expect(run.state.case.step).toBe('AGENCY_LEADER');
    expect(fired(run, '2026-11-26 12:00')).toEqual(['2026-11-26 08:30 ESCALATE CaseEscalated']);
  });

  it('a limit that is shortened after the time for claiming notifies the leader at once', () => {
    const run = story();
    run.does(operator, 'assignCase', { input: { ...lead.input, urgency: 'NORMAL' } });
    run.waits(2);
    run.does(operator, 'editCase', { urgency: 'URGENT' });
    expect(fired(run, '2026-11-20 10:31')).toEqual(['2026-11-20 09:30 UNCLAIMED CaseUnclaimed']);
  });

  it('B-09 a rating from before a reopening closes nothing; the leader of a second reopening has the whole limit', () => {
    const run = answered();
    const publish = (): unknown =>
      run.does(operator, 'publishAnswer', { answerId: run.state.answers.findLast((each) => !each.published)?.id ?? '', makeCasePublic: false });
    const again = (): void => {
      run.does(specialist, 'recordAnswer', { input: { agencyId: AGENCY.roads, content: 'Đã vá lại.', attachmentIds: [PHOTO.id] } }, photo);
      run.does(specialist, 'returnResult', { comment: '' }, { files: run.state.answers.map(({ id }) => ({ ...PHOTO, taken: true, answerId: id })) });
    };
    run.does(specialist, 'returnResult', { comment: '' }, kept(run));
    publish();
    run.does(citizen, 'rateCase', { satisfaction: 'DISSATISFIED' });
    run.does(citizen, 'reopenCase', { reason: 'Chưa xong' });
    run.waits(9 * 24);
    again();
    publish();
    expect(run.passes(new Date(run.now.getTime() + 60_000))).toEqual([]);
    run.does(citizen, 'reopenCase', { reason: 'Vẫn chưa xong' });
    expect(run.state.case).toMatchObject({ step: 'AGENCY_LEADER', reopened: 2, status: 'IN_PROGRESS' });
    const { dueAt } = run.state.case;
    const climbs = run.passes(at('2026-12-31 12:00')).find(({ kind }) => kind === 'ESCALATE');
    expect(climbs?.at.getTime()).toBeGreaterThan(dueAt?.getTime() ?? 0);
    expect(run.does(operator, 'unpublishAnswer', { answerId: run.state.answers[0]?.id ?? '', reason: 'Sai' }).refused).toBe('NOT_NOW');
  });

  it('a colleague who takes it on in time leaves nothing to announce', () => {
    const run = story();
    run.does(operator, 'assignCase', lead);
    run.does(colleague, 'claimCase', {});
    expect(fired(run, '2026-11-20 17:30')).toEqual([]);
    expect(run.state.case.unclaimedPastLimit).toBe(false);
  });
});

describe('B-03 a pause', () => {
  const paused = (): Story => {
    const run = story();
    run.does(operator, 'assignCase', lead);
    run.does(specialist, 'claimCase', {});
    run.does(specialist, 'pauseCase', { reasonCode: 'SITE_VISIT', comment: 'Chờ khảo sát', withinWorkingHours: 8 });
    return run;
  };

  it('moves the deadline by exactly its working time, and ends by itself at its limit', () => {
    const run = paused();
    expect(run.state.case).toMatchObject({ status: 'IN_PROGRESS', pauseReasonCode: 'SITE_VISIT', pauseComment: 'Chờ khảo sát' });
    expect(fired(run, '2026-11-23 08:30')).toEqual(['2026-11-23 08:30 PAUSE_OVER CaseResumed']);
    expect(run.state.case).toMatchObject({ pausedAt: null, pauseUntil: null, pauseReasonCode: null, pausedMinutes: 480 });
    expect(local(run.state.case.dueAt ?? new Date(0))).toBe('2026-11-26 08:30');
  });

  it('a sweep that comes days late does not lengthen the pause', () => {
    const run = paused();
    run.waits(24 * 6);
    run.does(PEOPLE.system, 'resumeByItself', {});
    expect(run.state.case.pausedMinutes).toBe(480);
    expect(local(run.state.case.dueAt ?? new Date(0))).toBe('2026-11-26 08:30');
  });

  it('is refused beyond its reason, and beyond what the tenant allows a case altogether', () => {
    const run = paused();
    run.passes(at('2026-11-23 08:30'));
    const wish = { reasonCode: 'SITE_VISIT', comment: 'Chờ khảo sát' };
    expect(run.does(specialist, 'pauseCase', { ...wish, withinWorkingHours: 25 }).refused).toBe('INVALID_INPUT');
    expect(run.does(specialist, 'pauseCase', { ...wish, reasonCode: 'HOLIDAY', withinWorkingHours: 4 }).refused).toBe('INVALID_INPUT');
    const strict = { reference: plainReference({}, { pauseTotalHours: 10 }) };
    expect(run.does(specialist, 'pauseCase', { ...wish, withinWorkingHours: 4 }, strict).refused).toBe('PAUSE_LIMIT');
    expect(run.does(specialist, 'pauseCase', { ...wish, withinWorkingHours: 2 }, strict).refused).toBeNull();
  });

  it('the question to the reporter waits for the answer, at the desk before acceptance too, and the case goes back to where it was', () => {
    const run = story();
    run.does(operator, 'requestInfo', { question: 'Ở đoạn nào?', withinWorkingHours: 8 });
    expect(run.state.case).toMatchObject({ status: 'AWAITING_INFO', step: 'RECEPTION', infoQuestion: 'Ở đoạn nào?' });
    expect(run.does(operator, 'supplyInfo', { text: 'Không phải tôi' }).refused).toBe('FORBIDDEN');
    run.waits(1);
    run.does(citizen, 'supplyInfo', { text: 'Trước số 86' });
    expect(run.state.case).toMatchObject({ status: 'AWAITING_ACCEPTANCE', step: 'RECEPTION', infoQuestion: null, pausedMinutes: 60 });
    expect(local(run.state.case.dueAt ?? new Date(0))).toBe('2026-11-23 09:30');
    expect(run.state.messages.at(-1)).toMatchObject({ fromReporter: true, text: 'Trước số 86' });
    expect(run.does(citizen, 'withdrawCase', { reason: null }).types).toEqual(['CaseWithdrawn']);
    expect(run.state.case).toMatchObject({ status: 'WITHDRAWN', dueAt: null, verdict: null });
  });
});

describe('the tenant decides', () => {
  const answeredAtOnce = (): Story => {
    const run = story();
    run.does(operator, 'claimCase', {});
    const files = [
      {
        id: '00000000-0000-4000-8000-0000000f11e5',
        ownerId: operator.sub ?? '',
        mediaType: 'image/jpeg',
        status: 'READY' as const,
        taken: false,
        answerId: null,
      },
    ];
    run.does(operator, 'recordAnswer', { input: { agencyId: AGENCY.desk, content: 'Đã vá.', attachmentIds: [files[0]?.id ?? ''], publish: true } }, { files });
    return run;
  };

  it('A5-03 how long a citizen may rate', () => {
    const run = answeredAtOnce();
    run.waits(31 * 24);
    expect(run.does(citizen, 'rateCase', { satisfaction: 'SATISFIED' }).refused).toBe('RATING_CLOSED');
    expect(run.does(citizen, 'rateCase', { satisfaction: 'SATISFIED' }, { reference: plainReference({ ratingDays: 60 }) }).refused).toBeNull();
  });

  it('B-09 how long, and how often, a citizen may ask for more', () => {
    const run = answeredAtOnce();
    run.waits(8 * 24);
    expect(run.does(citizen, 'reopenCase', { reason: 'Chưa xong' }).refused).toBe('REOPEN_CLOSED');
    expect(run.does(citizen, 'reopenCase', { reason: 'Chưa xong' }, { reference: plainReference({ reopenDays: 14 }) }).types).toEqual(['CaseReopened']);
    expect(run.state.case).toMatchObject({ status: 'IN_PROGRESS', step: 'RECEPTION', reopened: 1, verdict: null, answeredAt: null });
  });

  it.each<[string, object, string, string]>([
    ['how long the desk has', { receptionHours: 4 }, '2026-11-20 18:00', '2026-11-20 14:30 OVERDUE CaseOverdue'],
    ['how long the desk has by default', {}, '2026-11-23 18:00', '2026-11-23 08:30 OVERDUE CaseOverdue'],
  ])('%s', (_what, settings, until, expected) => {
    expect(fired(story({}, { reference: plainReference({}, settings) }), until)).toContain(expected);
  });

  it('when an answered case is closed', () => {
    const run = answeredAtOnce();
    expect(run.passes(at('2026-12-21 09:00')).at(-1)).toMatchObject({ kind: 'CLOSE', types: ['CaseClosed'] });
    const early = story({}, { reference: plainReference({}, { closeAfterDays: 2 }) });
    expect(early.state.case.status).toBe('AWAITING_ACCEPTANCE');
  });

  it('X-12 whether only the head of the desk publishes', () => {
    const run = story();
    run.does(operator, 'claimCase', {});
    const files = [
      {
        id: '00000000-0000-4000-8000-0000000f11e5',
        ownerId: operator.sub ?? '',
        mediaType: 'image/jpeg',
        status: 'READY' as const,
        taken: false,
        answerId: null,
      },
    ];
    run.does(operator, 'recordAnswer', { input: { agencyId: AGENCY.desk, content: 'Đã vá.', attachmentIds: [files[0]?.id ?? ''] } }, { files });
    const publish = { answerId: run.state.answers[0]?.id ?? '', makeCasePublic: true };
    const reserved = { reference: plainReference({}, { headPublishes: true }) };
    expect(run.does(operator, 'publishAnswer', publish, reserved).refused).toBe('NOT_NOW');
    expect(run.does(PEOPLE.head, 'publishAnswer', publish, reserved).refused).toBeNull();
  });

  it('A8-17 the second appointment waits for the leader, a third is refused', () => {
    const run = story();
    run.does(operator, 'assignCase', lead);
    run.does(specialist, 'claimCase', {});
    const wish = { input: { amount: 5, unit: 'DAY' as const, remindAmount: 1, remindUnit: 'DAY' as const, reason: 'Chờ vật tư' } };
    run.does(specialist, 'scheduleCase', wish);
    const dueAt = run.state.case.dueAt;
    run.does(specialist, 'scheduleCase', { input: { ...wish.input, amount: 7 } });
    expect(run.state.appointments.map((each) => each.status)).toEqual(['IN_FORCE', 'AWAITING_LEADER']);
    expect(run.state.case.dueAt).toEqual(dueAt);
    const waiting = { appointmentId: run.state.appointments[1]?.id ?? '', agreed: true };
    expect(run.does(specialist, 'decideAppointment', waiting).refused).toBe('FORBIDDEN');
    run.does(leader, 'decideAppointment', waiting);
    expect(run.state.appointments.map((each) => each.status)).toEqual(['OVER', 'IN_FORCE']);
    expect(run.state.case.dueAt?.getTime()).toBeGreaterThan(dueAt?.getTime() ?? 0);
    expect(run.does(specialist, 'scheduleCase', wish).refused).toBe('APPOINTMENT_LIMIT');
  });
});
