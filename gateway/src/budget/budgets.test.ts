import { ANONYMOUS, type Identity } from '@pakn/service-kit';
import { expect, test } from 'vitest';
import { Budgets, remainingOf } from './budgets.ts';

const LIMITS = { address: 10, account: 20, partner: 30, codes: 2 };
const person = (sub: string, kind: Identity['kind'] = 'OFFICER'): Identity => ({ ...ANONYMOUS, kind, sub });

test('S8 a window is spent once, is whole again after it, and takes nothing when it refuses', () => {
  let now = 0;
  const budgets = new Budgets(LIMITS, () => now);
  const caller = { identity: ANONYMOUS, address: '10.0.0.1' };
  expect(budgets.take(caller, 6)).toEqual({ resource: 'address', limit: 10, used: 6, resetAt: 60_000 });
  expect(budgets.take(caller, 5)).toBeNull();
  expect(remainingOf(budgets.standing(caller))).toBe(4);
  budgets.refund(caller, 5);
  expect(budgets.take(caller, 9)?.used).toBe(10);
  now = 60_000;
  expect(budgets.take(caller, 10)?.resetAt).toBe(120_000);
});

test('S19 an office of 400 at one address counts by account, partners by key, an IPv6 network as one', () => {
  const budgets = new Budgets(LIMITS);
  for (let n = 0; n < 400; n++) expect(budgets.take({ identity: person(`o-${n}`), address: '10.0.0.1' }, 20)?.resource).toBe('account');
  expect(budgets.take({ identity: person('p', 'PARTNER'), address: '10.0.0.1' }, 30)?.resource).toBe('partner');
  expect(budgets.take({ identity: ANONYMOUS, address: '10.0.0.1' }, 9)?.resource).toBe('address');
  // Whoever starts a session without an account does not get a second budget by it.
  expect(budgets.take({ identity: person('a', 'ANONYMOUS_REPORTER'), address: '10.0.0.1' }, 1)?.resource).toBe('address');
  expect(budgets.take({ identity: person('b', 'ANONYMOUS_REPORTER'), address: '10.0.0.1' }, 1)).toBeNull();
  expect(budgets.take({ identity: ANONYMOUS, address: '::ffff:10.0.0.1' }, 1)).toBeNull();
  expect(budgets.take({ identity: ANONYMOUS, address: '2001:db8:1:2::5' }, 10)).not.toBeNull();
  expect(budgets.take({ identity: ANONYMOUS, address: '2001:db8:1:2:ffff:1:2:3' }, 1)).toBeNull();
  expect(budgets.take({ identity: ANONYMOUS, address: '2001:db8:1:3::5' }, 1)).not.toBeNull();
});
