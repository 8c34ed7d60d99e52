import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RefusalCode } from '@pakn/service-kit';

/** Spec 03: 6 digits, 5 minutes, single use, 5 tries, hashed. */
export const OTP_LIFETIME_MS = 5 * 60_000;
export const OTP_TRIES = 5;
/** One ticket sends its code at most so often; after that the person starts again. */
export const OTP_SENDS = 5;
/** However often it is sent again, a ticket ends then. */
export const TICKET_LIFETIME_MS = 30 * 60_000;

const DIGITS = 6;

/** Six digits, leading zeros kept. @param draw a random integer below 1,000,000 */
export const otpOf = (draw: number): string => String(draw).padStart(DIGITS, '0');
export const OTP_RANGE = 10 ** DIGITS;

/** Bound to the ticket: the same digits in another ticket have another hash. */
export const otpHash = (key: string, ticketId: string, otp: string): Buffer =>
  createHmac('sha256', Buffer.from(key, 'hex')).update(`otp:${ticketId}:${otp}`).digest();

export interface OtpState {
  codeHash: Uint8Array | null;
  tries: number;
  expiresAt: Date;
  usedAt: Date | null;
}

/** Why a ticket takes no code at all any more, or null. A used ticket is answered like an expired one. */
export function closedBecause(
  ticket: Pick<OtpState, 'tries' | 'expiresAt' | 'usedAt'>,
  now: Date,
): Extract<RefusalCode, 'OTP_EXPIRED' | 'OTP_TRIES_SPENT'> | null {
  if (ticket.usedAt !== null || now > ticket.expiresAt) return 'OTP_EXPIRED';
  return ticket.tries >= OTP_TRIES ? 'OTP_TRIES_SPENT' : null;
}

/** Whether the code is the ticket's; a ticket without a hash (for nobody) takes none. */
export function isOtp(ticket: Pick<OtpState, 'codeHash'>, given: Buffer): boolean {
  if (ticket.codeHash === null) return false;
  const stored = Buffer.from(ticket.codeHash);
  return stored.length === given.length && timingSafeEqual(stored, given);
}
