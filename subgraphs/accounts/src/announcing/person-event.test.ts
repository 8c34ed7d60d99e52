import { parseContactSaved, parseOfficerSaved } from '@pakn/events';
import { expect, it } from 'vitest';
import { knownPerson, newsOf, type AccountState } from './person-event.ts';

const ID = '01890000-0000-7000-8000-000000000001';
const officer: AccountState = {
  kind: 'OFFICER',
  status: 'ACTIVE',
  active: true,
  agencyId: ID,
  roles: ['SPECIALIST', 'AGENCY_LEADER'],
  deputyId: null,
  leaveFrom: '2026-12-01T00:00:00.000Z',
  leaveTo: '2026-12-08T00:00:00.000Z',
  leaveDeputyId: ID,
};
const citizen: AccountState = { ...officer, kind: 'INDIVIDUAL', agencyId: null, roles: [], leaveFrom: null, leaveTo: null, leaveDeputyId: null };

it('says of an officer the agency, roles, deputy and leave, and of everybody else only whether they may report', () => {
  const { type, ...data } = knownPerson(officer);
  expect(type).toBe('OfficerSaved');
  expect(parseOfficerSaved({ ...data, officerId: ID, revision: 1 })).toMatchObject({
    roles: ['AGENCY_LEADER', 'SPECIALIST'],
    leave: { from: '2026-12-01T00:00:00.000Z', to: '2026-12-08T00:00:00.000Z', deputyId: ID },
  });
  expect(knownPerson(citizen)).toEqual({ type: 'ContactSaved', active: true });
  expect(parseContactSaved({ contactId: ID, revision: 1, active: true }).active).toBe(true);
});

it('an invited officer may not work yet', () => {
  expect(knownPerson({ ...officer, status: 'INVITED' }).active).toBe(false);
  expect(knownPerson({ ...citizen, status: 'CONTACT' }).active).toBe(true);
});

it('says nothing twice', () => {
  const known = knownPerson(officer);
  expect(newsOf(null, officer)).toEqual([known]);
  expect(newsOf(JSON.parse(JSON.stringify(known)) as typeof known, { ...officer, roles: officer.roles.toReversed() })).toEqual([]);
  expect(newsOf(known, { ...officer, active: false })).toEqual([{ ...known, active: false }]);
});

it('who is gone, or is no officer any more, stays known and inactive', () => {
  const known = knownPerson(officer);
  expect(newsOf(known, null)).toEqual([{ ...known, active: false }]);
  expect(newsOf({ ...known, active: false }, null)).toEqual([]);
  expect(newsOf(null, null)).toEqual([]);
  expect(newsOf(known, citizen)).toEqual([
    { ...known, active: false },
    { type: 'ContactSaved', active: true },
  ]);
});
