import { expect, it } from 'vitest';
import { isSecret, newSecret, secretHash } from './client-secret.ts';

it('B-13 takes the new secret, and the one before until its time is over', () => {
  const [now, until] = [new Date('2026-11-20T08:00:00Z'), new Date('2026-11-21T08:00:00Z')];
  const [fresh, old] = [newSecret(), newSecret()];
  const client = { secretHash: secretHash(fresh), previousSecretHash: secretHash(old), previousSecretUntil: until };
  expect(isSecret(client, fresh, now)).toBe(true);
  expect(isSecret(client, old, now)).toBe(true);
  expect(isSecret(client, old, until)).toBe(false);
  expect(isSecret(client, newSecret(), now)).toBe(false);
  expect(isSecret({ ...client, previousSecretHash: null }, old, now)).toBe(false);
});
