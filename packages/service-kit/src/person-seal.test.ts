import { expect, test } from 'vitest';
import { issueChallenge, readChallenge } from './challenge.ts';
import { openPersonSeal, sealPerson } from './person-seal.ts';

test('B-07: a person reference opens with its key for two minutes; a forged one says nothing', () => {
  const key = 'fe'.repeat(32);
  const reference = { account: 'a-1', case: 'c-1', view: 'MASKED', viewer: '' } as const;
  const sealed = sealPerson(key, reference, 0);
  expect(openPersonSeal(key, sealed, 119_000)).toMatchObject(reference);
  expect(openPersonSeal(key, sealed, 200_000)).toBeNull();
  expect(openPersonSeal('00'.repeat(32), sealed, 0)).toBeNull();
  const forged = `${Buffer.from(JSON.stringify({ ...reference, view: 'FULL', minute: 0 })).toString('base64url')}.${sealed.split('.')[1] ?? ''}`;
  expect(openPersonSeal(key, forged, 0)).toBeNull();
});

test('S19: what else is sealed with the key is no person, and a person is no challenge', () => {
  const key = 'fe'.repeat(32);
  expect(openPersonSeal(key, issueChallenge(key, 5, 3, 'n-1', 0).id, 0)).toBeNull();
  const person = sealPerson(key, { account: null, case: 'c-1', view: 'FULL', viewer: '' }, 0);
  expect(readChallenge(key, { id: person, answer: '8' }, 0)).toEqual({ state: 'WRONG' });
});
