import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { CallerKind, Language, OfficerRole } from '@pakn/vocabulary';
import { DEFAULT_LANGUAGE } from './language.ts';

/** Who asks, as the gateway verified it from the access token. `sub` is the account's id; calls of a shared subscription group carry none. */
export interface Identity {
  sub?: string;
  sid?: string;
  kind: CallerKind;
  roles: OfficerRole[];
  agencyId?: string;
  agencyKind?: string;
  scopes: string[];
}

export const ANONYMOUS: Identity = { kind: 'ANONYMOUS', roles: [], scopes: [] };

/**
 * The permission scope that a subscription group shares: who has the same scope may be sent the same bytes.
 * Citizens without their subject see what the public sees.
 */
export function scopeOf(identity: Identity): string {
  if (identity.kind === 'OFFICER') return `officer:${identity.agencyId ?? ''}:${[...identity.roles].sort().join('+')}`;
  if (identity.kind === 'PARTNER') return `partner:${identity.agencyId ?? ''}:${[...identity.scopes].sort().join('+')}`;
  return 'public';
}

/** The identity a group's shared call carries: the rights of the scope and no subject. */
export function withoutSubject(identity: Identity): Identity {
  if (scopeOf(identity) === 'public') return ANONYMOUS;
  const { sub: _sub, sid: _sid, ...rest } = identity;
  return rest;
}

/** A call of the gateway to a subgraph: who asks, and how the answer is worded. */
export interface Call {
  identity: Identity;
  requestId: string;
  address?: string;
  /** The language that the reader asked for; Vietnamese when left out. */
  language?: Language;
  /** What is left of the caller's budget at the gateway; only for who shows it. */
  rateLimit?: RateLimitState;
}

/** What an operation cost its caller and what is left in this window. `resetAt`: Unix milliseconds. */
export interface RateLimitState {
  limit: number;
  cost: number;
  remaining: number;
  resetAt: number;
}

/** One signed call from the gateway: identity, request id, language and time, bound to the body's digest. */
export interface SignedCall {
  identity: string;
  signature: string;
}

export interface VerifiedCall {
  identity: Identity;
  requestId: string;
  /** The client's address as the gateway saw it; '' when unknown. */
  address: string;
  /** The language that the reader asked for. */
  language: Language;
  rateLimit?: RateLimitState;
}

const CALL_LIFETIME_MS = 60_000;

const mac = (key: string, identity: string, body: string): Buffer =>
  createHmac('sha256', Buffer.from(key, 'hex'))
    .update(`${identity}.${createHash('sha256').update(body).digest('hex')}`)
    .digest();

/** Signs a call to a subgraph. `body` is the exact text that is sent ('' for raw proxied routes and `connection_init`). */
export function signCall(key: string, call: Call, body: string, now: number = Date.now()): SignedCall {
  const identity = Buffer.from(
    JSON.stringify({
      ...call.identity,
      requestId: call.requestId,
      address: call.address ?? '',
      language: call.language ?? DEFAULT_LANGUAGE,
      at: now,
      ...(call.rateLimit ? { rateLimit: call.rateLimit } : {}),
    }),
  ).toString('base64url');
  return { identity, signature: mac(key, identity, body).toString('base64url') };
}

/** The caller behind a signed call, or null when it is unsigned, forged, for another body, or older than 60 s. */
export function verifyCall(key: string, call: { identity?: unknown; signature?: unknown }, body: string, now: number = Date.now()): VerifiedCall | null {
  if (typeof call.identity !== 'string' || typeof call.signature !== 'string') return null;
  const given = Buffer.from(call.signature, 'base64url');
  const expected = mac(key, call.identity, body);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const { requestId, address, language, at, rateLimit, ...identity } = JSON.parse(Buffer.from(call.identity, 'base64url').toString()) as Identity & {
    requestId: string;
    address: string;
    language: Language;
    at: number;
    rateLimit?: RateLimitState;
  };
  if (Math.abs(now - at) > CALL_LIFETIME_MS) return null;
  return { identity, requestId, address, language, ...(rateLimit ? { rateLimit } : {}) };
}
