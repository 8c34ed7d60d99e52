import { expect, test } from 'vitest';
import { ANONYMOUS, scopeOf, withoutSubject, type Identity } from './identity.ts';

const officer: Identity = { sub: 'o-1', kind: 'OFFICER', roles: ['SPECIALIST', 'AGENCY_LEADER'], agencyId: 'a-1', scopes: [] };

test('a permission scope names the desk, not the person; a citizen without a subject is the public', () => {
  expect(scopeOf(officer)).toBe('officer:a-1:AGENCY_LEADER+SPECIALIST');
  expect(scopeOf({ ...officer, sub: 'o-2' })).toBe(scopeOf(officer));
  expect(scopeOf({ sub: 'c-1', kind: 'INDIVIDUAL', roles: [], scopes: [] })).toBe('public');
  expect(withoutSubject({ sub: 'c-1', kind: 'INDIVIDUAL', roles: [], scopes: [] })).toEqual(ANONYMOUS);
  expect(withoutSubject({ sub: 'a-1', kind: 'ANONYMOUS_REPORTER', roles: [], scopes: ['cases:submit'] })).toEqual(ANONYMOUS);
  expect(withoutSubject(officer)).not.toHaveProperty('sub');
});
