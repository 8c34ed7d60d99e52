import { DomainError } from '@pakn/service-kit';
import type { Pool } from 'pg';
import { NOW } from '../clock/database-time.ts';
import type { Write } from '../command/transaction.ts';
import { challengeRequired, takeChallenge, type GivenChallenge } from './take-challenge.ts';

const HOUR_MS = 3_600_000;

/** How much one account may send within an hour (S25): altogether, and without solving a challenge (an offline queue that catches up). */
export interface SendingLimits {
  perHour: number;
  withoutChallengePerHour: number;
}

const SPENT = `delete from cases.used_challenge where expires_at < ${NOW}`;
// At most as many as are allowed are looked at: the cost does not grow with what somebody has sent.
const SENT = `select count(*)::int as sent, min(submitted_at) as first from (
  select submitted_at from cases."case" where reporter_id = $1 and submitted_at > $2 order by submitted_at desc limit $3) as recent`;
/** Limits from here up are none: nothing is counted (tests, benchmarks). */
const UNLIMITED = 100_000;

/**
 * Lets a sender in: a challenge must be right, in time and unused; without one only few reports an hour, and none of who has no account (`mustSolve`).
 * @throws CHALLENGE_WRONG, CHALLENGE_EXPIRED, CHALLENGE_USED, CHALLENGE_REQUIRED, TRY_LATER
 */
export async function admitSender(
  write: Pick<Write, 'sql'>,
  options: {
    key: string;
    challenge: GivenChallenge | null | undefined;
    accountId: string;
    limits: SendingLimits;
    now: Date;
    mustSolve?: boolean;
  },
): Promise<void> {
  const { challenge, now, limits } = options;
  if (challenge) await takeChallenge(write, { key: options.key, challenge, now });
  if (!challenge && options.mustSolve) throw challengeRequired();
  if (Math.min(limits.perHour, limits.withoutChallengePerHour) >= UNLIMITED) return;
  const [row] = await write.sql<{ sent: number; first: string | null }>(SENT, [options.accountId, new Date(now.getTime() - HOUR_MS), limits.perHour]);
  const sent = row?.sent ?? 0;
  if (sent >= limits.perHour) throw new DomainError('TRY_LATER', row?.first ? { retryAt: new Date(Date.parse(row.first) + HOUR_MS) } : {});
  if (!challenge && sent >= limits.withoutChallengePerHour) throw challengeRequired();
}

/** Forgets used challenges that could not be used again anyway. */
export const forgetChallenges = async (pool: Pool): Promise<void> => void (await pool.query(SPENT));
