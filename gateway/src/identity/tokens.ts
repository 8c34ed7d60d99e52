import { ACCESS_TOKEN_TYPE, audienceOf } from '@pakn/service-kit';
import { ACCOUNT_KINDS, OFFICER_ROLES } from '@pakn/vocabulary';
import { importJWK, jwtVerify, type CryptoKey, type JWK } from 'jose';
import { z } from 'zod';
import { ANYONE, bearerOf, type Caller } from './caller.ts';
import type { Revocations } from './revocations.ts';

const claims = z.object({
  sub: z.string().min(1),
  sid: z.string().min(1).optional(),
  kind: z.enum(ACCOUNT_KINDS),
  roles: z.array(z.enum(OFFICER_ROLES)).default([]),
  agencyId: z.string().nullish(),
  agencyKind: z.string().nullish(),
  scopes: z.array(z.string()).default([]),
  iat: z.number(),
  exp: z.number(),
  jti: z.string().min(1),
});

/** Verified tokens that are remembered; checking an Ed25519 signature costs 0.1 ms, a page of requests repeats one token. */
const REMEMBERED = 10_000;
const ALGORITHM = 'EdDSA';
/** Unknown keys, which anybody can invent, are asked for so often at most. */
const ASK_FOR_KEYS_MS = 1_000;

/** Verifies access tokens (EdDSA) and refuses those whose session or subject was revoked since. */
export class Tokens {
  private readonly known = new Map<string, Caller>();
  private published: readonly { jwk: JWK; key: CryptoKey | Uint8Array }[] = [];
  private askedForKeys = 0;
  /** Learns newer keys; called when a token names a key that is not known. */
  onUnknownKey: () => Promise<void> = async () => {};

  private constructor(
    /** The origin of this installation: who issues tokens. */
    private readonly issuer: string,
    private readonly revocations: Revocations,
    private readonly now: () => number,
  ) {}

  /** `publicJwk`: the installation's first key, until accounts has said which ones sign. */
  static async open(options: { publicJwk: JWK; issuer: string; revocations: Revocations; now?: () => number }): Promise<Tokens> {
    const tokens = new Tokens(options.issuer, options.revocations, options.now ?? Date.now);
    await tokens.adopt([options.publicJwk]);
    return tokens;
  }

  /** Takes the keys that tokens are verified by from now on. */
  async adopt(jwks: readonly JWK[]): Promise<void> {
    const before = this.published;
    const next = await Promise.all(
      jwks.map(async ({ d: _never, ...rest }) => {
        const same = before.find(({ jwk }) => jwk.kid === rest.kid && jwk.x === rest.x);
        return same ?? { jwk: { ...rest, alg: ALGORITHM, use: 'sig' }, key: await importJWK(rest, ALGORITHM) };
      }),
    );
    this.published = next;
    // Who was let in by a key that is gone is looked at again.
    if (before.some((key) => !next.includes(key))) this.known.clear();
  }

  /** As `/.well-known/jwks.json` shows them. */
  keys(): JWK[] {
    return this.published.map(({ jwk }) => jwk);
  }

  /** The caller of an `authorization` value: the anonymous when there is none, null when it must be refused. */
  async callerOf(authorization: unknown): Promise<Caller | null> {
    const token = bearerOf(authorization);
    if (token === null) return ANYONE;
    if (token === undefined) return null;
    const caller = this.known.get(token) ?? (await this.verify(token));
    if (!caller || caller.expiresAt === null) return null;
    if (caller.expiresAt <= this.now() || this.revocations.cover(caller)) return null;
    return caller;
  }

  private async verify(token: string): Promise<Caller | null> {
    try {
      const { payload } = await jwtVerify(token, (header) => this.keyOf(header.kid), {
        algorithms: [ALGORITHM],
        currentDate: new Date(this.now()),
        typ: ACCESS_TOKEN_TYPE,
        issuer: this.issuer,
        audience: audienceOf(this.issuer),
      });
      const { sub, sid, kind, roles, agencyId, agencyKind, scopes, iat, exp } = claims.parse(payload);
      const identity = { sub, ...(sid ? { sid } : {}), kind, roles, ...(agencyId ? { agencyId } : {}), ...(agencyKind ? { agencyKind } : {}), scopes };
      // The fraction of a second is milliseconds; as a binary number it is not exact.
      const caller = { identity, issuedAt: Math.round(iat * 1000), expiresAt: exp * 1000 };
      this.remember(token, caller);
      return caller;
    } catch {
      return null; // forged, expired, of another key or shape: to the client all the same
    }
  }

  /** @throws Error when nobody has such a key */
  private async keyOf(kid: string | undefined): Promise<CryptoKey | Uint8Array> {
    const find = (): CryptoKey | Uint8Array | undefined => this.published.find(({ jwk }) => jwk.kid === kid)?.key;
    const known = find();
    if (known) return known;
    if (this.now() - this.askedForKeys >= ASK_FOR_KEYS_MS) {
      this.askedForKeys = this.now();
      await this.onUnknownKey();
    }
    const learnt = find();
    if (!learnt) throw new Error('an unknown key');
    return learnt;
  }

  private remember(token: string, caller: Caller): void {
    if (this.known.size >= REMEMBERED) {
      const [oldest] = this.known.keys();
      if (oldest !== undefined) this.known.delete(oldest);
    }
    this.known.set(token, caller);
  }
}
