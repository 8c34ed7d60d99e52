import { createHmac, timingSafeEqual } from 'node:crypto';

/** A token stays good until its successor was used, at most so long: an answer that was lost on the way may be asked for again. */
export const REPEAT_WITHIN_MS = 60_000;

/** One family of refresh tokens: `counter` is the newest one's number, `secret` makes them; the tokens are not stored. */
export interface Family {
  id: string;
  counter: number;
  secret: Uint8Array;
  rotatedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
}

const mac = (secret: Uint8Array, id: string, counter: number): Buffer => createHmac('sha256', secret).update(`refresh:${id}:${counter}`).digest();

/** "<session>.<counter>.<mac>". The same counter gives the same token: a repeated refresh gets the same successor, so a family never forks. */
export const refreshToken = (family: Pick<Family, 'id' | 'secret'>, counter: number): string =>
  `${family.id}.${counter}.${mac(family.secret, family.id, counter).toString('base64url')}`;

export interface PresentedToken {
  sessionId: string;
  counter: number;
  mac: Buffer;
}

export function readRefreshToken(token: string): PresentedToken | null {
  const match = /^([0-9a-f-]{36})\.(\d{1,9})\.([\w-]{43})$/.exec(token);
  return match ? { sessionId: match[1] as string, counter: Number(match[2]), mac: Buffer.from(match[3] as string, 'base64url') } : null;
}

export type RefreshVerdict = 'ROTATE' | 'REPEAT' | 'REUSED' | 'GONE';

/**
 * What a presented token deserves. ROTATE: it is the newest. REPEAT: the one before, and its successor was not used: the same successor again.
 * REUSED: an older one of this family came back, so somebody copied it: the family ends. GONE: not ours, ended or expired.
 */
export function judgeRefresh(family: Family, presented: PresentedToken, now: Date): RefreshVerdict {
  const expected = mac(family.secret, family.id, presented.counter);
  if (presented.mac.length !== expected.length || !timingSafeEqual(presented.mac, expected)) return 'GONE';
  if (family.endedAt !== null || now > family.expiresAt) return 'GONE';
  if (presented.counter === family.counter) return 'ROTATE';
  if (presented.counter === family.counter - 1 && now.getTime() - family.rotatedAt.getTime() <= REPEAT_WITHIN_MS) return 'REPEAT';
  return 'REUSED';
}
