import { codesOf, type ClosedSet } from './closed-set.ts';

/** What an officer shows besides the password. */
export const SECOND_FACTOR = {
  SMS: { vi: 'Mã gửi bằng tin nhắn', en: 'Code by text message' },
  TOTP: { vi: 'Ứng dụng xác thực', en: 'Authenticator app' },
} as const satisfies ClosedSet;

export type SecondFactor = keyof typeof SECOND_FACTOR;
export const SECOND_FACTORS = codesOf(SECOND_FACTOR);
