import { newId } from '@pakn/service-kit';
import { Account, BARE_ACCOUNT } from '../account/account.entity.ts';
import { announceIn } from '../changing.ts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { AccountsContext } from '../context.ts';
import { spendChallenge } from '../proof/spend-challenge.ts';
import { countAgainst, HOUR_MS } from '../proof/throttle.ts';
import { refuseSignedIn } from '../session/not-signed-in.ts';
import { startSession } from '../session/start-session.ts';
import type { AnonymousStart } from './anonymous.graph.ts';
import { caseSecretHash, newCaseSecret } from './case-secret.ts';

/**
 * An account without a person and its session. Without a sum it uploads; the sum then goes with the report. Each is for one report, so what limits them
 * by network limits the reports too.
 * @throws DomainError NOT_NOW for who is signed in, TRY_LATER, CHALLENGE_…
 */
export async function startAnonymous(context: AccountsContext, challenge: { id: string; answer: string } | null): Promise<AnonymousStart> {
  const { services, address, requestId } = context;
  await refuseSignedIn(context);
  await countAgainst(services, { bucket: 'anonymous', key: address, most: services.env.LIMIT_ANONYMOUS_PER_ADDRESS_PER_HOUR, windowMs: HOUR_MS });
  if (challenge) await spendChallenge(services, challenge);
  const secret = newCaseSecret();
  const session = await services.orm.em.fork().transactional(async (opened) => {
    const em = opened as EntityManager;
    const account = em.create(Account, {
      ...BARE_ACCOUNT,
      id: newId(),
      kind: 'ANONYMOUS_REPORTER',
      status: 'ACTIVE',
      fullName: '',
      nameFolded: '',
      caseSecretHash: caseSecretHash(services.ciphers, secret),
      sumSolved: challenge !== null,
      createdAt: services.now(),
    });
    await em.flush();
    const started = await startSession(context, account, em, 'startAnonymous');
    await announceIn(services, em, { actorId: account.id, requestId, reason: 'anonymous start' });
    return started;
  });
  return { session, secret };
}
