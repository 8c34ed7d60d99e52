import { z } from 'zod';
import type { Caller } from './caller.ts';

/** The answer of accounts' `GET /internal/revoked?since=<ms>`: sessions or whole subjects that ended, or whose rights changed, at `at` (ms since 1970). */
export const revokedAnswer = z.object({
  revoked: z.array(z.object({ sub: z.string().nullish(), sid: z.string().nullish(), at: z.number() })),
  /** The clock of accounts: what to ask with next. */
  now: z.number(),
});
export type RevokedAnswer = z.infer<typeof revokedAnswer>;

/** How long a revocation matters: no access token lives longer than 15 minutes. */
export const TOKEN_LIFETIME_MS = 15 * 60_000;

/** Tokens that were good when they were signed and are no longer. */
export class Revocations {
  private readonly bySubject = new Map<string, number>();
  private readonly bySession = new Map<string, number>();

  add(entries: RevokedAnswer['revoked']): void {
    for (const { sub, sid, at } of entries) {
      if (sid) this.bySession.set(sid, Math.max(at, this.bySession.get(sid) ?? 0));
      else if (sub) this.bySubject.set(sub, Math.max(at, this.bySubject.get(sub) ?? 0));
    }
  }

  /** Whether this caller's token was issued before its session or its subject was revoked. */
  cover(caller: Caller): boolean {
    const { sub, sid } = caller.identity;
    const at = Math.max((sid && this.bySession.get(sid)) || 0, (sub && this.bySubject.get(sub)) || 0);
    return caller.issuedAt <= at && at > 0;
  }

  /** Drops what no living token can be older than. */
  forgetBefore(time: number): void {
    for (const known of [this.bySubject, this.bySession]) for (const [id, at] of known) if (at < time) known.delete(id);
  }
}
