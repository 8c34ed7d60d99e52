import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** 256 random bits: nobody guesses them, so a plain digest is enough at rest and checking costs nothing under load. */
export const newSecret = (): string => `pakn_${randomBytes(SECRET_BYTES).toString('base64url')}`;

export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export interface Secrets {
  secretHash: Uint8Array;
  previousSecretHash: Uint8Array | null;
  previousSecretUntil: Date | null;
}

const equal = (a: Uint8Array, b: Buffer): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), b);

/** The new secret always; the one before until its time is over, so that a key is rotated without a pause. */
export function isSecret(client: Secrets, secret: string, now: Date): boolean {
  const given = secretHash(secret);
  if (equal(client.secretHash, given)) return true;
  return (
    client.previousSecretHash !== null && client.previousSecretUntil !== null && now < client.previousSecretUntil && equal(client.previousSecretHash, given)
  );
}
