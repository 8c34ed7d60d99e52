import { DomainError, readChallenge } from '@pakn/service-kit';
import type { Write } from '../command/transaction.ts';

export interface GivenChallenge {
  id: string;
  answer: string;
}

const USED = 'insert into cases.used_challenge (nonce, expires_at) values ($1, $2) on conflict do nothing returning 1';

/** Takes a solved challenge, once. @throws CHALLENGE_WRONG, CHALLENGE_EXPIRED, CHALLENGE_USED */
export async function takeChallenge(
  { sql }: Pick<Write, 'sql'>,
  { key, challenge, now }: { key: string; challenge: GivenChallenge; now: Date },
): Promise<void> {
  const reading = readChallenge(key, challenge, now.getTime());
  if (reading.state === 'EXPIRED') throw new DomainError('CHALLENGE_EXPIRED');
  if (reading.state === 'WRONG')
    throw new DomainError('CHALLENGE_WRONG', {
      fields: [{ path: 'challenge.answer', code: 'CHALLENGE_WRONG', message: { vi: 'Kết quả phép tính chưa đúng.', en: 'The result of the sum is wrong.' } }],
    });
  if ((await sql(USED, [reading.nonce, reading.expiresAt])).length === 0) throw new DomainError('CHALLENGE_USED');
}

/** A sum has to be solved first. */
export const challengeRequired = (): DomainError =>
  new DomainError('CHALLENGE_REQUIRED', {
    fields: [{ path: 'challenge', code: 'CHALLENGE_REQUIRED', message: { vi: 'Hãy nhập kết quả phép tính.', en: 'Enter the result of the sum.' } }],
  });
