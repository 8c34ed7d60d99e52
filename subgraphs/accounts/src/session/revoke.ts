import type { EntityManager } from '@mikro-orm/postgresql';
import { clientOf } from '../changing.ts';
import type { Database } from '../services.ts';

/** Access tokens live 15 minutes; a revocation older than this concerns none. */
const KEEP_MS = 20 * 60_000;

export interface Revocation {
  /** The `sub` or `sid` of the tokens that are no longer good. */
  subject: string;
  /** Tokens issued up to this (Unix milliseconds) are refused. */
  at: number;
}

/** What was written down as revoked after `since` (Unix milliseconds), as far as it can still matter; `now` is what to ask with next. */
export async function revokedSince({ pool, now }: Database, since: number): Promise<{ now: number; revoked: Revocation[] }> {
  const at = now().getTime();
  const from = Number.isFinite(since) ? Math.min(Math.max(since, at - KEEP_MS), at) : at - KEEP_MS;
  const { rows } = await pool.query<{ id: string; at: Date }>('select id, max(at) as at from accounts.revocation where noted_at > $1 group by id order by 2', [
    new Date(from),
  ]);
  return { now: at, revoked: rows.map((row) => ({ subject: row.id, at: row.at.getTime() })) };
}

/** Ends every session of an account in the caller's transaction; its tokens are revoked when that commits. */
export async function endSessionsOf(em: EntityManager, accountId: string, ending: { at: Date; reason: string; except?: string | undefined }): Promise<void> {
  await clientOf(em).query(
    'update accounts.session set ended_at = $2, end_reason = $3 where account_id = $1 and ended_at is null and id is distinct from $4::uuid',
    [accountId, ending.at, ending.reason, ending.except ?? null],
  );
}
