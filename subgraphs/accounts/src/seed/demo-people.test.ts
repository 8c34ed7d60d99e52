import { describe, expect, it } from 'vitest';
import { isTaxCode } from '@pakn/vocabulary';
import { isPersonalId } from '../account/personal-id.ts';
import { readMobile } from '../account/phone.ts';
import { isPersonName } from '../account/person-name.ts';
import { passwordProblem } from '../proof/password.ts';
import { demoPeople } from './demo-people.ts';
import { referenceAgencies } from './reference-agencies.ts';

const people = demoPeople();
const of = (role: string) => people.filter((person) => person.role === role);

describe('the demo people of the operating contract', () => {
  it('are enough of every role', () => {
    expect(of('ADMIN').length).toBeGreaterThanOrEqual(1);
    expect(of('OPERATOR').length).toBeGreaterThanOrEqual(2);
    expect(of('SUPERVISOR').length).toBeGreaterThanOrEqual(1);
    expect([of('CITIZEN').length, of('BUSINESS').length, of('PARTNER').length]).toEqual([3, 1, 1]);
    const agencies = referenceAgencies()
      .filter(({ kind, validTo }) => kind !== 'COMMUNE' && validTo === null)
      .map(({ code }) => code);
    for (const role of ['AGENCY_LEADER', 'SPECIALIST']) {
      const served = new Set(of(role).map(({ agencyCode }) => agencyCode));
      for (const code of [...agencies, 'UBND-22366', 'UBND-22402']) expect(served.has(code), `${role} of ${code}`).toBe(true);
      expect([...served].filter((code) => code?.startsWith('UBND-'))).toHaveLength(5);
    }
  });
  it('could register: their numbers, names and passwords are good', () => {
    for (const { role, identifier, phone, password, fullName } of people.filter((person) => person.role !== 'PARTNER')) {
      expect(readMobile(phone)).toBe(phone);
      expect(passwordProblem(password)).toBeNull();
      expect(isPersonName(fullName)).toBe(true);
      if (role === 'CITIZEN') expect(isPersonalId(identifier, new Date('2026-11-20T00:00:00Z'))).toBe(true);
      if (role === 'BUSINESS') expect(isTaxCode(identifier)).toBe(true);
    }
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length);
    expect(new Set(people.map(({ fullName }) => fullName)).size).toBe(people.length);
  });
});
