import { Secret, TOTP } from 'otpauth';

const PERIOD_S = 30;
/** One step to either side: clocks of phones go wrong. */
const WINDOW = 1;

/**
 * The time step of a TOTP code (RFC 6238, SHA-1, 6 digits, 30 s), or null when it is wrong or its step was taken before: each code is good once.
 * @param secret base32
 */
export function acceptedStep(secret: string, code: string, lastStep: number | null, now: Date): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_S });
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1000 / PERIOD_S) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}
