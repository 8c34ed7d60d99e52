import { describe, expect, it } from 'vitest';
import { closedBecause, isOtp, otpHash, otpOf } from './otp.ts';

const KEY = 'ef'.repeat(32);
const now = new Date('2026-11-20T08:00:00Z');
const open = { tries: 0, expiresAt: new Date('2026-11-20T08:05:00Z'), usedAt: null };

describe('A3-07 OTP', () => {
  it('has six digits, zeros included', () => {
    expect(otpOf(42)).toBe('000042');
    expect(otpOf(999_999)).toBe('999999');
  });
  it('is bound to its ticket', () => {
    const codeHash = otpHash(KEY, 'ticket-1', '123456');
    expect(isOtp({ codeHash }, otpHash(KEY, 'ticket-1', '123456'))).toBe(true);
    expect(isOtp({ codeHash }, otpHash(KEY, 'ticket-1', '123457'))).toBe(false);
    expect(isOtp({ codeHash }, otpHash(KEY, 'ticket-2', '123456'))).toBe(false);
    expect(isOtp({ codeHash: null }, otpHash(KEY, 'ticket-1', '123456'))).toBe(false);
  });
  it('ends after five minutes, five tries, one use', () => {
    expect(closedBecause(open, now)).toBeNull();
    expect(closedBecause(open, new Date('2026-11-20T08:05:01Z'))).toBe('OTP_EXPIRED');
    expect(closedBecause({ ...open, tries: 5 }, now)).toBe('OTP_TRIES_SPENT');
    expect(closedBecause({ ...open, usedAt: now }, now)).toBe('OTP_EXPIRED');
  });
});
