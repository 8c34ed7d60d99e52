import { describe, expect, it } from 'vitest';
import { AGENCY, PEOPLE } from '../testing/plain-rules.ts';
import { story, type Story } from '../testing/story.ts';

const { operator, specialist, leader } = PEOPLE;
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+07:00`);
const local = (date: Date): string => new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const wish = { remindAmount: 4, remindUnit: 'HOUR' as const, reason: 'Chờ vật tư' };
const fired = (run: Story, until: string): string[] =>
  run.passes(at(until)).flatMap(({ at: when, types }) => (types.length > 0 ? [`${local(when)} ${types.join('+')}`] : []));
const notified = (run: Story): unknown => (run.events.at(-1)?.event.data as { notify?: object } | undefined)?.notify;
const THE_LEADER = { agencyIds: [AGENCY.roads], leadersOnly: true };

/** Claimed on Friday 20/11/2026 at 08:30 (24 working hours: until Wednesday 25/11 08:30), then an appointment. */
function scheduled(amount: number, unit: 'DAY' | 'HOUR'): Story {
  const run = story();
  run.does(operator, 'assignCase', { input: { leadAgencyId: AGENCY.roads } });
  run.does(specialist, 'claimCase', {});
  expect(run.does(specialist, 'scheduleCase', { input: { ...wish, amount, unit } }).refused).toBeNull();
  return run;
}

describe('A8-17 B-04 an appointment that is missed', () => {
  it('notifies the leader once where it ends with the deadline, stays "Trễ hẹn", and the ladder goes on one hop for each expiry', () => {
    const run = scheduled(5, 'DAY');
    expect(fired(run, '2026-11-27 08:31')).toEqual([
      '2026-11-24 14:30 CaseReminded', // half of 40 working hours
      '2026-11-26 08:30 CaseReminded',
      '2026-11-26 14:30 CaseDueSoon', // 4 working hours before, as the officer asked
      '2026-11-27 08:30 CaseOverdue',
    ]);
    expect(notified(run)).toEqual(THE_LEADER);
    expect(run.state.case).toMatchObject({ status: 'SCHEDULED', step: 'SPECIALIST' });
    expect(fired(run, '2026-12-01 18:00')).toEqual(['2026-11-30 08:30 CaseEscalated', '2026-12-01 08:30 CaseEscalated']);
    expect(run.state.case).toMatchObject({ status: 'IN_PROGRESS', step: 'PROVINCE_OFFICE' });
    expect(run.state.appointments.map(({ status }) => status)).toEqual(['OVER']);
  });

  it('is announced to the leader by itself where it ends before the deadline, whose own ladder goes on', () => {
    const run = scheduled(12, 'HOUR');
    expect(fired(run, '2026-11-23 18:00')).toEqual(['2026-11-23 08:30 CaseDueSoon', '2026-11-23 14:30 CaseReminded', '2026-11-23 14:30 AppointmentMissed']);
    const missed = run.events.find(({ event }) => event.type === 'AppointmentMissed')?.event;
    expect(missed?.data).toMatchObject({ appointmentId: run.state.appointments[0]?.id, notify: THE_LEADER });
    expect(fired(run, '2026-11-25 08:31')).toEqual(['2026-11-24 13:42 CaseReminded', '2026-11-25 08:30 CaseOverdue']);
    expect(fired(run, '2026-11-27 18:00')).toEqual(['2026-11-26 08:30 CaseEscalated', '2026-11-27 08:30 CaseEscalated']);
  });

  it('is announced once, whatever happens afterwards', () => {
    const run = scheduled(12, 'HOUR');
    run.passes(at('2026-11-23 15:00'));
    run.does(specialist, 'addNote', { text: 'Đang chờ' });
    run.does(leader, 'takeOverCase', {});
    run.passes(at('2026-11-24 12:00'));
    expect(run.events.filter(({ event }) => event.type === 'AppointmentMissed')).toHaveLength(1);
  });
});
