import { expect, test } from 'vitest';
import { ANYONE, type Caller } from './caller.ts';
import { Revocations } from './revocations.ts';

const caller = (issuedAt: number): Caller => ({
  identity: { sub: 'person', sid: 'session', kind: 'INDIVIDUAL', roles: [], scopes: [] },
  issuedAt,
  expiresAt: issuedAt + 900_000,
});

test('S4 tokens issued before the revocation of their session or account are refused, later ones are not', () => {
  const revocations = new Revocations();
  revocations.add([{ subject: 'session', at: 5_000 }]);
  expect([caller(4_000), caller(5_000), caller(6_000), ANYONE].map((one) => revocations.cover(one))).toEqual([true, true, false, false]);
  revocations.add([
    { subject: 'person', at: 7_000 },
    { subject: 'other', at: 9_000 },
  ]);
  expect([caller(6_000), caller(8_000)].map((one) => revocations.cover(one))).toEqual([true, false]);
});

test('what no living token can be older than is forgotten', () => {
  const revocations = new Revocations();
  revocations.add([{ subject: 'person', at: 5_000 }]);
  revocations.forgetBefore(5_001);
  expect(revocations.cover(caller(1_000))).toBe(false);
});
