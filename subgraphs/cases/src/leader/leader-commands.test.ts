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
const notified = (run: Story): unknown => (run.events.at(-1)?.event.data as { notify?: object } | undefined)?.notify;
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+07:00`);

function assigned(coordinatorAgencyIds: string[] = []): Story {
  const run = story();
  run.does(operator, 'assignCase', { input: { leadAgencyId: AGENCY.roads, coordinatorAgencyIds } });
  return run;
}
function claimed(coordinatorAgencyIds: string[] = []): Story {
  const run = assigned(coordinatorAgencyIds);
  run.does(specialist, 'claimCase', {});
  return run;
}

describe('A8-34 A7-08 giving a case to somebody notifies that person, not the whole agency', () => {
  it('an officer who is named', () => {
    const run = assigned();
    run.does(leader, 'delegateCase', { officerId: colleague.sub ?? '' }, known);
    expect(notified(run)).toEqual({ agencyIds: [], leadersOnly: false, officerIds: [colleague.sub] });
  });

  it('a unit, where nobody is named', () => {
    const run = assigned();
    run.does(leader, 'delegateCase', { unitAgencyId: AGENCY.unit }, known);
    expect(notified(run)).toEqual({ agencyIds: [AGENCY.unit], leadersOnly: false });
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
    const run = claimed();
    run.passes(at('2026-11-26 17:00'));
    expect(run.does(office, 'takeOverCase', {}).refused).toBeNull();
    expect(notified(run)).toEqual({ agencyIds: [AGENCY.roads], leadersOnly: true, officerIds: [specialist.sub] });
  });
});

describe('A8-34 a unit that co-handles and is given the case', () => {
  it('has the lead part alone: its co-handling part is over, and so is the coordination', () => {
    const run = claimed([AGENCY.unit]);
    expect(run.state.case.step).toBe('COORDINATION');
    const { refused } = run.does(leader, 'delegateCase', { unitAgencyId: AGENCY.unit }, known);
    expect(refused).toBeNull();
    expect(run.state.assignments.map(({ agencyId, part, status }) => [agencyId, part, status])).toEqual([
      [AGENCY.unit, 'LEAD', 'PENDING'],
      [AGENCY.unit, 'COORDINATOR', 'RETURNED'],
    ]);
    expect(run.state.case).toMatchObject({ leadAgencyId: AGENCY.unit, status: 'IN_PROGRESS', step: 'SPECIALIST' });
    expect(run.passes(at('2026-11-25 08:00')).map(({ kind }) => kind)).not.toContainEqual(expect.stringContaining('PART_DUE'));
  });

  it('leaves the other co-handlers at it', () => {
    const run = claimed([AGENCY.unit, AGENCY.commune]);
    run.does(leader, 'delegateCase', { unitAgencyId: AGENCY.unit }, known);
    expect(run.state.case.step).toBe('COORDINATION');
    expect(run.does(helper, 'completeCoordination', { comment: 'Đã rào chắn' }).refused).toBeNull();
    expect(run.state.case.step).toBe('SPECIALIST');
  });

  it('what climbed stays up', () => {
    const run = claimed([AGENCY.unit]);
    run.passes(at('2026-11-25 10:00'));
    run.does(leader, 'delegateCase', { unitAgencyId: AGENCY.unit }, known);
    expect(run.state.case.step).toBe('AGENCY_LEADER');
  });

  it('the provincial office, too, has one part of what it takes over', () => {
    const run = claimed([AGENCY.office]);
    run.passes(at('2026-11-26 17:00'));
    run.does(office, 'takeOverCase', {});
    expect(run.state.assignments.map(({ part, status }) => `${part} ${status}`)).toEqual(['LEAD RETURNED', 'COORDINATOR RETURNED', 'LEAD CLAIMED']);
  });
});
