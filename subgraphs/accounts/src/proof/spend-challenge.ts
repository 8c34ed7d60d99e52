import { DomainError, readChallenge } from '@pakn/service-kit';
import type { Database } from '../services.ts';

/**
 * Takes the answer to a challenge; each is good once (the nonce is stored until it would have expired).
 * @throws DomainError CHALLENGE_WRONG, CHALLENGE_EXPIRED, CHALLENGE_USED
 */
export async function spendChallenge({ env, pool, now }: Database & { env: { SEAL_KEY: string } }, given: { id: string; answer: string }): Promise<void> {
  const reading = readChallenge(env.SEAL_KEY, given, now().getTime());
  if (reading.state === 'WRONG') throw new DomainError('CHALLENGE_WRONG');
  if (reading.state === 'EXPIRED') throw new DomainError('CHALLENGE_EXPIRED');
  const { rowCount } = await pool.query('insert into accounts.used_challenge (nonce, expires_at) values ($1, $2) on conflict do nothing', [
    reading.nonce,
    reading.expiresAt,
  ]);
  if (rowCount === 0) throw new DomainError('CHALLENGE_USED');
}
