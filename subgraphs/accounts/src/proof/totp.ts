import { Secret, TOTP } from 'otpauth';

const PERIOD_S = 30;
const SECRET_BYTES = 20;
/** As the app lists it. */
const ISSUER = 'PAHT Khanh Hoa';
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

/** A new secret (160 bits), and the address that a QR code tells an app. @param label whose it is, as the app shows it */
export function newTotp(label: string): { secret: string; uri: string } {
  const secret = new Secret({ size: SECRET_BYTES });
  return { secret: secret.base32, uri: new TOTP({ secret, issuer: ISSUER, label, period: PERIOD_S }).toString() };
}
