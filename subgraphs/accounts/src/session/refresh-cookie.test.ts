import { expect, it } from 'vitest';
import { clearedCookie, refreshCookie, refreshTokenIn } from './refresh-cookie.ts';

const now = new Date('2026-11-20T08:00:00Z');

it('carries the token so that no script reads it and no other site sends it', () => {
  const expiresAt = new Date('2026-11-20T09:00:00Z');
  expect(refreshCookie('t', { expiresAt, now, secure: false })).toBe('pakn_refresh=t; Path=/graphql; Max-Age=3600; HttpOnly; SameSite=Strict');
  expect(refreshCookie('t', { expiresAt, now, secure: true })).toMatch(/; Secure$/);
  expect(clearedCookie(false)).toContain('Max-Age=0');
});

it('finds the token among other cookies', () => {
  expect(refreshTokenIn('a=b; pakn_refresh=x.1.y; c=d')).toBe('x.1.y');
  expect(refreshTokenIn('xpakn_refresh=x')).toBeNull();
  expect(refreshTokenIn(undefined)).toBeNull();
});
