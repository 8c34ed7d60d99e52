import { unauthenticated } from '@pakn/service-kit';
import { LockMode } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import { logSecurity } from '../audit/log-security.ts';
import { changing, clientOf } from '../changing.ts';
import type { AccountsContext } from '../context.ts';
import { clearedCookie, refreshTokenIn } from './refresh-cookie.ts';
import { judgeRefresh, readRefreshToken, type PresentedToken } from './refresh-token.ts';
import { StoredSession } from './session.entity.ts';
import type { Session } from './session.graph.ts';
import { handOver, REST_MS } from './start-session.ts';

/** Nobody changes the account's rights between reading them and signing the token: a token that is issued after a change never carries the rights from before. */
const HELD = { lockMode: LockMode.PESSIMISTIC_READ } as const;

/** Exchanges the cookie's refresh token. A copied one that comes back ends the whole family (S19). @throws UNAUTHENTICATED, and the cookie is cleared */
export async function refreshSession(context: AccountsContext): Promise<Session> {
  const presented = readRefreshToken(refreshTokenIn(context.headers.cookie) ?? '');
  const session = presented ? await exchange(context, presented) : null;
  if (session) return session;
  context.setCookie(clearedCookie(context.services.env.PUBLIC_ORIGIN.startsWith('https:')));
  throw unauthenticated();
}

/** `at`: while the account was held. */
type Exchanged = { account: Account; family: StoredSession; at: Date } | null;

async function exchange(context: AccountsContext, presented: PresentedToken): Promise<Session | null> {
  const { services, requestId } = context;
  const now = services.now();
  const by = { actorId: null, requestId, reason: 'refresh token reused' };
  const outcome = await changing(services, by, async (em): Promise<Exchanged> => {
    const family = await em.findOne(StoredSession, { id: presented.sessionId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (family === null) return null;
    const verdict = judgeRefresh(family, presented, now);
    if (verdict === 'REUSED') {
      family.endedAt = now;
      family.endReason = by.reason;
      await logSecurity(clientOf(em), { action: 'refreshTokenReused', actorId: null, subjectId: family.accountId, at: now, requestId });
      return null;
    }
    const account = verdict === 'GONE' ? null : await em.findOne(Account, { id: family.accountId, status: 'ACTIVE', active: true }, HELD);
    if (account === null) return null;
    if (verdict === 'ROTATE') {
      family.counter += 1;
      family.rotatedAt = now;
      family.language = context.language;
      family.expiresAt = new Date(now.getTime() + REST_MS[account.kind]);
    }
    return { account, family, at: services.now() };
  });
  return outcome && handOver(context, outcome.account, outcome.family, outcome.at);
}
