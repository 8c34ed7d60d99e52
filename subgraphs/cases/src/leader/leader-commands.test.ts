import { describe, expect, it } from 'vitest';
import type { Officer } from '../people/known-people.ts';
import { AGENCY, PEOPLE } from '../testing/plain-rules.ts';
import { story, type Story } from '../testing/story.ts';

const { operator, specialist, colleague, helper, leader, office } = PEOPLE;
const worker = (id: string | undefined, agencyId: string): Officer => ({
  id: id ?? '',
  agencyId,
  roles: ['SPECIALIST'],
  active: true,
  deputyId: null,
  leave: null,
});
const known = { officers: [worker(colleague.sub, AGENCY.roads), worker('00000000-0000-4000-8000-0000000000aa', AGENCY.unit)] };
const notified = (told: Story): unknown => (told.told.at(-1)?.event.data as { notify?: object } | undefined)?.notify;
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+07:00`);

function assigned(coordinatorAgencyIds: string[] = []): Story {
  const told = story();
  told.does(operator, 'assignCase', { input: { leadAgencyId: AGENCY.roads, coordinatorAgencyIds } });
  return told;
}
function claimed(coordinatorAgencyIds: string[] = []): Story {
  const told = assigned(coordinatorAgencyIds);
  told.does(specialist, 'claimCase', {});
  return told;
}

describe('A8-34 A7-08 giving a case to somebody tells that person, not the whole agency', () => {
  it('an officer who is named', () => {
    const told = assigned();
    told.does(leader, 'delegateCase', { officerId: colleague.sub ?? '' }, known);
    expect(notified(told)).toEqual({ agencyIds: [], leadersOnly: false, officerIds: [colleague.sub] });
  });

  it('a unit, where nobody is named', () => {
    const told = assigned();
    told.does(leader, 'delegateCase', { unitAgencyId: AGENCY.unit }, known);
    expect(notified(told)).toEqual({ agencyIds: [AGENCY.unit], leadersOnly: false });
  });

  it('who loses the case to the own leader; nobody where nobody had it', () => {
    const held = claimed();
    held.does(leader, 'takeOverCase', {});
    expect(notified(held)).toEqual({ agencyIds: [], leadersOnly: false, officerIds: [specialist.sub] });
    const free = assigned();
    free.does(leader, 'takeOverCase', {});
    expect(notified(free)).toEqual({ agencyIds: [], leadersOnly: false, officerIds: [] });
  });

  it('who loses the case to the provincial office, and the leader of that agency', () => {
    const told = claimed();
    told.passes(at('2026-11-26 17:00'));
    expect(told.does(office, 'takeOverCase', {}).refused).toBeNull();
    expect(notified(told)).toEqual({ agencyIds: [AGENCY.roads], leadersOnly: true, officerIds: [specialist.sub] });
  });
});

describe('A8-34 a unit that co-handles and is given the case', () => {
  it('has the lead part alone: its co-handling part is over, and so is the coordination', () => {
    const told = claimed([AGENCY.unit]);
    expect(told.state.case.step).toBe('COORDINATION');
    const { refused } = told.does(leader, 'delegateCase', { unitAgencyId: AGENCY.unit }, known);
    expect(refused).toBeNull();
    expect(told.state.assignments.map(({ agencyId, part, status }) => [agencyId, part, status])).toEqual([
      [AGENCY.unit, 'LEAD', 'PENDING'],
      [AGENCY.unit, 'COORDINATOR', 'RETURNED'],
    ]);
    expect(told.state.case).toMatchObject({ leadAgencyId: AGENCY.unit, status: 'IN_PROGRESS', step: 'SPECIALIST' });
    expect(told.passes(at('2026-11-25 08:00')).map(({ kind }) => kind)).not.toContainEqual(expect.stringContaining('PART_DUE'));
  });

  it('leaves the other co-handlers at it', () => {
    const told = claimed([AGENCY.unit, AGENCY.commune]);
    told.does(leader, 'delegateCase', { unitAgencyId: AGENCY.unit }, known);
    expect(told.state.case.step).toBe('COORDINATION');
    expect(told.does(helper, 'completeCoordination', { comment: 'Đã rào chắn' }).refused).toBeNull();
    expect(told.state.case.step).toBe('SPECIALIST');
  });

  it('what climbed stays up', () => {
    const told = claimed([AGENCY.unit]);
    told.passes(at('2026-11-25 10:00'));
    told.does(leader, 'delegateCase', { unitAgencyId: AGENCY.unit }, known);
    expect(told.state.case.step).toBe('AGENCY_LEADER');
  });

  it('the provincial office, too, has one part of what it takes over', () => {
    const told = claimed([AGENCY.office]);
    told.passes(at('2026-11-26 17:00'));
    told.does(office, 'takeOverCase', {});
    expect(told.state.assignments.map(({ part, status }) => `${part} ${status}`)).toEqual(['LEAD RETURNED', 'COORDINATOR RETURNED', 'LEAD CLAIMED']);
  });
});
