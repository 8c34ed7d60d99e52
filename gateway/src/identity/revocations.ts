import { z } from 'zod';
import type { Caller } from './caller.ts';

/** The answer of accounts' `GET /internal/revoked?since=<ms>`: whose tokens issued up to `at` are no longer good. Times are milliseconds since 1970. */
export const revokedAnswer = z.object({
  /** `subject` is an account, a partner client or a session: the `sub` or `sid` of tokens. */
  /** The public keys that access tokens are verified by; accounts rotates them. Left out: those that are known stay. */
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })).optional(),
  revoked: z.array(z.object({ subject: z.string(), at: z.number() })),
  /** The clock of accounts: what to ask with next. */
  now: z.number(),
});
export type RevokedAnswer = z.infer<typeof revokedAnswer>;

/** How long a revocation matters: no access token lives longer than 15 minutes. */
export const TOKEN_LIFETIME_MS = 15 * 60_000;

/** Tokens that were good when they were signed and are no longer. */
export class Revocations {
  private readonly since = new Map<string, number>();

  add(entries: RevokedAnswer['revoked']): void {
    for (const { subject, at } of entries) this.since.set(subject, Math.max(at, this.since.get(subject) ?? 0));
  }

  /** Whether this caller's token was issued before its session or its subject was revoked. */
  cover(caller: Caller): boolean {
    return [caller.identity.sub, caller.identity.sid].some((id) => id !== undefined && caller.issuedAt <= (this.since.get(id) ?? -1));
  }

  /** Drops what no living token can be older than. */
  forgetBefore(time: number): void {
    for (const [id, at] of this.since) if (at < time) this.since.delete(id);
  }
}
