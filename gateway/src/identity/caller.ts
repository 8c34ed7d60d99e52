import { ANONYMOUS, type Identity, type RateLimitState } from '@pakn/service-kit';
import type { Language } from '@pakn/vocabulary';

/** Who stands behind a request or a socket, as its access token says. Times are milliseconds since 1970. */
export interface Caller {
  identity: Identity;
  issuedAt: number;
  /** null: nobody signed in, nothing expires. */
  expiresAt: number | null;
}

export const ANYONE: Caller = { identity: ANONYMOUS, issuedAt: 0, expiresAt: null };

/** One operation on its way to the subgraphs: what the data sources sign and forward. */
export interface Call {
  identity: Identity;
  requestId: string;
  /** The client's address; '' in calls that a group of sockets shares. */
  address: string;
  /** The language that the reader asked for. */
  language: Language;
  idempotencyKey?: string;
  /** Set once the operation was charged. */
  rateLimit?: RateLimitState;
  cookie?: string;
  /** What the client's browser says of itself: accounts names the devices of sessions by it. */
  userAgent?: string;
  /** Hands cookies of accounts to the client. */
  setCookie?(cookies: string[]): void;
  /** The answer goes out uncompressed: it holds a secret beside words that somebody else may have chosen. */
  leavePlain?(): void;
  /** Nothing was answered but that the request cannot be. */
  refuse?(): void;
}

/** The token of an `authorization: Bearer …` value; null: there is none; undefined: it is something else. */
export function bearerOf(authorization: unknown): string | null | undefined {
  if (authorization === undefined || authorization === null || authorization === '') return null;
  if (typeof authorization !== 'string') return undefined;
  return /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
}
