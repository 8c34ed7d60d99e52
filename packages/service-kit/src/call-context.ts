import type { Language } from '@pakn/vocabulary';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { unauthenticated } from './faults.ts';
import type { Identity, RateLimitState, VerifiedCall } from './identity.ts';

/** What every resolver gets; a subgraph adds its own (`em`, loaders …) in `context`. */
export interface CallContext {
  identity: Identity;
  requestId: string;
  /** The client's address as the gateway saw it; for rate limits only. */
  address: string;
  /** The language that the reader asked for: texts made for people are worded in it. */
  language: Language;
  /** The call is taken once: it may change something. */
  once: boolean;
  /** What this operation cost and what is left, as the gateway counted; only in calls that ask for it. */
  rateLimit?: RateLimitState;
  /** The `Idempotency-Key` header of a mutation; '' when there is none. */
  idempotencyKey: string;
  /** The account that asks. @throws UNAUTHENTICATED for the anonymous, Error in a call shared by a group (a field that needs it must be tagged `viewer`). */
  subject(): string;
  /** Request headers that the gateway forwards (cookie to accounts); empty on sockets. */
  headers: Record<string, string | string[] | undefined>;
  /** Adds a `set-cookie`; does nothing on sockets. */
  setCookie(cookie: string): void;
}

/** The call of an HTTP request that the gateway signed. */
export function httpCall(request: FastifyRequest, reply: FastifyReply): CallContext {
  const key = request.headers['idempotency-key'];
  return {
    ...callOf(request.call),
    idempotencyKey: typeof key === 'string' ? key : '',
    headers: request.headers,
    setCookie: (cookie) => void reply.header('set-cookie', cookie),
  };
}

/** What a call on any transport carries. */
export function callOf(call: VerifiedCall): Omit<CallContext, 'headers' | 'setCookie' | 'idempotencyKey'> {
  const { identity, requestId, address, language, once, rateLimit } = call;
  return { identity, requestId, address, language, once, ...(rateLimit ? { rateLimit } : {}), subject: () => subjectOf(identity) };
}

function subjectOf(identity: Identity): string {
  if (identity.sub !== undefined) return identity.sub;
  if (identity.kind === 'ANONYMOUS') throw unauthenticated();
  throw new Error('The subject was read in a call that a group shares: tag the field `viewer`.');
}
