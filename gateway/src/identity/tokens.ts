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
});

/** Verified tokens that are remembered; checking an Ed25519 signature costs 0.1 ms, a page of requests repeats one token. */
const REMEMBERED = 10_000;

/** Verifies access tokens (EdDSA) and refuses those whose session or subject was revoked since. */
export class Tokens {
  private readonly known = new Map<string, Caller>();

  private constructor(
    private readonly key: CryptoKey | Uint8Array,
    private readonly revocations: Revocations,
    private readonly now: () => number,
  ) {}

  static async open(options: { publicJwk: JWK; revocations: Revocations; now?: () => number }): Promise<Tokens> {
    return new Tokens(await importJWK(options.publicJwk, 'EdDSA'), options.revocations, options.now ?? Date.now);
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
      const { payload } = await jwtVerify(token, this.key, { algorithms: ['EdDSA'], currentDate: new Date(this.now()) });
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

  private remember(token: string, caller: Caller): void {
    if (this.known.size >= REMEMBERED) {
      const [oldest] = this.known.keys();
      if (oldest !== undefined) this.known.delete(oldest);
    }
    this.known.set(token, caller);
  }
}
