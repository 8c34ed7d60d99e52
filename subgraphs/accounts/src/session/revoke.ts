import type { Services } from '../services.ts';

/** Access tokens live 15 minutes; a revocation older than this concerns none. */
const KEEP_MS = 20 * 60_000;

/** SUBJECT: every token of an account or partner client; SESSION: those of one sign-in. */
export type RevokedKind = 'SUBJECT' | 'SESSION';

export interface Revocation {
  /** The `sub` or `sid` of the tokens that are no longer good. */
  subject: string;
  /** Tokens issued before this (Unix milliseconds) are refused. */
  at: number;
}

export async function revoke({ pool, now }: Pick<Services, 'pool' | 'now'>, kind: RevokedKind, id: string, reason: string): Promise<void> {
  await pool.query('insert into accounts.revocation (kind, id, at, reason) values ($1, $2, $3, $4) on conflict do nothing', [kind, id, now(), reason]);
}

/** What was revoked after `since` (Unix milliseconds), as far as it can still matter; `now` is what to ask with next. */
export async function revokedSince({ pool, now }: Services, since: number): Promise<{ now: number; revoked: Revocation[] }> {
  const at = now().getTime();
  const from = Number.isFinite(since) ? Math.max(since, at - KEEP_MS) : at - KEEP_MS;
  const { rows } = await pool.query<{ id: string; at: Date }>('select id, at from accounts.revocation where at > $1 order by at', [new Date(from)]);
  return { now: at, revoked: rows.map((row) => ({ subject: row.id, at: row.at.getTime() })) };
}

/** Ends every session of an account and revokes its tokens: a new password, a copied refresh token, changed rights. */
export async function endSessionsOf(services: Services, accountId: string, reason: string, except?: string): Promise<void> {
  const { rows } = await services.pool.query<{ id: string }>(
    'update accounts.session set ended_at = $2, end_reason = $3 where account_id = $1 and ended_at is null and id is distinct from $4::uuid returning id',
    [accountId, services.now(), reason, except ?? null],
  );
  for (const { id } of rows) await revoke(services, 'SESSION', id, reason);
}
