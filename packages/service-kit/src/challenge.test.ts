import { expect, test } from 'vitest';
import { CHALLENGE_LIFETIME_MS, issueChallenge, readChallenge } from './challenge.ts';

const key = '01'.repeat(32);

test('X-10: the right answer is read once per nonce, a wrong, forged or late one is not', () => {
  const challenge = issueChallenge(key, 5, 3, 'n-1', 0);
  expect(challenge.question).toBe('5 + 3 =');
  expect(readChallenge(key, { id: challenge.id, answer: ' 8 ' }, 1)).toMatchObject({ state: 'RIGHT', nonce: 'n-1' });
  expect(readChallenge(key, { id: challenge.id, answer: '9' }, 1)).toEqual({ state: 'WRONG' });
  expect(readChallenge('02'.repeat(32), { id: challenge.id, answer: '8' }, 1)).toEqual({ state: 'WRONG' });
  expect(readChallenge(key, { id: 'x', answer: '8' }, 1)).toEqual({ state: 'WRONG' });
  expect(readChallenge(key, { id: challenge.id, answer: '8' }, CHALLENGE_LIFETIME_MS + 1)).toEqual({ state: 'EXPIRED' });
});

test('X-10: the token does not carry its answer', () => {
  const { id } = issueChallenge(key, 17, 25, 'n-2', 0);
  expect(Buffer.from(id.split('.')[0] ?? '', 'base64url').toString()).not.toContain('42');
});
