import { unauthenticated } from '@pakn/service-kit';
import { LockMode } from '@mikro-orm/postgresql';
import { Account } from '../account/account.entity.ts';
import type { AccountsContext } from '../context.ts';
import { clearedCookie, refreshTokenIn } from './refresh-cookie.ts';
import { judgeRefresh, readRefreshToken, type PresentedToken } from './refresh-token.ts';
import { revoke } from './revoke.ts';
import { StoredSession } from './session.entity.ts';
import type { Session } from './session.graph.ts';
import { handOver, REST_MS } from './start-session.ts';

/** Exchanges the cookie's refresh token. A copied one that comes back ends the whole family (S19). @throws UNAUTHENTICATED, and the cookie is cleared */
export async function refreshSession(context: AccountsContext): Promise<Session> {
  const presented = readRefreshToken(refreshTokenIn(context.headers.cookie) ?? '');
  const session = presented ? await exchange(context, presented) : null;
  if (session) return session;
  context.setCookie(clearedCookie(context.services.env.PUBLIC_ORIGIN.startsWith('https:')));
  throw unauthenticated();
}

async function exchange(context: AccountsContext, presented: PresentedToken): Promise<Session | null> {
  const { services } = context;
  const now = services.now();
  const outcome = await services.orm.em.fork().transactional(async (em) => {
    const family = await em.findOne(StoredSession, { id: presented.sessionId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (family === null) return null;
    const verdict = judgeRefresh(family, presented, now);
    if (verdict === 'REUSED') {
      family.endedAt = now;
      family.endReason = 'refresh token reused';
      return { ended: family.id };
    }
    const account = verdict === 'GONE' ? null : await em.findOne(Account, { id: family.accountId, status: 'ACTIVE', active: true });
    if (account === null) return null;
    if (verdict === 'ROTATE') {
      family.counter += 1;
      family.rotatedAt = now;
      family.expiresAt = new Date(now.getTime() + REST_MS[account.kind]);
    }
    return { family, account };
  });
  if (outcome && 'ended' in outcome) {
    await revoke(services, 'SESSION', outcome.ended as string, 'refresh token reused');
    return null;
  }
  return outcome && 'family' in outcome ? handOver(context, outcome.account, outcome.family, outcome.family.counter) : null;
}
