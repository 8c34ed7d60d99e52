import { createHash, randomUUID, webcrypto } from 'node:crypto';
import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import type { Language } from '@pakn/vocabulary';
import type { Call, Identity, RateLimitState, VerifiedCall } from './identity.ts';
import { DEFAULT_LANGUAGE } from './language.ts';

/** The header that carries a signed call; on a socket the same key of `connection_init` and of each operation's `extensions`. */
export const CALL_HEADER = 'x-pakn-call';
const CALLER = 'gateway';
/** A recorded call is worth nothing 30 s later: what it lives, and how far two machines' clocks may be apart. */
const LIFETIME_S = 28;
const CLOCK_TOLERANCE_S = 2;
const SECOND_MS = 1_000;

/** What a signed call is for; it is good for nothing else. */
export interface CalledOperation {
  /** `SOCKET` opens one, `SUBSCRIBE` is an operation on it. */
  method: string;
  /** With its query. */
  path: string;
  /** The exact text that is sent; '' when there is none or it is streamed (files). */
  body: string;
  /** It changes something: the call is taken once. */
  once?: boolean;
}

interface Claims extends JWTPayload {
  method: string;
  path: string;
  body: string;
  once?: true;
  /** Unix milliseconds: `iat` has seconds only. */
  at: number;
  identity: Identity;
  requestId: string;
  address: string;
  language: Language;
  rateLimit?: RateLimitState;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
const keyOf = (hex: string): Promise<webcrypto.CryptoKey> =>
  webcrypto.subtle.importKey('raw', Buffer.from(hex, 'hex'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);

/** What is signed of an operation on a socket: all that decides what it does. */
export const operationText = (operation: { query: string; operationName?: string | null | undefined; variables?: object | null | undefined }): string =>
  JSON.stringify([operation.query, operation.operationName ?? null, operation.variables ?? null]);

/** Signs the gateway's calls to one replica of a subgraph (HS256; a key for each subgraph and direction). */
export class CallSigner {
  private readonly key: Promise<webcrypto.CryptoKey>;

  /** @param audience the replica's origin, as it is called */
  constructor(
    key: string,
    private readonly audience: string,
    private readonly now: () => number = Date.now,
  ) {
    this.key = keyOf(key);
  }

  async sign({ identity, requestId, address, language, rateLimit }: Call, operation: CalledOperation): Promise<string> {
    const at = this.now();
    const issuedAt = Math.floor(at / SECOND_MS);
    const claims = {
      iss: CALLER,
      aud: this.audience,
      iat: issuedAt,
      exp: issuedAt + LIFETIME_S,
      jti: randomUUID(),
      at,
      method: operation.method,
      path: operation.path,
      body: digest(operation.body),
      ...(operation.once ? { once: true as const } : {}),
      identity,
      requestId,
      address: address ?? '',
      language: language ?? DEFAULT_LANGUAGE,
      ...(rateLimit ? { rateLimit } : {}),
    } satisfies Claims;
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(await this.key);
  }
}

/** Verifies calls to one replica. Calls that change something are remembered until they end by themselves, so that none is taken twice. */
export class CallVerifier {
  private readonly key: Promise<webcrypto.CryptoKey>;
  private readonly taken = new Map<string, number>();
  /** What was taken before this process began is not known: such a call is not taken at all. The gateway signs anew at each try. */
  private readonly startedAt: number;

  /** @param audience the origin by which the gateway calls this replica; known once it listens */
  constructor(
    key: string,
    private readonly audience: () => string,
    private readonly now: () => number = Date.now,
  ) {
    this.key = keyOf(key);
    this.startedAt = now();
  }

  /** The caller behind a signed call; null when it is unsigned, forged, old, for something else or somebody else, or was taken already. */
  async verify(call: unknown, operation: CalledOperation): Promise<VerifiedCall | null> {
    if (typeof call !== 'string') return null;
    const claims = await this.claimsOf(call);
    if (!claims || claims.method !== operation.method || claims.path !== operation.path || claims.body !== digest(operation.body)) return null;
    if (operation.once && !claims.once) return null;
    if (claims.once && !this.take(claims)) return null;
    const { identity, requestId, address, language, rateLimit } = claims;
    return { identity, requestId, address, language, once: claims.once === true, ...(rateLimit ? { rateLimit } : {}) };
  }

  private async claimsOf(call: string): Promise<Claims | null> {
    const options = { algorithms: ['HS256'], issuer: CALLER, audience: this.audience(), currentDate: new Date(this.now()), clockTolerance: CLOCK_TOLERANCE_S };
    return jwtVerify<Claims>(call, await this.key, { ...options, maxTokenAge: LIFETIME_S, requiredClaims: ['exp', 'jti'] }).then(
      ({ payload }) => payload,
      () => null, // of another key, replica or time: to the caller all the same
    );
  }

  private take({ jti = '', at, exp = 0 }: Claims): boolean {
    const now = this.now();
    for (const [id, until] of this.taken) {
      if (until > now) break; // they were taken in about the order in which they end
      this.taken.delete(id);
    }
    if (at < this.startedAt || this.taken.has(jti)) return false;
    this.taken.set(jti, (exp + CLOCK_TOLERANCE_S) * SECOND_MS);
    return true;
  }
}
