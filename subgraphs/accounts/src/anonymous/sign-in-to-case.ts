import { timingSafeEqual } from 'node:crypto';
import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { DomainError } from '@pakn/service-kit';
import { Account } from '../account/account.entity.ts';
import type { AccountsContext } from '../context.ts';
import { countAttempt, forgetFailures, lockoutKey } from '../proof/lockout.ts';
import { noteSecurity } from '../proof/note-security.ts';
import { spendChallenge } from '../proof/spend-challenge.ts';
import { countAgainst, MINUTE_MS } from '../proof/throttle.ts';
import { refuseSignedIn } from '../session/not-signed-in.ts';
import type { Session } from '../session/session.graph.ts';
import { startSession } from '../session/start-session.ts';
import { caseSecretHash, typedCode } from './case-secret.ts';

const OF_CODE = `select a.id, a.case_secret_hash as hash from accounts.reported_case r
  join accounts.account a on a.id = r.account_id and a.kind = 'ANONYMOUS_REPORTER' and a.active where r.code = $1`;

/**
 * Opens an anonymous report as its reporter (B-07). A code that does not exist, one of a person with an account and a wrong secret are answered alike, and take
 * as long. Wrong ones count by what was typed and the network that typed it: a code is public, so nobody can lock its reporter out with it.
 * @throws DomainError CREDENTIALS_WRONG, CHALLENGE_…, TRY_LATER, NOT_NOW for who is signed in
 */
export async function signInToCase(
  context: AccountsContext,
  typed: { code: string; secret: string; challenge: { id: string; answer: string } },
): Promise<Session> {
  const { services, address, requestId } = context;
  await refuseSignedIn(context);
  await countAgainst(services, { bucket: 'sign-in-address', key: address, most: services.env.LIMIT_SIGN_IN_PER_ADDRESS_PER_MINUTE, windowMs: MINUTE_MS });
  await spendChallenge(services, typed.challenge);
  const code = typedCode(typed.code);
  const lock = lockoutKey(services.ciphers, `case:${code} from ${address}`);
  const { locks } = await countAttempt(services, lock);

  const { rows } = await services.pool.query<{ id: string; hash: Buffer }>(OF_CODE, [code]);
  const given = caseSecretHash(services.ciphers, typed.secret);
  const of = rows[0] ?? null;
  if (!timingSafeEqual(of?.hash ?? Buffer.alloc(given.length), given) || of === null) {
    if (of) noteSecurity(services, { action: locks ? 'signInToCaseLocked' : 'signInToCaseRefused', actorId: null, subjectId: of.id, requestId });
    throw wrong();
  }
  await forgetFailures(services, lock);
  return services.orm.em.fork().transactional(async (em) => {
    const held = await em.findOne(Account, { id: of.id, active: true }, { lockMode: LockMode.PESSIMISTIC_READ });
    if (held === null) throw wrong();
    return startSession(context, held, em as EntityManager, 'signInToCase');
  });
}

const wrong = (): DomainError =>
  new DomainError('CREDENTIALS_WRONG', {
    message: { vi: 'Mã phản ánh hoặc mã bí mật không đúng.', en: 'The code of the report or the secret is wrong.' },
  });
