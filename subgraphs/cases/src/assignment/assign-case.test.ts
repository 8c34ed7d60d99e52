import { expect, it } from 'vitest';
import type { Officer } from '../people/known-people.ts';
import { AGENCY, PEOPLE } from '../testing/plain-rules.ts';
import { story } from '../testing/story.ts';

const officer = (more: Partial<Officer> = {}): Officer => ({
  id: PEOPLE.specialist.sub ?? '',
  agencyId: AGENCY.roads,
  roles: ['SPECIALIST'],
  active: true,
  deputyId: null,
  leave: null,
  ...more,
});
const assign = (officers: Officer[]) =>
  story().does(PEOPLE.operator, 'assignCase', { input: { leadAgencyId: AGENCY.roads, officerId: PEOPLE.specialist.sub ?? '' } }, { officers });

it('A8-10 suggests an officer who works for the lead agency', () => {
  expect(assign([officer()])).toMatchObject({ refused: null, types: ['CaseAccepted', 'CaseAssigned'] });
});

it.each([
  ['unknown', []],
  ['locked', [officer({ active: false })]],
  ['of another agency', [officer({ agencyId: AGENCY.commune })]],
])('refuses one who is %s', (_what, officers) => {
  expect(assign(officers)).toMatchObject({ refused: 'INVALID_INPUT', types: [] });
});

it('B-16 classifies by the same act: the new field brings its urgency, unless one is chosen', () => {
  const sends = (more: object) => {
    const told = story();
    const done = told.does(PEOPLE.operator, 'assignCase', { input: { leadAgencyId: AGENCY.roads, ...more } });
    return { ...done, now: told.state.case };
  };
  expect(sends({ categoryCode: 'WASTE' })).toMatchObject({
    types: ['CaseEdited', 'CaseAccepted', 'CaseAssigned'],
    now: { categoryCode: 'WASTE', step: 'SPECIALIST' },
  });
  expect(sends({ categoryCode: 'WASTE', urgency: 'NORMAL' }).now.urgency).toBe('NORMAL');
  expect(sends({ categoryCode: 'ROAD' }).types).toEqual(['CaseAccepted', 'CaseAssigned']);
  expect(sends({ categoryCode: 'NONE' })).toMatchObject({ refused: 'INVALID_INPUT', types: [] });
});
