import { describe, expect, it } from 'vitest';
import { judgeRefresh, readRefreshToken, refreshToken, type Family, type PresentedToken } from './refresh-token.ts';

const rotatedAt = new Date('2026-11-20T08:00:00Z');
const later = (ms: number): Date => new Date(rotatedAt.getTime() + ms);
const family: Family = {
  id: '01890000-0000-7000-8000-000000000001',
  counter: 5,
  secret: Buffer.alloc(32, 7),
  rotatedAt,
  expiresAt: later(3_600_000),
  endedAt: null,
};
const token = (counter: number, of: Family = family): PresentedToken => readRefreshToken(refreshToken(of, counter)) as PresentedToken;

describe('S19 the rotating refresh token', () => {
  it('rotates the newest', () => expect(judgeRefresh(family, token(5), later(1))).toBe('ROTATE'));
  it('repeats the one before for 60 s, while its successor was not used', () => {
    expect(judgeRefresh(family, token(4), later(60_000))).toBe('REPEAT');
    expect(judgeRefresh(family, token(4), later(60_001))).toBe('REUSED');
    expect(judgeRefresh({ ...family, counter: 6 }, token(4), later(1))).toBe('REUSED');
  });
  it('gives the same successor twice, so that a family never forks', () => expect(refreshToken(family, 6)).toBe(refreshToken(family, 6)));
  it('ends a family only for a token that it really made', () => {
    expect(judgeRefresh(family, token(1), later(1))).toBe('REUSED');
    expect(judgeRefresh(family, token(1, { ...family, secret: Buffer.alloc(32, 8) }), later(1))).toBe('GONE');
  });
  it('is gone when it ended or expired', () => {
    expect(judgeRefresh({ ...family, endedAt: rotatedAt }, token(5), later(1))).toBe('GONE');
    expect(judgeRefresh(family, token(5), later(3_600_001))).toBe('GONE');
  });
  it('reads nothing else', () => {
    expect(readRefreshToken('')).toBeNull();
    expect(readRefreshToken(`${family.id}.5`)).toBeNull();
  });
});
