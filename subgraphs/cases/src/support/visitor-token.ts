import { createHash, randomBytes } from 'node:crypto';

const BYTES = 24;

/** What opens the conversation of a visitor who is not signed in. It is shown once; only its digest is kept: 192 random bits need no slow hash. */
export const newVisitorToken = (): string => randomBytes(BYTES).toString('base64url');

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
