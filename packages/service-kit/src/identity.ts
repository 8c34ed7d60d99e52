import type { CallerKind, Language, OfficerRole } from '@pakn/vocabulary';

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

/** Nobody is known behind the caller: no token, or one of an account without a person, of which anybody may start another. Their network answers for them. */
export const isNobody = ({ kind }: Pick<Identity, 'kind'>): boolean => kind === 'ANONYMOUS' || kind === 'ANONYMOUS_REPORTER';

/** What a token of the mailbox is good for, and no partner's key: to file what was mailed to the province (B-32). Only the installation itself gets one. */
export const MAILBOX_SCOPE = 'mailbox';

/** The process that reads the province's mailbox. */
export const isMailbox = ({ kind, scopes }: Pick<Identity, 'kind' | 'scopes'>): boolean => kind === 'PARTNER' && scopes.includes(MAILBOX_SCOPE);

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

export interface VerifiedCall {
  identity: Identity;
  requestId: string;
  /** The client's address as the gateway saw it; '' when unknown. */
  address: string;
  /** The language that the reader asked for. */
  language: Language;
  /** It is taken once: a mutation may be done. */
  once: boolean;
  rateLimit?: RateLimitState;
}
