import { createHmac } from 'node:crypto';
import { openSeal, seal } from './sealed.ts';

/** A challenge lives five minutes (spec 04). */
export const CHALLENGE_LIFETIME_MS = 5 * 60_000;

interface Challenge {
  /** Random, so that one challenge can be used once: whoever accepts it stores this as used. */
  nonce: string;
  /** Keyed digest of nonce and answer: the answer itself cannot be read from the token. */
  proof: string;
  /** Unix milliseconds. */
  expires: number;
}

const proofOf = (key: string, nonce: string, answer: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(`challenge:${nonce}:${answer}`).digest('base64url');

/**
 * A self-contained arithmetic challenge: accounts issues it, accounts and cases verify it with the shared SEAL_KEY, so that a report can be
 * filed while accounts is down. The id carries no answer.
 */
export function issueChallenge(key: string, a: number, b: number, nonce: string, now: number): { id: string; question: string; expiresAt: Date } {
  const expires = now + CHALLENGE_LIFETIME_MS;
  const challenge: Challenge = { nonce, proof: proofOf(key, nonce, String(a + b)), expires };
  return { id: seal(key, challenge), question: `${a} + ${b} =`, expiresAt: new Date(expires) };
}

export type ChallengeReading = { state: 'RIGHT'; nonce: string; expiresAt: Date } | { state: 'WRONG' } | { state: 'EXPIRED' };

/** Reads an answer; a RIGHT one is good only if its `nonce` was not used before, which the caller stores (unique) until `expiresAt`. */
export function readChallenge(key: string, given: { id: string; answer: string }, now: number): ChallengeReading {
  const challenge = openSeal<Challenge>(key, given.id);
  if (!challenge || typeof challenge.nonce !== 'string' || typeof challenge.proof !== 'string') return { state: 'WRONG' };
  if (now > challenge.expires) return { state: 'EXPIRED' };
  if (proofOf(key, challenge.nonce, given.answer.trim()) !== challenge.proof) return { state: 'WRONG' };
  return { state: 'RIGHT', nonce: challenge.nonce, expiresAt: new Date(challenge.expires) };
}
