import { describe, expect, it } from 'vitest';
import { AGENCY, PEOPLE } from '../testing/plain-rules.ts';
import { story, type Story } from '../testing/story.ts';

const { operator, specialist, leader } = PEOPLE;
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+07:00`);
const local = (date: Date): string => new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const wish = { remindAmount: 4, remindUnit: 'HOUR' as const, reason: 'Chờ vật tư' };
const fired = (told: Story, until: string): string[] =>
  told.passes(at(until)).flatMap(({ at: when, types }) => (types.length > 0 ? [`${local(when)} ${types.join('+')}`] : []));
const notified = (told: Story): unknown => (told.told.at(-1)?.event.data as { notify?: object } | undefined)?.notify;
const THE_LEADER = { agencyIds: [AGENCY.roads], leadersOnly: true };

/** Claimed on Friday 20/11/2026 at 08:30 (24 working hours: until Wednesday 25/11 08:30), then an appointment. */
function scheduled(amount: number, unit: 'DAY' | 'HOUR'): Story {
  const told = story();
  told.does(operator, 'assignCase', { input: { leadAgencyId: AGENCY.roads } });
  told.does(specialist, 'claimCase', {});
  expect(told.does(specialist, 'scheduleCase', { input: { ...wish, amount, unit } }).refused).toBeNull();
  return told;
}

describe('A8-17 B-04 an appointment that is missed', () => {
  it('tells the leader once where it ends with the deadline, stays "Trễ hẹn", and the ladder goes on one hop for each expiry', () => {
    const told = scheduled(5, 'DAY');
    expect(fired(told, '2026-11-27 08:31')).toEqual([
      '2026-11-24 14:30 CaseReminded', // half of 40 working hours
      '2026-11-26 08:30 CaseReminded',
      '2026-11-26 14:30 CaseDueSoon', // 4 working hours before, as the officer asked
      '2026-11-27 08:30 CaseOverdue',
    ]);
    expect(notified(told)).toEqual(THE_LEADER);
    expect(told.state.case).toMatchObject({ status: 'SCHEDULED', step: 'SPECIALIST' });
    expect(fired(told, '2026-12-01 18:00')).toEqual(['2026-11-30 08:30 CaseEscalated', '2026-12-01 08:30 CaseEscalated']);
    expect(told.state.case).toMatchObject({ status: 'IN_PROGRESS', step: 'PROVINCE_OFFICE' });
    expect(told.state.appointments.map(({ status }) => status)).toEqual(['OVER']);
  });

  it('is told to the leader by itself where it ends before the deadline, whose own ladder goes on', () => {
    const told = scheduled(12, 'HOUR');
    expect(fired(told, '2026-11-23 18:00')).toEqual(['2026-11-23 08:30 CaseDueSoon', '2026-11-23 14:30 CaseReminded', '2026-11-23 14:30 AppointmentMissed']);
    const missed = told.told.find(({ event }) => event.type === 'AppointmentMissed')?.event;
    expect(missed?.data).toMatchObject({ appointmentId: told.state.appointments[0]?.id, notify: THE_LEADER });
    expect(fired(told, '2026-11-25 08:31')).toEqual(['2026-11-24 13:42 CaseReminded', '2026-11-25 08:30 CaseOverdue']);
    expect(fired(told, '2026-11-27 18:00')).toEqual(['2026-11-26 08:30 CaseEscalated', '2026-11-27 08:30 CaseEscalated']);
  });

  it('is told of once, whatever happens afterwards', () => {
    const told = scheduled(12, 'HOUR');
    told.passes(at('2026-11-23 15:00'));
    told.does(specialist, 'addNote', { text: 'Đang chờ' });
    told.does(leader, 'takeOverCase', {});
    told.passes(at('2026-11-24 12:00'));
    expect(told.told.filter(({ event }) => event.type === 'AppointmentMissed')).toHaveLength(1);
  });
});
