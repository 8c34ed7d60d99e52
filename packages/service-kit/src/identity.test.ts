import { expect, test } from 'vitest';
import { ANONYMOUS, scopeOf, signCall, verifyCall, withoutSubject, type Identity } from './identity.ts';

const key = 'ab'.repeat(32);
const officer: Identity = { sub: 'o-1', kind: 'OFFICER', roles: ['SPECIALIST', 'AGENCY_LEADER'], agencyId: 'a-1', scopes: [] };

test('S2: a signed call is verified, a forged one, one for another body and an old one are not', () => {
  const now = 1_000_000;
  const call = signCall(key, { identity: officer, requestId: 'r-1', address: '10.0.0.9' }, '{"query":"{me{id}}"}', now);
  expect(verifyCall(key, call, '{"query":"{me{id}}"}', now)).toEqual({ identity: officer, requestId: 'r-1', address: '10.0.0.9', language: 'vi' });
  const english = signCall(key, { identity: officer, requestId: 'r-1', language: 'en' }, '', now);
  expect(verifyCall(key, english, '', now)?.language).toBe('en');
  expect(verifyCall(key, call, '{"query":"{me{name}}"}', now)).toBeNull();
  expect(verifyCall(key, { ...call, identity: Buffer.from('{"kind":"OFFICER"}').toString('base64url') }, '{"query":"{me{id}}"}', now)).toBeNull();
  expect(verifyCall('cd'.repeat(32), call, '{"query":"{me{id}}"}', now)).toBeNull();
  expect(verifyCall(key, call, '{"query":"{me{id}}"}', now + 60_001)).toBeNull();
  expect(verifyCall(key, {}, '')).toBeNull();
});

test('a permission scope names the desk, not the person; a citizen without a subject is the public', () => {
  expect(scopeOf(officer)).toBe('officer:a-1:AGENCY_LEADER+SPECIALIST');
  expect(scopeOf({ ...officer, sub: 'o-2' })).toBe(scopeOf(officer));
  expect(scopeOf({ sub: 'c-1', kind: 'INDIVIDUAL', roles: [], scopes: [] })).toBe('public');
  expect(withoutSubject({ sub: 'c-1', kind: 'INDIVIDUAL', roles: [], scopes: [] })).toEqual(ANONYMOUS);
  expect(withoutSubject(officer)).not.toHaveProperty('sub');
});
